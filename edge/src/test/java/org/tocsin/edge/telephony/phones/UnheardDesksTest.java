package org.tocsin.edge.telephony.phones;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.PositionId;

final class UnheardDesksTest {
    private static final PositionId P1 = new PositionId("P1");
    private static final CallId ONE = new CallId(1);
    private static final CallId TWO = new CallId(2);

    private final List<PositionId> rung = new ArrayList<>();
    private final Set<PositionId> connecting = new HashSet<>();
    private final UnheardDesks desks = new UnheardDesks(connecting::contains, rung::add);

    @Test
    void anAnswerWithoutSoundRingsOnceACall() {
        desks.came(ONE, Map.of(P1, ONE));
        desks.look(Map.of(P1, ONE));
        desks.look(Map.of(P1, ONE));
        assertThat(rung).containsExactly(P1);
        desks.came(TWO, Map.of(P1, TWO));
        assertThat(rung).hasSize(2);
    }

    @Test
    void aBrowserThatIsBringingItsVoiceIsWaitedFor() {
        connecting.add(P1);
        desks.came(ONE, Map.of(P1, ONE));
        assertThat(rung).isEmpty();
        connecting.clear();
        desks.look(Map.of(P1, ONE));
        assertThat(rung).as("the first look may be a moment after").isEmpty();
        desks.look(Map.of(P1, ONE));
        assertThat(rung).containsExactly(P1);
    }

    @Test
    void aVoiceThatComesBackWithinSecondsRingsNothing() {
        desks.look(Map.of(P1, ONE));
        desks.look(Map.of());
        desks.look(Map.of(P1, ONE));
        assertThat(rung).isEmpty();
    }
}
