package org.tocsin.edge.live.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.queues.Ringing;

/// The queues as every console sees them: lines, who rings, seats, how quickly calls are answered, floods.
///
/// @param breaks what people choose from when they are not ready
public record QueueBoardView(
        Instant now,
        List<LineView> lines,
        List<WaitView> waits,
        List<StrandedView> stranded,
        List<CallingBackView> callingBack,
        List<SeatView> seats,
        FiguresView hour,
        FiguresView day,
        List<BurstView> bursts,
        TotalsView totals,
        List<String> breaks) {

    /// @param oldest   when the call that waits longest arrived
    /// @param ringing  positions that ring for its calls now
    /// @param stage    how far down one had to go to find somebody
    public record LineView(
            String code,
            String name,
            String line,
            int rank,
            int waiting,
            @Nullable Instant oldest,
            Ringing.Stage stage,
            List<String> ringing,
            String greeting) {}

    /// A waiting call on the boards.
    ///
    /// @param ringing  positions it is offered to, absent when it rings as its line does
    /// @param suspect  why it looks like part of a flood, absent when it does not
    /// @param overflow 0 its line, 1 the overflow too, 2 everybody
    public record WaitView(
            long call,
            String queue,
            @Nullable List<String> ringing,
            @Nullable List<String> suspect,
            int overflow) {}

    /// A caller on the line whose position went away.
    public record StrandedView(long call, Instant since, String position, String name) {}

    public record CallingBackView(long call, Instant since, String position, String name) {}

    /// What a position does.
    public enum SeatState {
        READY,
        TALKING,
        WRAP_UP,
        NOT_READY,
        AWAY
    }

    /// @param since       when it began, for those that are free the end of the last call
    /// @param wrapUpUntil while it wraps up
    public record SeatView(
            String position,
            String name,
            SeatState state,
            String reason,
            Instant since,
            @Nullable Instant wrapUpUntil,
            List<String> skills,
            List<String> languages) {}

    /// Calls of the emergency lines, from arrival to answer.
    ///
    /// @param within10 in percent; NFPA 1225 asks for 90
    /// @param within15 NENA-STA-020.1 asks for 90
    /// @param within20 NENA-STA-020.1 asks for 95
    /// @param p90      seconds in which 90 % were answered
    public record FiguresView(
            int answered, int abandoned, double within10, double within15, double within20, int p90, int p95) {}

    /// Suspects from one source, in one row.
    public record BurstView(String source, Instant since, Instant last, int waiting, int left) {}

    /// How many there are, whatever is on the boards.
    ///
    /// @param rows     callers who hung up and are not dealt with
    /// @param rowsShown how many of them are on the boards; the rest is read page by page
    public record TotalsView(int waiting, int suspects, int rows, int suspectRows, int rowsShown) {}
}
