package org.tocsin.core.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.core.centre.Bench.ANA;
import static org.tocsin.core.centre.Bench.MACHINE;
import static org.tocsin.core.centre.Bench.NETWORK;
import static org.tocsin.core.centre.Bench.P1;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tocsin.core.centre.Bench;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.places.Area;
import org.tocsin.core.places.Fix;
import org.tocsin.core.places.Point;
import org.tocsin.core.positions.PositionCommand;

/// The network is asked once, whatever comes of it is in the call, and the end of a call ends the asking.
class LocationRulesTest {
    private static final CallId C1 = new CallId(1);

    private static Bench talking() {
        var bench = new Bench();
        bench.must(ANA, new PositionCommand.SignOn(P1, false));
        bench.arrive("d1", Line.EMERGENCY, "617-555-0142");
        return bench.must(ANA, new CallCommand.Answer(C1, P1));
    }

    private static Asking asking(Bench bench) {
        var asking = bench.centre().calls().find(C1).orElseThrow().asking();
        assertThat(asking).isNotNull();
        return asking;
    }

    private static Fix fix() {
        return new Fix(new Area.Circle(new Point(42.4, -71.1), 9), null, Instant.EPOCH, "GPS", "Carrier", 90);
    }

    @Test
    void twoWhoAskAtOnceAskOnce() {
        var bench = talking().must(ANA, new CallCommand.AskLocation(C1));
        var first = asking(bench);
        bench.pass(Duration.ofSeconds(3));
        bench.must(MACHINE, new CallCommand.AskLocation(C1));
        assertThat(asking(bench)).isEqualTo(first);
        bench.pass(Asking.LONGEST);
        bench.must(MACHINE, new CallCommand.AskLocation(C1));
        assertThat(asking(bench).at()).isAfter(first.at());
    }

    @Test
    void aReportAnswersAndARefusalSaysWhy() {
        var bench = talking().must(ANA, new CallCommand.AskLocation(C1));
        assertThat(asking(bench).open()).isTrue();
        bench.must(NETWORK, new CallCommand.AddFix(C1, fix()));
        assertThat(asking(bench).open()).isFalse();
        assertThat(asking(bench).why()).isNull();
        bench.must(MACHINE, new CallCommand.LocationNotGiven(C1, "too late"));
        assertThat(asking(bench).why()).isNull();
        bench.pass(Asking.LONGEST);
        bench.must(ANA, new CallCommand.AskLocation(C1))
                .must(MACHINE, new CallCommand.LocationNotGiven(C1, "no reach"));
        assertThat(asking(bench).why()).isEqualTo("no reach");
    }

    @Test
    void whoHungUpUnansweredIsLookedForAndWhoIsDealtWithIsNot() {
        var bench = new Bench();
        bench.arrive("d1", Line.EMERGENCY, "617-555-0142");
        bench.must(NETWORK, new CallCommand.CallerGone("d1", "hung up"));
        bench.must(ANA, new CallCommand.AskLocation(C1));
        assertThat(asking(bench).open()).isTrue();
        bench.must(ANA, new CallCommand.CloseAbandoned(C1, "called back"));
        assertThat(Bench.words(bench.ask(ANA, new CallCommand.AskLocation(C1)))).isEqualTo("caller-has-gone");
    }
}
