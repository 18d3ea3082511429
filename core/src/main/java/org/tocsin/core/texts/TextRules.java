package org.tocsin.core.texts;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Decision;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.kernel.Stamp;
import org.tocsin.core.texts.TextEvent.CarryOverSet;
import org.tocsin.core.texts.TextEvent.ConversationClosed;
import org.tocsin.core.texts.TextEvent.TextBounced;
import org.tocsin.core.texts.TextEvent.TextDelivered;
import org.tocsin.core.texts.TextEvent.TextFailed;
import org.tocsin.core.texts.TextEvent.TextPolicySet;
import org.tocsin.core.texts.TextEvent.TextReceived;
import org.tocsin.core.texts.TextEvent.TextSent;
import org.tocsin.core.texts.TextEvent.TextServiceChanged;

/// The rules of the texts room.
public final class TextRules {
    /// Most characters of one message sent: what every network carries in a few short messages.
    public static final int LONGEST = 640;

    private TextRules() {}

    /// Where the caller of a call stands.
    public enum Stance {
        WAITING,
        TALKING,
        ABANDONED,
        OVER
    }

    /// The other side of a conversation, as the calls room knows it.
    public record Correspondent(
            CallId call,
            Stance stance,
            @Nullable String handler,
            @Nullable PhoneNumber number) {}

    /// What the room asks of its neighbours.
    public interface Surroundings {
        /// The call that has this carrier, while there is a caller on it.
        Optional<CallId> findLiveCall(String signalling);

        Optional<Correspondent> findCorrespondent(CallId call);
    }

    public static Decision decide(Texts texts, TextCommand command, Stamp stamp, Surroundings around) {
        return switch (command) {
            case TextCommand.SetPolicy set -> setPolicy(texts, set);
            case TextCommand.SetService set -> setService(texts, set, stamp);
            case TextCommand.Receive receive -> receive(texts, receive, stamp, around);
            case TextCommand.Send send -> send(texts, send, stamp, around);
            case TextCommand.SetCarryOver set -> setCarryOver(texts, set, stamp, around);
            case TextCommand.NoteDelivery note -> noteDelivery(texts, note, stamp);
            case TextCommand.Close close ->
                texts.open().has(close.call())
                        ? Decision.accept(new ConversationClosed(close.call(), stamp.at()))
                        : Decision.nothing();
        };
    }

    private static Decision setPolicy(Texts texts, TextCommand.SetPolicy set) {
        if (set.mostEach() < 1 || set.bounce().isBlank()) {
            return Decision.reject(new TextRejection.BadPolicy(
                    "One conversation each at least, and words for those who are turned away."));
        }
        var now = texts.policy();
        return now.mostEach() == set.mostEach() && now.bounce().equals(set.bounce())
                ? Decision.nothing()
                : Decision.accept(new TextPolicySet(set.mostEach(), set.bounce()));
    }

    private static Decision setService(Texts texts, TextCommand.SetService set, Stamp stamp) {
        if (texts.policy().inService() == set.inService()) {
            return Decision.nothing();
        }
        return !set.inService() && set.reason().isBlank()
                ? Decision.reject(new TextRejection.ReasonMissing())
                : Decision.accept(new TextServiceChanged(
                        stamp.at(), login(stamp), set.inService(), set.reason().strip()));
    }

    private static Decision receive(Texts texts, TextCommand.Receive receive, Stamp stamp, Surroundings around) {
        var call = around.findLiveCall(receive.signalling());
        if (call.isPresent()) {
            return Decision.accept(new TextReceived(
                    call.get(),
                    stamp.at(),
                    next(texts, call.get()),
                    receive.medium(),
                    receive.route(),
                    receive.text()));
        }
        var policy = texts.policy();
        return policy.inService()
                ? Decision.reject(new TextRejection.NoConversation())
                : Decision.accept(new TextBounced(
                        stamp.at(), receive.medium(), receive.route(), receive.text(), policy.bounce()));
    }

    private static long next(Texts texts, CallId call) {
        return texts.find(call).map(Conversation::next).orElse(1L);
    }

    private static Decision send(Texts texts, TextCommand.Send send, Stamp stamp, Surroundings around) {
        var words = send.text().text().strip();
        if (words.isEmpty()) {
            return Decision.reject(new TextRejection.TextEmpty());
        }
        if (words.codePointCount(0, words.length()) > LONGEST) {
            return Decision.reject(new TextRejection.TextTooLong(LONGEST));
        }
        var found = around.findCorrespondent(send.call());
        if (found.isEmpty()) {
            return Decision.reject(new TextRejection.NobodyToText(send.call()));
        }
        var party = found.get();
        var refusal = findRefusal(party, stamp);
        if (refusal != null) {
            return Decision.reject(refusal);
        }
        var held = texts.open().find(send.call());
        var medium =
                held.map(Conversation::medium).orElse(party.stance() == Stance.TALKING ? Medium.TTY : Medium.MESSAGE);
        // An abandoned caller's session is gone with the call; a message finds the way by the number.
        boolean byNumber = party.stance() == Stance.ABANDONED && medium != Medium.MESSAGE;
        return Decision.accept(new TextSent(
                send.call(),
                stamp.at(),
                next(texts, send.call()),
                login(stamp),
                byNumber ? Medium.MESSAGE : medium,
                byNumber ? Route.BY_NUMBER : held.map(Conversation::route).orElse(Route.BY_NUMBER),
                new Said(words),
                send.meaning()));
    }

