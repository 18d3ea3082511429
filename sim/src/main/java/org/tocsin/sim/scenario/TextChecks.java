package org.tocsin.sim.scenario;

import java.util.List;
import java.util.Optional;
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
