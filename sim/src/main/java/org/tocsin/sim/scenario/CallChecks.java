package org.tocsin.sim.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.calls.Calls;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.PositionId;

/// What can be true of calls.
final class CallChecks {
    static final List<Phrase<Check>> ALL = List.of(
            Phrase.of("nobody waits", _ -> cast -> Check.same("the queue", List.of(), waiting(cast))),
            Phrase.of("waiting are {calls}", b -> cast -> Check.same("the queue", ids(cast, b), waiting(cast))),
            Phrase.of("nobody is abandoned", _ -> cast -> Check.same("the abandoned list", List.of(), abandoned(cast))),
            Phrase.of(
                    "abandoned are {calls}",
                    b -> cast -> Check.same("the abandoned list", ids(cast, b), abandoned(cast))),
            call("{call} tried {n} times", (_, b, call) -> Check.same("attempts", b.number("n"), call.attempts())),
            call(
                    "{call} was called back {n} times",
                    (_, b, call) -> Check.same("call-backs", b.number("n"), call.callBacks())),
            call(
                    "{call} belongs to no incident",
                    (_, _, call) -> Check.that(call.incident() == null, "it belongs to " + call.incident())),
            call(
                    "{call} belongs to {incident}",
                    (c, b, call) -> Check.same("its incident", c.incidentId(b.get("incident")), call.incident())),
            call(
                    "{call} has {n} locations",
                    (_, b, call) ->
                            Check.same("locations", b.number("n"), call.fixes().size())),
            call(
                    "{call} is best located at {point}",
                    (_, b, call) -> Check.same(
                            "its best location",
                            Optional.of(Tables.point(b.get("point"))),
                            call.bestFix()
                                    .flatMap(fix -> Optional.ofNullable(fix.area()))
                                    .map(area -> area.center()))),
            call(
                    "{call} is best located in {quoted}",
                    (_, b, call) -> Check.same(
                            "its best location",
                            Optional.of(b.get("quoted")),
                            call.bestFix()
                                    .flatMap(fix -> Optional.ofNullable(fix.civic()))
                                    .map(civic -> civic.line()))),
            call("{call} was ended by {word}", (_, b, call) -> Check.same("ended by", b.get("word"), call.endedBy())),
            call(
                    "{call} was answered by {who}",
                    (_, b, call) -> Check.same("answered by", b.get("who"), call.answeredBy())),
            call("{call} came to {quoted}", (_, b, call) -> Check.same("its outcome", b.get("quoted"), call.outcome())),
            call(
                    "{call} shows {number} named {quoted}",
                    (_, b, call) -> Check.that(
                            call.displayName().equals(b.get("quoted"))
                                    && call.number() != null
                                    && call.number()
                                            .digits()
                                            .endsWith(b.get("number").replaceAll("\\D", "")),
                            "it shows another caller")),
            call("{call} is {word}[ with {who}][ at {position}]", CallChecks::stands));

    private CallChecks() {}

    private interface Question {
        Optional<String> findFault(Cast cast, Phrase.Blanks blanks, Call call);
    }

    private static Phrase<Check> call(String shape, Question question) {
        return Phrase.of(shape, b -> cast -> question.findFault(cast, b, cast.call(b.get("call"))));
    }

    private static Optional<String> stands(Cast cast, Phrase.Blanks b, Call call) {
        var wanted = Tables.oneOf(CallStatus.class, b.get("word"));
        boolean there = call.status() == wanted
                && b.find("who").map(who -> who.equals(call.handler())).orElse(true)
                && b.find("position")
                        .map(seat -> new PositionId(seat).equals(call.position()))
                        .orElse(true);
        return Check.that(
                there,
                "it is " + call.status().name().toLowerCase(Locale.ROOT) + " with "
                        + Objects.requireNonNullElse(call.handler(), "nobody") + " at "
                        + (call.position() == null ? "no position" : call.position()));
    }

    private static List<CallId> ids(Cast cast, Phrase.Blanks b) {
        return b.list("calls").stream().map(cast::callId).toList();
    }

    private static List<CallId> waiting(Cast cast) {
        return cast.centre().queues().listTurns();
    }

    private static List<CallId> abandoned(Cast cast) {
        Calls calls = cast.centre().calls();
        return calls.open().values().stream()
                .filter(call -> call.status() == CallStatus.ABANDONED)
                .map(Call::id)
                .toList();
    }
}
