package org.tocsin.app;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.tocsin.core.trunks.Trunk;
import org.tocsin.core.trunks.TrunkEvent;
import org.tocsin.core.trunks.Trunks;
import org.tocsin.edge.journal.Commit;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.journal.WriterListener;
import org.tocsin.edge.live.Hub;
import org.tocsin.edge.live.ToClient;

/// Says on every console, once, that a trunk is down and by which way calls leave instead; and takes it back.
final class TrunkAlarms implements WriterListener {
    private final Hub hub;
    private final Clock clock;
    private Map<String, Said> told = Map.of();

    private record Said(ToClient.AlarmLevel level, String text) {}

    private TrunkAlarms(Hub hub, Clock clock) {
        this.hub = hub;
        this.clock = clock;
    }

    static void begin(Writer writer, Hub hub, Clock clock) {
        var alarms = new TrunkAlarms(hub, clock);
        alarms.tell(writer.state().trunks());
        writer.subscribe(alarms);
    }

    @Override
    public void committed(Commit commit) {
        if (commit.events().stream().anyMatch(TrunkEvent.class::isInstance)) {
            tell(commit.state().trunks());
        }
    }

    private synchronized void tell(Trunks trunks) {
        var wanted = list(trunks);
        wanted.forEach((id, said) -> {
            if (!said.equals(told.get(id))) {
                hub.tellAlarm(new ToClient.Alarm(id, said.level(), said.text(), clock.instant(), null));
            }
        });
        told.forEach((id, said) -> {
            if (!wanted.containsKey(id)) {
                hub.tellAlarm(new ToClient.Alarm(id, ToClient.AlarmLevel.INFO, said.text(), clock.instant(), true));
            }
        });
        told = wanted;
    }

    private static Map<String, Said> list(Trunks trunks) {
        var all = new HashMap<String, Said>();
        if (trunks.isCutOff()) {
            var which = trunks.all().stream().map(TrunkAlarms::words).collect(Collectors.joining("; "));
            all.put("trunks", new Said(ToClient.AlarmLevel.CRITICAL, "Calls to numbers cannot leave: " + which + "."));
            return all;
        }
        var others = trunks.all().stream()
                .filter(trunk -> trunk.state().isUsable())
                .map(Trunk::name)
                .collect(Collectors.joining(", "));
        for (var trunk : trunks.all()) {
            if (!trunk.state().isUsable()) {
                all.put(
                        "trunk-" + trunk.name(),
                        new Said(
                                ToClient.AlarmLevel.WARNING,
                                "T" + words(trunk).substring(1) + ". Calls leave by " + others + "."));
            }
        }
        return all;
    }

    private static String words(Trunk trunk) {
        return "trunk " + trunk.name() + " is " + trunk.state().words()
                + (trunk.why().isEmpty() ? "" : ", " + trunk.why());
    }
}
