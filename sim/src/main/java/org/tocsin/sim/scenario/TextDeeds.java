package org.tocsin.sim.scenario;

import java.util.List;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.silent.SilentCommand;
import org.tocsin.core.texts.CarryOver;
import org.tocsin.core.texts.Medium;
import org.tocsin.core.texts.Route;
import org.tocsin.core.texts.Said;
import org.tocsin.core.texts.TextCommand;

/// What is written, and whether it can be.
final class TextDeeds {
    private static final Actor NETWORK = new Actor.Network("trunk-1");

    static final List<Phrase<Deed>> ALL = List.of(
            Phrase.of("{call} writes {quoted}[ by {word}]", TextDeeds::writes),
            Phrase.of(
                    "{who} writes to {call} {quoted}[ meaning {quoted2}]",
                    b -> by(
                            b,
                            cast -> new TextCommand.Send(
                                    cast.callId(b.get("call")), new Said(b.get("quoted")), b.or("quoted2", "")))),
            Phrase.of("message {n} to {call} is delivered", b -> settled(b, true, "")),
            Phrase.of("message {n} to {call} fails: {words}", b -> settled(b, false, b.get("words"))),
            Phrase.of(
                    "{who} takes text out of service[: {words}]",
                    b -> by(b, _ -> new TextCommand.SetService(false, b.or("words", "")))),
            Phrase.of("{who} takes text into service", b -> by(b, _ -> new TextCommand.SetService(true, ""))),
            Phrase.of(
                    "{call} presses {word}",
                    b -> cast -> b.get("word")
                            .chars()
                            .mapToObj(key -> Deed.Asked.of(
                                    NETWORK, new SilentCommand.Press(cast.callId(b.get("call")), (char) key)))
                            .toList()),
            Phrase.of(
                    "{who} asks {call} silently {quoted}",
                    b -> by(b, cast -> new SilentCommand.Ask(cast.callId(b.get("call")), b.get("quoted")))),
            Phrase.of(
                    "{who} sets carry-over of {call} to {word}",
                    b -> by(
                            b,
                            cast -> new TextCommand.SetCarryOver(
                                    cast.callId(b.get("call")), Tables.oneOf(CarryOver.class, b.get("word"))))),
            Phrase.of(
                    "each may have {n} texts",
                    b -> _ -> FloorDeeds.machine(
                            "start", new TextCommand.SetPolicy(b.number("n"), "Text is not available. Call 9-1-1."))));

    private TextDeeds() {}

    private interface Making {
        Command of(Cast cast);
    }

    private static Deed by(Phrase.Blanks b, Making making) {
        return cast -> Deed.one(cast.person(b.get("who")), making.of(cast));
    }

    private static Deed writes(Phrase.Blanks b) {
        var medium = Tables.oneOf(Medium.class, b.or("word", "MESSAGE"));
        return cast -> Deed.one(
                NETWORK,
                new TextCommand.Receive(
                        CallDeeds.signalling(cast, b),
                        medium,
                        new Route("scenario " + b.get("call")),
                        new Said(b.get("quoted"))));
    }

    private static Deed settled(Phrase.Blanks b, boolean delivered, String reason) {
        return cast -> FloorDeeds.machine(
                "telephony",
                new TextCommand.NoteDelivery(cast.callId(b.get("call")), b.number("n"), delivered, reason));
    }
}
