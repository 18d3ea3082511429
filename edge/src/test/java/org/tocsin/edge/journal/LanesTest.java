package org.tocsin.edge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.Line;
import org.tocsin.core.calls.Signs;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.queues.QueuePlan;

final class LanesTest {
    private static final Signs FLOOD = new Signs("", List.of(), "198.51.100.9", 900, 1, 900, 0);

    private static CallCommand.Arrive arrive(String key, Line line, Signs signs) {
        return new CallCommand.Arrive(
                key, line, null, "", "", "", "trunk", "", "", List.of(), List.of(), List.of(), signs);
    }

    private static boolean offer(Lanes lanes, CallCommand command, Actor actor, String key) {
        var lane = Lanes.laneOf(command, actor, QueuePlan.STANDARD);
        return lanes.offer(new Writer.Submission(command, actor, key, new CompletableFuture<>()), lane);
    }

    @Test
    void aFloodNeitherDelaysNorCrowdsOutGenuineCallsAndPeople() {
        var lanes = new Lanes(3);
        var trunk = new Actor.Network("trunk");
        var ana = new Actor.Person("ana", "Ana Diaz", new PositionId("P1"));
        for (int i = 0; i < 3; i++) {
            assertThat(offer(lanes, arrive("flood", Line.EMERGENCY, FLOOD), trunk, "flood-" + i))
                    .isTrue();
        }
        assertThat(offer(lanes, arrive("flood", Line.EMERGENCY, FLOOD), trunk, "flood-3"))
                .as("asked again by telephony in a moment")
                .isFalse();
        assertThat(offer(lanes, arrive("business", Line.NON_EMERGENCY, Signs.NONE), trunk, "business"))
                .isTrue();
        for (int i = 0; i < 5; i++) {
            assertThat(offer(lanes, arrive("genuine", Line.EMERGENCY, Signs.NONE), trunk, "genuine-" + i))
                    .isTrue();
        }
        assertThat(offer(lanes, new CallCommand.Release(new CallId(1)), ana, "ana"))
                .isTrue();
        var order = new ArrayList<Writer.Submission>();
        lanes.drainTo(order, 100);
        assertThat(order)
                .extracting(Writer.Submission::key)
                .containsExactly(
                        "ana",
                        "genuine-0",
                        "genuine-1",
                        "genuine-2",
                        "genuine-3",
                        "genuine-4",
                        "business",
                        "flood-0",
                        "flood-1",
                        "flood-2");
        assertThat(offer(lanes, arrive("flood", Line.EMERGENCY, FLOOD), trunk, "flood-4"))
                .as("there is room again")
                .isTrue();
    }
}
