package org.tocsin.edge.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.Line;
import org.tocsin.core.calls.Signs;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.centre.Outcome;
import org.tocsin.core.centre.Rooms;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.kernel.Stamp;
import org.tocsin.core.positions.PositionCommand;
import org.tocsin.edge.live.view.QueueBoardMaker;

/// In a flood the boards hold the first of everything, and count the rest.
class CallWindowTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Actor TRUNK = new Actor.Network("trunk");
    private static final Actor.Person ANA = new Actor.Person("ana", "Ana Diaz", new PositionId("P1"));
    private static final Signs FLOOD = new Signs("", List.of(), "203.0.113.9", 900, 1, 900, 0);

    private Centre centre = Centre.EMPTY;

    private void tell(Actor actor, Command command) {
        var sequence = centre.sequence() + 1;
        var outcome =
                Rooms.handle(centre, command, new Stamp(sequence, NOON.plusMillis(sequence), actor, "k" + sequence));
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        centre = ((Outcome.Accepted) outcome).next();
    }

    private void arrive(String key, Signs signs) {
        tell(
                TRUNK,
                new CallCommand.Arrive(
                        key,
                        Line.EMERGENCY,
                        null,
                        "",
                        "",
                        "",
                        "trunk",
                        "",
                        "",
                        List.of(),
                        List.of(),
                        List.of(),
                        signs));
    }

    @Test
    void thousandsWhoHungUpDoNotDrownAConsole() {
        tell(ANA, new PositionCommand.SignOn(new PositionId("P1"), false));
        arrive("talking", Signs.NONE);
        tell(ANA, new CallCommand.Answer(new CallId(1), new PositionId("P1")));
        for (int i = 0; i < 1_000; i++) {
            arrive("flood-" + i, FLOOD);
            tell(TRUNK, new CallCommand.CallerGone("flood-" + i, "hung up"));
            arrive("caller-" + i, Signs.NONE);
            tell(TRUNK, new CallCommand.CallerGone("caller-" + i, "hung up"));
            arrive("waits-" + i, FLOOD);
        }
        arrive("genuine", Signs.NONE);
        var genuine = centre.queues().findNext().orElseThrow();

        var shown = CallWindow.list(centre);

        assertThat(shown).hasSizeLessThan(400).contains(new CallId(1), genuine);
        assertThat(shown.stream().filter(call -> centre.queues().rows().has(call)))
                .as("suspects who hung up are one row for their source")
                .noneMatch(call -> centre.queues().rows().get(call).suspect());
        var board = new QueueBoardMaker(login -> login).make(centre, shown, NOON);
        assertThat(board.totals().rows()).isEqualTo(1_000);
        assertThat(board.totals().suspectRows()).isEqualTo(1_000);
        assertThat(board.totals().suspects()).isEqualTo(1_000);
        assertThat(board.totals().rowsShown()).isEqualTo(120);
        assertThat(board.bursts()).singleElement().satisfies(burst -> {
            assertThat(burst.left()).isEqualTo(1_000);
            assertThat(burst.waiting()).isEqualTo(1_000);
        });
        assertThat(board.waits())
                .filteredOn(wait -> wait.call() == genuine.number())
                .singleElement()
                .satisfies(wait -> assertThat(wait.suspect()).isNull());
    }

    @Test
    void onAnOrdinaryDayEverythingStandsOnTheBoards() {
        for (int i = 0; i < 300; i++) {
            arrive("caller-" + i, Signs.NONE);
        }
        assertThat(CallWindow.list(centre)).hasSize(300);
    }
}
