package org.tocsin.sim.scenario;

import java.time.Instant;
import java.util.List;
import org.tocsin.core.alarms.AlarmCommand;
import org.tocsin.core.alarms.AlarmKind;
import org.tocsin.core.alarms.AlarmReport;
import org.tocsin.core.alarms.AlarmUpdate;
import org.tocsin.core.kernel.Actor;

/// What alarm companies and panels report.
final class AlarmDeeds {
    private static final Actor SOURCE = new Actor.Machine("alarms");
    private static final String COMPANY = "Acme Alarms";

    static final List<Phrase<Deed>> ALL = List.of(
            Phrase.of("{call} reports a {word} alarm {quoted}[ as message {n}]", AlarmDeeds::reports),
            Phrase.of(
                    "the source of {call} {word} {quoted}[ as message {n}]",
                    b -> cast -> Deed.one(
                            SOURCE,
                            new AlarmCommand.Update(
                                    COMPANY,
                                    "ref " + b.get("call"),
                                    "message " + b.or("n", "2"),
                                    kind(b.get("word")),
                                    b.get("quoted")))));

    private AlarmDeeds() {}

    private static AlarmUpdate.Kind kind(String word) {
        return switch (word) {
            case "cancels" -> AlarmUpdate.Kind.CANCEL;
            case "says" -> AlarmUpdate.Kind.INFORMATION;
            default -> throw new IllegalArgumentException("a source says or cancels, not " + word);
        };
    }

    private static Deed reports(Phrase.Blanks b) {
        var kind = Tables.oneOf(AlarmKind.class, b.get("word"));
        return cast -> Deed.one(
                SOURCE,
                new AlarmCommand.Receive(
                        CallDeeds.signalling(cast, b),
                        new AlarmReport(
                                COMPANY,
                                "ref " + b.get("call"),
                                "message " + b.or("n", "1"),
                                kind,
                                b.get("quoted"),
                                "",
                                "",
                                Instant.EPOCH,
                                "")));
    }
}
