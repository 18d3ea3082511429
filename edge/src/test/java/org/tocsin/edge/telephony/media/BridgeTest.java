package org.tocsin.edge.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BridgeTest {
    private final Bridge bridge = new Bridge("C1");
    private final Voice caller = new Voice("caller", 1_000);
    private final Voice ana = new Voice("position-P1", 200);
    private final Voice interpreter = new Voice("interpreter", 30);

    @Test
    void eachHearsTheSumOfTheOthers() {
        all();
        assertThat(said()).containsExactly(230, 1_030, 1_200);
        assertThat(caller.silent).isFalse();
    }

    @Test
    void aLegAloneIsSentSilence() {
        bridge.join(caller);
        bridge.tick();
        assertThat(caller.said).isZero();
        assertThat(caller.silent).isTrue();
    }

    @Test
    void muteHoldAndWhisper() {
        all();
        bridge.mute(ana, true);
        assertThat(said()).containsExactly(30, 1_030, 1_000);
        bridge.mute(ana, false);
        bridge.hold(caller, true);
        assertThat(said()).containsExactly(0, 30, 200);
        assertThat(caller.silent).isTrue();
        bridge.hold(caller, false);
        bridge.hush(interpreter, caller, true);
        assertThat(said()).containsExactly(200, 1_030, 1_200);
        bridge.hush(interpreter, caller, false);
        assertThat(said()).containsExactly(230, 1_030, 1_200);
    }

    @Test
    void volumeIsTheListenersOwn() {
        all();
        bridge.volume(ana, caller, 2);
        bridge.volume(ana, interpreter, 0);
        assertThat(said()).containsExactly(230, 2_000, 1_200);
        bridge.hold(caller, true);
        assertThat(said()).as("a held caller stays unheard").containsExactly(0, 0, 200);
        bridge.hold(caller, false);
        bridge.volume(ana, caller, 1);
        bridge.volume(ana, interpreter, 1);
        assertThat(said()).containsExactly(230, 1_030, 1_200);
    }

    @Test
    void levelsFollowTheSound() {
        all();
        bridge.tick();
        assertThat(bridge.levels()).extracting(Bridge.Level::peak).containsExactly(1_000, 200, 30);
        assertThat(bridge.levels())
                .extracting(Bridge.Level::leg)
                .containsExactly("caller", "position-P1", "interpreter");
    }

    @Test
    void aToneIsForOneLegAloneEvenOnHold() {
        all();
        bridge.hold(caller, true);
        bridge.play(caller, Tone.steady(1_000));
        bridge.tick();
        assertThat(caller.silent).isFalse();
        assertThat(caller.energy).isGreaterThan(1_000);
        assertThat(ana.said).isEqualTo(30);
        bridge.play(caller, null);
        bridge.tick();
        assertThat(caller.silent).isTrue();
    }

    @Test
    void loudVoicesAreClippedNotWrapped() {
        bridge.join(caller);
        bridge.join(new Voice("a", 30_000));
        bridge.join(new Voice("b", 30_000));
        bridge.tick();
        assertThat(caller.said).isEqualTo(Short.MAX_VALUE);
    }

    @Test
    void whoIsOverIsTakenOff() {
        all();
        ana.over = true;
        bridge.tick();
        assertThat(bridge.legs()).containsExactly(caller, interpreter);
        bridge.leave(caller);
        bridge.leave(interpreter);
        assertThat(bridge.isEmpty()).isTrue();
    }

    private void all() {
        bridge.join(caller);
        bridge.join(ana);
        bridge.join(interpreter);
        bridge.join(ana);
    }

    private int[] said() {
        bridge.tick();
        return new int[] {caller.said, ana.said, interpreter.said};
    }

    /// A leg that hums one level and remembers what it was told.
    private static final class Voice implements MediaLeg {
        private final String name;
        private final short level;
        int said;
        double energy;
        boolean silent;
        boolean over;

        Voice(String name, int level) {
            this.name = name;
            this.level = (short) level;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean hear(short[] frame) {
            java.util.Arrays.fill(frame, level);
            return true;
        }

        @Override
        public void say(short[] frame, boolean nothing) {
            said = frame[17];
            silent = nothing;
            energy = 0;
            for (short sample : frame) {
                energy += Math.abs(sample) / 160.0;
            }
        }

        @Override
        public void record(org.tocsin.edge.telephony.recording.Track into) {}

        @Override
        public boolean ended() {
            return over;
        }
    }
}
