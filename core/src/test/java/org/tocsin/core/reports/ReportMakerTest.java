package org.tocsin.core.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.conference.ConferenceEvent;
import org.tocsin.core.conference.PartyId;
import org.tocsin.core.conference.PartyRole;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.queues.QueueEvent;

class ReportMakerTest {
    private static final Instant FROM = Instant.parse("2026-03-01T05:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-03-03T05:00:00Z");
    private static final PositionId P1 = new PositionId("P1");
    private final ReportMaker maker = new ReportMaker(FROM, UNTIL, ZoneId.of("America/New_York"));

    private void call(long number, String queue, int rank, Instant at, long answeredAfter) {
        queued(number, queue, rank, at, false);
        maker.add(new CallEvent.CallAnswered(new CallId(number), at.plusSeconds(answeredAfter), "ana", P1));
    }

    private void queued(long number, String queue, int rank, Instant at, boolean suspect) {
        maker.add(new QueueEvent.CallQueued(
                new CallId(number), at, queue, rank, List.of(), List.of(), suspect, "trunk", null));
    }

    private static Instant at(String text) {
        return Instant.parse("2026-03-" + text + "Z");
    }

    @Test
    void countsByQueueDayAndHourOfTheCentresOwnClock() {
        call(1, "911", 1, at("01T05:00:00"), 3);
        call(2, "911", 1, at("02T04:59:59"), 16);
        call(3, "911", 1, at("02T05:00:00"), 21);
        call(4, "NON", 3, at("02T16:00:00"), 50);
        var report = maker.make();
        assertThat(report.queues()).extracting(AnsweringRow::name).containsExactly("911", "NON");
        assertThat(report.days()).extracting(AnsweringRow::name).containsExactly("2026-03-01", "2026-03-02");
        assertThat(report.hours()).extracting(AnsweringRow::name).containsExactly("00:00", "23:00");
        var first = report.days().getFirst();
        assertThat(first.tally().percentWithin(15)).isEqualTo(50);
        assertThat(first.tally().percentWithin(20)).isEqualTo(100);
        assertThat(first.meetsStandard()).isFalse();
        assertThat(report.days().getLast().tally().percentile(90)).isEqualTo(21);
    }

    @Test
    void whoGaveUpIsAShareAndSuspectsAreNoPartOfIt() {
        call(1, "911", 1, at("01T06:00:00"), 2);
        queued(2, "911", 1, at("01T06:01:00"), false);
        maker.add(new CallEvent.CallAbandoned(new CallId(2), at("01T06:01:09"), "hung up"));
        queued(3, "911", 1, at("01T06:02:00"), true);
        maker.add(new CallEvent.CallAbandoned(new CallId(3), at("01T06:02:09"), "hung up"));
        queued(4, "911", 1, at("01T06:03:00"), true);
        maker.add(new QueueEvent.CallJudged(new CallId(4), at("01T06:03:02"), "ana", false, "a child"));
        maker.add(new CallEvent.CallAbandoned(new CallId(4), at("01T06:03:09"), "hung up"));
        var row = maker.make().queues().getFirst();
        assertThat(row.tally().abandoned()).isEqualTo(2);
        assertThat(row.abandonedPercent()).isBetween(66.6, 66.7);
    }

    @Test
    void whatBeganOutsideThePeriodIsNotInItAndWhatBeganInItIsFollowed() {
        call(1, "911", 1, FROM.minusSeconds(1), 3);
        call(2, "911", 1, UNTIL, 3);
        call(3, "911", 1, UNTIL.minusSeconds(1), 30);
        maker.add(new CallEvent.CallAnswered(new CallId(3), UNTIL.plusSeconds(90), "ben", P1));
        assertThat(maker.make().queues().getFirst().tally().count()).isEqualTo(1);
        assertThat(maker.make().queues().getFirst().tally().percentile(100)).isEqualTo(30);
    }

    @Test
    void aMissedProviderFallsToTheNextAndTheRequestCountsOnce() {
        var asked = at("01T12:00:00");
        request(7, asked);
        invite(1, asked, asked, "LinguaLink");
        maker.add(new ConferenceEvent.PartyFailed(
                new CallId(7), new PartyId(1), asked.plusSeconds(20), PartyRole.INTERPRETER, "", "ana", "no answer"));
        invite(2, asked, asked.plusSeconds(20), "Vox");
        maker.add(new ConferenceEvent.PartyJoined(
                new CallId(7), new PartyId(2), asked.plusSeconds(26), PartyRole.INTERPRETER, "", "ana", null));
        maker.add(new ConferenceEvent.PartySpoke(
                new CallId(7), new PartyId(2), asked.plusSeconds(28), PartyRole.INTERPRETER, "", 28_000));
        maker.add(new ConferenceEvent.PartyLeft(
                new CallId(7), new PartyId(2), asked.plusSeconds(386), PartyRole.INTERPRETER, "", "left"));
        request(8, asked.plusSeconds(900));
        var report = maker.make();
        assertThat(report.languages())
                .containsExactly(new InterpreterRow(
                        "Spanish",
                        2,
                        1,
                        1,
                        1,
                        1,
                        new Spread(1, 26_000, 26_000, 26_000),
                        new Spread(1, 28_000, 28_000, 28_000),
                        360_000));
        assertThat(report.providers()).extracting(InterpreterRow::name).containsExactly("LinguaLink", "Vox");
        assertThat(report.providers().getFirst().failed()).isEqualTo(1);
        assertThat(report.providers().getLast().toLine().medianMillis()).isEqualTo(6_000);
    }

    private void request(long call, Instant at) {
        maker.add(new ConferenceEvent.InterpreterRequested(new CallId(call), at, "ana", "es", "Spanish"));
    }

    private void invite(long party, Instant requested, Instant at, String provider) {
        maker.add(new ConferenceEvent.PartyInvited(
                new CallId(7),
                new PartyId(party),
                at,
                "ana",
                PartyRole.INTERPRETER,
                "Spanish interpreter, " + provider,
                provider,
                null,
                null,
                "",
                "es",
                "",
                false,
                requested,
                null));
    }

    @Test
    void theSpreadIsByNearestRank() {
        assertThat(Spread.of(List.of(40L, 10L, 30L, 20L))).isEqualTo(new Spread(4, 20, 40, 40));
        assertThat(Spread.of(List.of())).isEqualTo(Spread.NONE);
    }
}
