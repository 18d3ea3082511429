package org.tocsin.edge.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.edge.live.view.CallView;
import org.tocsin.edge.live.view.CentreInfo;
import org.tocsin.edge.live.view.ClosureView;
import org.tocsin.edge.live.view.ConferenceView;
import org.tocsin.edge.live.view.ConversationView;
import org.tocsin.edge.live.view.DatabaseState;
import org.tocsin.edge.live.view.IncidentView;
import org.tocsin.edge.live.view.Me;
import org.tocsin.edge.live.view.PositionView;
import org.tocsin.edge.live.view.QueueBoardView;
import org.tocsin.edge.live.view.SilentView;
import org.tocsin.edge.live.view.Snapshot;
import org.tocsin.edge.live.view.TrunkView;
import org.tocsin.edge.live.view.UnitView;

/// What a console receives.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ToClient.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = ToClient.Delta.class, name = "delta"),
    @JsonSubTypes.Type(value = ToClient.Avl.class, name = "avl"),
    @JsonSubTypes.Type(value = ToClient.Queues.class, name = "queues"),
    @JsonSubTypes.Type(value = ToClient.Ack.class, name = "ack"),
    @JsonSubTypes.Type(value = ToClient.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = ToClient.Mode.class, name = "mode"),
    @JsonSubTypes.Type(value = ToClient.Alarm.class, name = "alarm"),
    @JsonSubTypes.Type(value = ToClient.Presence.class, name = "presence"),
    @JsonSubTypes.Type(value = ToClient.Pong.class, name = "pong")
})
public sealed interface ToClient {
    /// Answers hello. Without a snapshot the deltas that were missed follow.
    record Welcome(
            String epoch,
            long seq,
            Instant now,
            Me me,
            CentreInfo centre,
            @Nullable Snapshot snapshot) implements ToClient {}

    /// Whole entities, replaced by id; `discrepancies` counts the reports of wrong data still open. `seq` never
    /// descends; the same `seq` may come twice with more about it.
    record Delta(
            long seq,
            Instant at,
            @Nullable List<CallView> calls,
            @Nullable List<IncidentView> incidents,
            @Nullable List<UnitView> units,
            @Nullable List<PositionView> positions,
            @Nullable List<ConversationView> texts,
            @Nullable List<ConferenceView> conferences,
            @Nullable List<SilentView> silent,
            @Nullable List<ClosureView> closures,
            @Nullable List<TrunkView> trunks,
            @Nullable Integer discrepancies,
            @Nullable Gone gone)
            implements ToClient {}

    /// No longer on the boards; still to be asked for by id.
    record Gone(
            @Nullable List<Long> calls,
            @Nullable List<Long> incidents,
            @Nullable List<String> positions,
            @Nullable List<Long> closures) {}

    /// Where the vehicles are, once a second: id, latitude, longitude, heading in degrees, age in seconds.
    record Avl(Instant now, List<List<Object>> units) implements ToClient {}

    /// The queue board, whole; a few times a second at most while something changes.
    record Queues(QueueBoardView board) implements ToClient {}

    /// Done.
    ///
    /// @param text     what was done, for the result line
    /// @param incident to bring onto the screen
    /// @param unit     to bring onto the screen
    record Ack(
            String key,
            long seq,
            String text,
            @Nullable Long incident,
            @Nullable String unit) implements ToClient {}

    /// @param overridable asking again with an override may succeed
    record Refused(String key, String code, String message, boolean overridable) implements ToClient {}

    record Mode(DatabaseState database, Instant since, String message) implements ToClient {}

    record Alarm(
            String id,
            AlarmLevel level,
            String text,
            Instant at,
            @Nullable Boolean cleared) implements ToClient {}

    enum AlarmLevel {
        @JsonProperty("info")
        INFO,
        @JsonProperty("warning")
        WARNING,
        @JsonProperty("critical")
        CRITICAL
    }

    record Presence(
            long incident,
            String login,
            String name,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String field) implements ToClient {}

    record Pong(long n, Instant now) implements ToClient {}
}