    private static @Nullable TextRejection findRefusal(Correspondent party, Stamp stamp) {
        var number = party.number();
        var handler = party.handler();
        return switch (party.stance()) {
            case WAITING -> new TextRejection.AnswerFirst(party.call());
            case TALKING ->
                stamp.actor() instanceof Actor.Person person && handler != null && !handler.equals(person.login())
                        ? new TextRejection.NotYourConversation(party.call(), handler)
                        : null;
            case ABANDONED ->
                number == null || !number.canBeCalledBack() ? new TextRejection.NoRoute(party.call()) : null;
            case OVER -> new TextRejection.NobodyToText(party.call());
        };
    }

    private static Decision setCarryOver(Texts texts, TextCommand.SetCarryOver set, Stamp stamp, Surroundings around) {
        var conversation = texts.open().find(set.call());
        var party = around.findCorrespondent(set.call());
        var refusal = party.isEmpty() ? new TextRejection.NobodyToText(set.call()) : findRefusal(party.get(), stamp);
        if (conversation.isEmpty() || conversation.get().medium() != Medium.TTY) {
            return Decision.reject(new TextRejection.NotTty(set.call()));
        }
        if (refusal != null) {
            return Decision.reject(refusal);
        }
        return conversation.get().carryOver() == set.carryOver()
                ? Decision.nothing()
                : Decision.accept(new CarryOverSet(set.call(), stamp.at(), login(stamp), set.carryOver()));
    }

    private static Decision noteDelivery(Texts texts, TextCommand.NoteDelivery note, Stamp stamp) {
        boolean awaited = texts.find(note.call())
                .flatMap(conversation -> conversation.find(note.message()))
                .filter(message -> message.delivery() == TextMessage.Delivery.SENDING)
                .isPresent();
        if (!awaited) {
            return Decision.nothing();
        }
        return Decision.accept(
                note.delivered()
                        ? new TextDelivered(note.call(), stamp.at(), note.message())
                        : new TextFailed(note.call(), stamp.at(), note.message(), note.reason()));
    }

    private static String login(Stamp stamp) {
        return stamp.actor() instanceof Actor.Person person
                ? person.login()
                : stamp.actor().words();
    }

    public static Texts evolve(Texts texts, TextEvent event) {
        var policy = texts.policy();
        return switch (event) {
            case TextPolicySet e -> texts.with(new TextPolicy(e.mostEach(), e.bounce(), policy.inService()));
            case TextServiceChanged e -> texts.with(new TextPolicy(policy.mostEach(), policy.bounce(), e.inService()));
            case TextBounced _ -> texts;
            case TextReceived e ->
                texts.put(conversation(texts, e.call(), e.medium(), e.route(), e.at())
                        .with(received(e), e.medium(), e.route()));
            case TextSent e ->
                texts.put(conversation(texts, e.call(), e.medium(), e.route(), e.at())
                        .with(sent(e), e.medium(), e.route()));
            case TextDelivered e -> settle(texts, e.call(), e.message(), TextMessage.Delivery.SENT, "", e.at());
            case TextFailed e -> settle(texts, e.call(), e.message(), TextMessage.Delivery.FAILED, e.reason(), e.at());
            case CarryOverSet e ->
                texts.find(e.call())
                        .map(conversation -> texts.put(conversation.carried(e.carryOver())))
                        .orElse(texts);
            case ConversationClosed e ->
                texts.find(e.call())
                        .map(conversation -> texts.put(conversation.closed(e.at())))
                        .orElse(texts);
        };
    }

    private static Conversation conversation(
            Texts texts, CallId call, Medium medium, Route route, java.time.Instant at) {
        return texts.find(call).orElseGet(() -> Conversation.begin(call, medium, route, at));
    }

    private static TextMessage received(TextReceived e) {
        return new TextMessage(
                e.message(),
                e.at(),
                TextMessage.CALLER,
                e.medium(),
                e.text(),
                "",
                TextMessage.Delivery.RECEIVED,
                "",
                e.at());
    }

    private static TextMessage sent(TextSent e) {
        return new TextMessage(
                e.message(), e.at(), e.by(), e.medium(), e.text(), e.meaning(), TextMessage.Delivery.SENDING, "", null);
    }

    private static Texts settle(
            Texts texts, CallId call, long message, TextMessage.Delivery outcome, String reason, java.time.Instant at) {
        return texts.find(call)
                .map(conversation -> texts.put(conversation.settle(message, outcome, reason, at)))
                .orElse(texts);
    }
}
