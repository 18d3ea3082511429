package org.tocsin.sim.scenario;

import java.util.List;
import java.util.Optional;
import org.tocsin.core.silent.DigitMeaning;
import org.tocsin.core.silent.SilentDialogue;
import org.tocsin.core.silent.SilentQuestion;
import org.tocsin.core.texts.Conversation;
import org.tocsin.core.texts.Medium;
import org.tocsin.core.texts.TextMessage;

/// What can be true of conversations.
final class TextChecks {
    static final List<Phrase<Check>> ALL = List.of(
            conversation(
                    "the conversation of {call} has {n} messages",
                    (b, talk) -> Check.same(
                            "messages", b.number("n"), talk.messages().size())),
            conversation(
                    "message {n} of {call} is {word}",
                    (b, talk) -> message(b, talk)
                            .map(message -> Check.same(
                                    "it", Tables.oneOf(TextMessage.Delivery.class, b.get("word")), message.delivery()))
                            .orElseGet(() -> Optional.of("there is no such message"))),
            conversation(
                    "message {n} of {call} reads {quoted} by {who}",
                    (b, talk) -> message(b, talk)
                            .map(message -> Check.that(
                                    message.text().text().equals(b.get("quoted"))
                                            && message.by().equals(b.get("who")),
                                    "it reads otherwise, by " + message.by()))
                            .orElseGet(() -> Optional.of("there is no such message"))),
            conversation(
                    "{call} is answered by {word}",
                    (b, talk) -> Check.same("the medium", Tables.oneOf(Medium.class, b.get("word")), talk.medium())),
            conversation(
                    "the conversation of {call} is closed",
                    (_, talk) -> Check.that(talk.closedAt() != null, "it is open")),
            Phrase.of(
                    "{call} needs {word}",
                    b -> cast -> Check.same(
                            "who was asked for",
                            Optional.of(Tables.oneOf(DigitMeaning.class, b.get("word"))),
                            cast.centre()
                                    .silent()
                                    .find(cast.callId(b.get("call")))
                                    .map(SilentDialogue::needs))),
            Phrase.of(
                    "question {n} of {call} was answered {word}",
                    b -> cast -> Check.same(
                            "the answer",
                            Optional.of(Tables.oneOf(DigitMeaning.class, b.get("word"))),
                            cast.centre().silent().find(cast.callId(b.get("call"))).stream()
                                    .flatMap(dialogue -> dialogue.questions().stream())
                                    .filter(question -> question.number() == b.number("n"))
                                    .findFirst()
                                    .map(SilentQuestion::answer))),
            Phrase.of(
                    "question {n} of {call} is open",
                    b -> cast -> Check.that(
                            cast.centre().silent().find(cast.callId(b.get("call"))).stream()
                                    .flatMap(dialogue -> dialogue.questions().stream())
                                    .anyMatch(question ->
                                            question.number() == b.number("n") && question.answer() == null),
                            "it is not")),
            Phrase.of(
                    "text is out of service",
                    _ -> cast -> Check.that(!cast.centre().texts().policy().inService(), "it is in service")));

    private TextChecks() {}

    private interface Question {
        Optional<String> findFault(Phrase.Blanks blanks, Conversation conversation);
    }

    private static Optional<TextMessage> message(Phrase.Blanks b, Conversation talk) {
        return talk.find(b.number("n"));
    }

    private static Phrase<Check> conversation(String shape, Question question) {
        return Phrase.of(
                shape,
                b -> cast -> cast.centre()
                        .texts()
                        .find(cast.callId(b.get("call")))
                        .map(talk -> question.findFault(b, talk))
                        .orElseGet(() -> Optional.of("nobody has written")));
    }
}
