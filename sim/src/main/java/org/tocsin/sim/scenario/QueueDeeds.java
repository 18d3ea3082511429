package org.tocsin.sim.scenario;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.Line;
import org.tocsin.core.calls.Signs;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.positions.Position;
import org.tocsin.core.queues.Distribution;
import org.tocsin.core.queues.Hours;
import org.tocsin.core.queues.Queue;
import org.tocsin.core.queues.QueueCommand;
import org.tocsin.core.queues.QueuePlan;
import org.tocsin.core.queues.Staff;
import org.tocsin.core.queues.TriageLimits;

/// What happens in the queues. The lines of Ashford: 9-1-1 rings all and is wrapped up for 15 s, NON goes to the one
/// idle the longest for 12 s each, overflows to CITY after 30 s and is answered on NIGHT from 22:00 to 06:00 UTC; CITY
/// takes the skill `city`. Cleo has it; dee speaks Spanish.
final class QueueDeeds {
    private static final Actor NETWORK = new Actor.Network("trunk-1");
    private static final Map<String, String> NUMBERS =
            Map.of("NON", "+16175551200", "CITY", "+16175551300", "NIGHT", "+16175551400");

    static final QueuePlan ASHFORD = new QueuePlan(
            "ashford",
            "UTC",
            List.of(
                    queue("911", Line.EMERGENCY, Distribution.RING_ALL, "", "", 15, List.of()),
                    queue(
                            "NON",
                            Line.NON_EMERGENCY,
                            Distribution.LONGEST_IDLE,
                            "",
                            "CITY",
                            0,
                            List.of(new Hours(Arrays.asList(DayOfWeek.values()), 22 * 60, 6 * 60, "NIGHT"))),
                    queue("CITY", Line.ADMINISTRATIVE, Distribution.RING_ALL, "city", "", 0, List.of()),
                    queue("NIGHT", Line.NON_EMERGENCY, Distribution.RING_ALL, "", "", 0, List.of())),
            List.of(new Staff("cleo", List.of("city"), List.of()), new Staff("dee", List.of(), List.of("es"))),
            List.of("Break"),
            TriageLimits.STANDARD,
            "ABAND");

    static final List<Phrase<Deed>> ALL = List.of(
            Phrase.of(
                    "the lines of Ashford are in force",
                    _ -> _ -> FloorDeeds.machine("loader", new QueueCommand.Load(ASHFORD))),
            Phrase.of("{call} calls {code}[ from {number}][ speaking {word}]", QueueDeeds::calls),
            Phrase.of("{call} calls 9-1-1[ from {number}] speaking {word}", QueueDeeds::speaks),
            Phrase.of("{call} comes with a flood[ from {number}]", b -> floods(b, 400)),
            Phrase.of("{call} comes through the trunk of a flood[ from {number}]", b -> floods(b, 1)),
            Phrase.of(
                    "{who} marks {call} a suspect: {words}",
                    b -> by(b, (_, cast) -> new QueueCommand.Judge(cast.callId(b.get("call")), true, b.get("words")))),
            Phrase.of(
                    "{who} clears {call} of suspicion: {words}",
                    b -> by(b, (_, cast) -> new QueueCommand.Judge(cast.callId(b.get("call")), false, b.get("words")))),
            Phrase.of(
                    "{who} needs {n} s more to wrap up",
                    b -> by(b, (seat, _) -> new QueueCommand.ExtendWrapUp(seat, b.number("n")))),
            Phrase.of("{who} is done wrapping up", b -> by(b, (seat, _) -> new QueueCommand.EndWrapUp(seat))),
            Phrase.of(
                    "{who} closes them all, {calls}: {words}",
                    b -> by(
                            b,
                            (_, cast) -> new CallCommand.CloseAbandonedCalls(
                                    b.list("calls").stream().map(cast::callId).toList(), b.get("words")))));

    private QueueDeeds() {}

    private static Queue queue(
            String code, Line line, Distribution how, String skill, String overflow, int wrapUp, List<Hours> hours) {
        var number = NUMBERS.get(code);
        return new Queue(
                code,
                code,
                line,
                number == null ? List.of() : List.of(number),
                List.of(),
                how,
                skill,
                12,
                30,
                overflow,
                wrapUp,
                hours,
                "",
                null);
    }

    private interface Making {
        org.tocsin.core.kernel.Command of(PositionId seat, Cast cast);
    }

    private static Deed by(Phrase.Blanks b, Making making) {
        return cast -> {
            var login = b.get("who");
            var seat = cast.centre()
                    .positions()
                    .findByLogin(login)
                    .map(Position::id)
                    .orElse(new PositionId("NOWHERE"));
            return Deed.one(cast.person(login), making.of(seat, cast));
        };
    }

    private static Deed calls(Phrase.Blanks b) {
        var number = NUMBERS.getOrDefault(b.get("code"), "");
        var line = ASHFORD.find(b.get("code")).map(Queue::line).orElse(Line.NON_EMERGENCY);
        var tongue = b.find("word").map(List::of).orElse(List.of());
        return arrives(b, line, new Signs(number, tongue, "198.51.100.7", 1, 1, 1, 0));
    }

    private static Deed speaks(Phrase.Blanks b) {
        return arrives(b, Line.EMERGENCY, new Signs("", List.of(b.get("word")), "198.51.100.7", 1, 1, 1, 0));
    }

    private static Deed floods(Phrase.Blanks b, int offers) {
        return arrives(b, Line.EMERGENCY, new Signs("", List.of(), "203.0.113.9", 900, 1, offers, 0));
    }

    private static Deed arrives(Phrase.Blanks b, Line line, Signs signs) {
        var number = b.find("number").map(PhoneNumber::of).orElse(null);
        var command = new CallCommand.Arrive(
                "scenario:" + b.get("call"),
                line,
                number,
                "",
                line == Line.EMERGENCY ? "urn:service:sos" : signs.called(),
                "",
                "trunk-1",
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                signs);
        return _ -> List.of(new Deed.Asked(NETWORK, command, b.get("call"), ""));
    }
}
