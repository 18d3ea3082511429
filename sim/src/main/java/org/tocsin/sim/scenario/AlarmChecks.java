package org.tocsin.sim.scenario;

import java.util.List;
import org.tocsin.core.alarms.Alarm;

/// What must be so about alarms.
final class AlarmChecks {
    static final List<Phrase<Check>> ALL = List.of(
            Phrase.of("the alarm of {call} is {word}", b -> {
                var status = Tables.oneOf(Alarm.Status.class, b.get("word"));
                return cast -> {
                    var is = alarm(cast, b).status();
                    return Check.that(is == status, "it is " + is);
                };
            }),
            Phrase.of("the alarm of {call} has {n} updates", b -> cast -> {
                int count = alarm(cast, b).updates().size();
                return Check.that(count == b.number("n"), "it has " + count);
            }));

    private AlarmChecks() {}

    private static Alarm alarm(Cast cast, Phrase.Blanks b) {
        return cast.centre().alarms().find(cast.callId(b.get("call"))).orElseThrow();
    }
}
