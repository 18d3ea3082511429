package org.tocsin.sim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.Line;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.places.Area;
import org.tocsin.core.places.CivicAddress;
import org.tocsin.core.places.Fix;
import org.tocsin.core.positions.Position;

/// What callers do, and what is done with calls.
final class CallDeeds {
    private static final String TRUNK = "trunk-1";
    private static final Actor NETWORK = new Actor.Network(TRUNK);

    static final List<Phrase<Deed>> ALL = List.of(
            Phrase.of(
                    "{call} arrives on {word}[ from {number}][ named {quoted}][ at {point}[ within {n} m]]"
                            + "[ in {quoted2}][ asking {word2}][ once more as {call2}]",
                    CallDeeds::arrives),
            Phrase.of("{call} is located at {point}[ within {n} m]", CallDeeds::located),
            Phrase.of("{call} hangs up", b -> gone(b, "hung up")),
            Phrase.of("{call} is cut off: {words}", b -> gone(b, b.get("words"))),
            Phrase.of(
                    "{call} is lost: {words}",
                    b -> cast -> Deed.one(
                            new Actor.Machine("telephony"),
                            new CallCommand.CarrierLost(signalling(cast, b), b.get("words")))),
            Phrase.of("{who} answers {call}[ at {position}]", CallDeeds::answers),
            Phrase.of("{who} holds {call}", b -> by(b, c -> new CallCommand.Hold(c.callId(b.get("call"))))),
            Phrase.of("{who} resumes {call}", b -> by(b, c -> new CallCommand.Resume(c.callId(b.get("call"))))),
            Phrase.of("{who} releases {call}", b -> by(b, c -> new CallCommand.Release(c.callId(b.get("call"))))),
            Phrase.of(
                    "{who} asks where {call} is",
                    b -> by(b, c -> new CallCommand.AskLocation(c.callId(b.get("call"))))),
            Phrase.of(
                    "the network cannot say where {call} is: {words}",
                    b -> cast -> Deed.one(
                            new Actor.Machine("location"),
                            new CallCommand.LocationNotGiven(cast.callId(b.get("call")), b.get("words")))),
            Phrase.of("{who} rings {call} back", b -> by(b, c -> new CallCommand.CallBack(c.callId(b.get("call"))))),
            Phrase.of(
                    "{who} calls back {call}: {words}",
                    b -> by(b, c -> new CallCommand.TryCallBack(c.callId(b.get("call")), b.get("words")))),
            Phrase.of(
                    "{who} closes {call}[: {words}]",
                    b -> by(b, c -> new CallCommand.CloseAbandoned(c.callId(b.get("call")), b.or("words", "")))),
            Phrase.of("{call} was recorded as {word}, {n} s", CallDeeds::recorded));

    private CallDeeds() {}

    private interface Making {
        CallCommand of(Cast cast);
    }

    private static Deed by(Phrase.Blanks b, Making making) {
        return cast -> Deed.one(cast.person(b.get("who")), making.of(cast));
    }

    /// The carrier's key of a call: of the call the centre has, else the one a call of this name would have.
    static String signalling(Cast cast, Phrase.Blanks b) {
        var name = b.get("call");
        return cast.centre()
                .calls()
                .find(cast.callId(name))
                .map(Call::signalling)
                .orElse(signalling(name));
    }

    private static String signalling(String name) {
        return "scenario:" + name;
    }

    private static Deed arrives(Phrase.Blanks b) {
        var line = line(b.get("word"));
        var number = b.find("number").map(PhoneNumber::of).orElse(null);
        var command = new Arrival(
                signalling(b.or("call2", b.get("call"))),
                line,
                number,
                b.or("quoted", ""),
                b.or("word2", service(line)),
                fix(b));
        return cast -> List.of(new Deed.Asked(NETWORK, command.at(cast), b.get("call"), ""));
    }

    /// A call whose fixes get their time when it is made.
    private record Arrival(
            String signalling,
            Line line,
            @Nullable PhoneNumber number,
            String name,
            String service,
            @Nullable Whence whence) {
        CallCommand at(Cast cast) {
            var fixes = new ArrayList<Fix>();
            if (whence != null) {
                fixes.add(whence.fix(cast));
            }
            return new CallCommand.Arrive(
                    signalling, line, number, name, service, "", TRUNK, "", "", fixes, List.of(), List.of());
        }
    }

    private record Whence(@Nullable Area area, @Nullable CivicAddress civic) {
        Fix fix(Cast cast) {
            return new Fix(area, civic, cast.now(), area == null ? "Manual" : "GPS", "network", 90);
        }
    }

    private static @Nullable Whence fix(Phrase.Blanks b) {
        var area = b.find("point").map(text -> area(b)).orElse(null);
        var civic = b.find("quoted2")
                .map(text -> new CivicAddress(Map.of("LOC", text)))
                .orElse(null);
        return area == null && civic == null ? null : new Whence(area, civic);
    }

    private static Area area(Phrase.Blanks b) {
        var center = Tables.point(b.get("point"));
        return b.find("n")
                .<Area>map(radius -> new Area.Circle(center, Integer.parseInt(radius)))
                .orElseGet(() -> new Area.Spot(center));
    }

    static Line line(String text) {
        return text.equals("9-1-1") ? Line.EMERGENCY : Tables.oneOf(Line.class, text);
    }

    private static String service(Line line) {
        return line == Line.EMERGENCY ? "urn:service:sos" : line.words().toLowerCase(Locale.ROOT);
    }

    private static Deed located(Phrase.Blanks b) {
        var whence = new Whence(area(b), null);
        return cast -> Deed.one(NETWORK, new CallCommand.AddFix(cast.callId(b.get("call")), whence.fix(cast)));
    }

    private static Deed gone(Phrase.Blanks b, String cause) {
        return cast -> Deed.one(NETWORK, new CallCommand.CallerGone(signalling(cast, b), cause));
    }

    /// At the person's own position unless the sentence says where.
    private static Deed answers(Phrase.Blanks b) {
        return cast -> {
            var login = b.get("who");
            var seat = b.find("position")
                    .map(PositionId::new)
                    .or(() -> cast.centre().positions().findByLogin(login).map(Position::id))
                    .orElse(new PositionId("NOWHERE"));
            return Deed.one(cast.person(login), new CallCommand.Answer(cast.callId(b.get("call")), seat));
        };
    }

    private static Deed recorded(Phrase.Blanks b) {
        return cast -> Deed.one(
                new Actor.Machine("recorder"),
                new CallCommand.NoteRecording(
                        cast.callId(b.get("call")), b.get("word"), "0".repeat(64), 1000L * b.number("n")));
    }
}
