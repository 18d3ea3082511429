package org.tocsin.edge.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.Line;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.places.Area;
import org.tocsin.core.places.Fix;
import org.tocsin.core.places.Point;
import org.tocsin.edge.journal.Engine;
import org.tocsin.edge.journal.MemoryJournal;
import org.tocsin.edge.journal.Writer;

/// A question about a caller reaches the one who knows the call, and what comes of it is in the call.
class LocationDeskTest {
    private static final CallId C1 = new CallId(1);
    private static final Actor NETWORK = new Actor.Network("trunk-1");
    private static final Fix SHARP = new Fix(
            new Area.Circle(new Point(42.4, -71.1), 8), null, Instant.parse("2026-03-14T12:00:00Z"), "GPS", "LIS", 90);

    private static Call asked(Optional<LocationSource> source) throws Exception {
        try (var writer =
                new Writer(new MemoryJournal(), Engine.ROOMS, Clock.systemUTC(), Writer.Settings.standard(why -> {}))) {
            var desk = new LocationDesk(writer, Runnable::run, Clock.systemUTC());
            source.ifPresent(desk::add);
            writer.subscribe(desk);
            var arrive = new CallCommand.Arrive(
                    "d1",
                    Line.EMERGENCY,
                    null,
                    "",
                    "urn:service:sos",
                    "",
                    "trunk-1",
                    "",
                    "",
                    List.of(),
                    List.of(),
                    List.of());
            writer.submit(arrive, NETWORK, "arrive").get();
            writer.submit(new CallCommand.AskLocation(C1), new Actor.Machine("test"), "ask")
                    .get();
            return until(() -> writer.state()
                    .calls()
                    .find(C1)
                    .filter(call -> call.asking() != null && !call.asking().open()));
        }
    }

    private static Call until(Callable<Optional<Call>> settled) throws Exception {
        for (int i = 0; i < 1_500; i++) {
            var found = settled.call();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(20);
        }
        throw new AssertionError("nothing came of asking");
    }

    private record Network(boolean answers) implements LocationSource {
        @Override
        public boolean knows(Call call) {
            return call.id().equals(C1);
        }

        @Override
        public List<Fix> ask(Call call, Haste haste) throws NotGiven {
            if (!answers) {
                throw new NotGiven("the carrier does not answer", false);
            }
            return List.of(SHARP);
        }
    }

    @Test
    void whatTheNetworkSaysIsAFixOfTheCall() throws Exception {
        assertThat(asked(Optional.of(new Network(true))).fixes()).containsExactly(SHARP);
    }

    @Test
    void whyNothingCameIsSaid() throws Exception {
        assertThat(asked(Optional.of(new Network(false))).asking().why()).isEqualTo("the carrier does not answer");
        assertThat(asked(Optional.empty()).asking().why()).contains("cannot be asked");
    }
}
