package org.tocsin.core.silent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.CallId;

/// Questions and digits of one call.
///
/// @param digits    oldest first, the latest [#KEPT]; the journal has all
/// @param needs     who was asked for by 1, 2 or 3, the latest
public record SilentDialogue(
        CallId call,
        List<SilentQuestion> questions,
        List<Press> digits,
        @Nullable DigitMeaning needs) {
    public static final int KEPT = 100;

    /// @param answers the question it answered, 0 for none
    public record Press(Instant at, String digit, @Nullable DigitMeaning meaning, long answers) {}

    public SilentDialogue {
        questions = List.copyOf(questions);
        digits = List.copyOf(digits);
    }

    static SilentDialogue of(CallId call) {
        return new SilentDialogue(call, List.of(), List.of(), null);
    }

    /// The question asked last, if nothing has answered it.
    public Optional<SilentQuestion> findOpenQuestion() {
        return questions.isEmpty()
                ? Optional.empty()
                : Optional.of(questions.getLast()).filter(question -> question.answer() == null);
    }

    SilentDialogue asked(SilentQuestion question) {
        var all = new ArrayList<>(questions);
        all.add(question);
        return new SilentDialogue(call, last(all), digits, needs);
    }

    SilentDialogue pressed(Press press) {
        var all = new ArrayList<>(digits);
        all.add(press);
        var meaning = press.meaning();
        var answered = questions.stream()
                .map(question -> meaning != null && question.number() == press.answers()
                        ? question.answered(meaning, press.at())
                        : question)
                .toList();
        return new SilentDialogue(call, answered, last(all), meaning != null && meaning.service() ? meaning : needs);
    }

    private static <T> List<T> last(List<T> all) {
        return all.size() > KEPT ? all.subList(all.size() - KEPT, all.size()) : all;
    }
}
