package org.tocsin.core.silent;

import java.util.Optional;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Decision;
import org.tocsin.core.kernel.Stamp;
import org.tocsin.core.silent.SilentEvent.DigitPressed;
import org.tocsin.core.silent.SilentEvent.QuestionAsked;

/// The rules of the silent room.
public final class SilentRules {
    private static final int LONGEST_QUESTION = 200;

    private SilentRules() {}

    /// What the room asks of its neighbours.
    public interface Surroundings {
        /// Whether the centre has this call at hand.
        boolean isCall(CallId call);

        /// Who talks with the caller now; empty while nobody does, or there is no such call.
        Optional<String> findTalking(CallId call);
    }

    public static Decision decide(SilentCalls state, SilentCommand command, Stamp stamp, Surroundings around) {
        return switch (command) {
            case SilentCommand.Ask ask -> ask(state, ask, stamp, around);
            case SilentCommand.Press press -> press(state, press, stamp, around);
        };
    }

    private static Decision ask(SilentCalls state, SilentCommand.Ask ask, Stamp stamp, Surroundings around) {
        var words = ask.words().strip();
        if (words.isEmpty()) {
            return Decision.reject(new SilentRejection.QuestionEmpty());
        }
        var login = stamp.actor() instanceof Actor.Person person
                ? person.login()
                : stamp.actor().words();
        if (!around.findTalking(ask.call()).filter(login::equals).isPresent()) {
            return Decision.reject(new SilentRejection.NobodyToAsk(ask.call()));
        }
        long number = state.find(ask.call())
                        .filter(dialogue -> !dialogue.questions().isEmpty())
                        .map(dialogue -> dialogue.questions().getLast().number())
                        .orElse(0L)
                + 1;
        var kept = words.substring(0, Math.min(words.length(), LONGEST_QUESTION));
        return Decision.accept(new QuestionAsked(ask.call(), stamp.at(), number, login, kept));
    }

    /// A digit is kept whoever hears it: before the answer, on hold, and after the caller has gone.
    private static Decision press(SilentCalls state, SilentCommand.Press press, Stamp stamp, Surroundings around) {
        if (!around.isCall(press.call())) {
            return Decision.reject(new SilentRejection.NoSuchCall(press.call()));
        }
        var meaning = DigitMeaning.of(press.digit()).orElse(null);
        long answers = meaning == null
                ? 0
                : state.find(press.call())
                        .flatMap(SilentDialogue::findOpenQuestion)
                        .map(SilentQuestion::number)
                        .orElse(0L);
        return Decision.accept(
                new DigitPressed(press.call(), stamp.at(), String.valueOf(press.digit()), meaning, answers));
    }

    public static SilentCalls evolve(SilentCalls state, SilentEvent event) {
        var dialogue = state.find(event.call()).orElseGet(() -> SilentDialogue.of(event.call()));
        return switch (event) {
            case QuestionAsked e ->
                state.put(dialogue.asked(new SilentQuestion(e.question(), e.at(), e.by(), e.words(), null, null)));
            case DigitPressed e ->
                state.put(dialogue.pressed(new SilentDialogue.Press(e.at(), e.digit(), e.meaning(), e.answers())));
        };
    }
}
