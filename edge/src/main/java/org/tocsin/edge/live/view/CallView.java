package org.tocsin.edge.live.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.calls.Line;
import org.tocsin.core.centre.Spoken;

/// A call.
///
/// @param number     formatted for reading; null when withheld by the network or from this reader
/// @param endedBy    `caller`, `centre` or a login
/// @param attempts   how often this caller has tried since they were last dealt with
/// @param callBacks  how often somebody tried to call back
/// @param fixes      every report of where the caller is, oldest first
/// @param earlierCalls from the same number, in the centre's history
/// @param recording  name of the recording when it is complete
/// @param alarm      what an alarm company or a box reports, for a call nobody speaks on
/// @param asking     absent when nobody asked
/// @param queue      code of the line it came on, absent for one that never waited in a queue or is over
/// @param language   what the caller speaks, absent while nobody has said
/// @param rightCentre whom to hand the caller over to for that; absent when the directory has nobody, or several
/// @param protection on its way to the centre; absent when it is not known (yet)
/// @param rightPsap  whose call it is by the place, when it is not this centre's
public record CallView(
        long id,
        Line line,
        int rank,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String number,
        boolean canCallBack,
        String name,
        String service,
        String classOfService,
        String trunk,
        CallStatus status,
        Instant arrivedAt,
        @Nullable Instant answeredAt,
        @Nullable String handler,
        @Nullable String handlerName,
        @Nullable String position,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable String outcome,
        @Nullable Long incident,
        int attempts,
        int callBacks,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable CallPlace place,
        List<FixView> fixes,
        List<AdditionalView> additional,
        List<String> oddities,
        int earlierCalls,
        @Nullable String recording,
        @Nullable String rightPsap,
        @Nullable CentreView rightCentre,
        @Nullable AlarmView alarm,
        @Nullable AskingView asking,
        @Nullable String queue,
        @Nullable SpokenView language,
        @Nullable ProtectionView protection) {

    /// @param signalling by TLS
    /// @param voice      by SRTP with a key that came over TLS
    public record ProtectionView(boolean signalling, boolean voice) {}

    /// Where the caller is, by the newest usable report.
    ///
    /// @param text      nearest door, or the civic address
    /// @param exactness how well `text` names the door: `EXACT`, `INTERPOLATED`, `APPROXIMATE`
    public record CallPlace(
            String text,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String civic,

            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable Double radiusMeters,
            @Nullable Geometry area,
            Instant takenAt,
            String method,
            String source,
            String exactness,
            String municipality,
            Map<String, String> districts) {}

    /// What the caller speaks and who says so: a person, the telephone, or the line that was called.
    public record SpokenView(String code, String name, Spoken.Source source) {}

    /// One report of where the caller is.
    ///
    /// @param moved since the report before it that had a position, absent for the first
    public record FixView(
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable Double radiusMeters,
            @Nullable String civic,
            Instant takenAt,
            String method,
            String source,
            int confidencePercent,
            @Nullable Movement moved) {}

    /// The neighbouring centre of the directory that answers for the place.
    ///
    /// @param id its listing, as `conference.DialListing` takes it
    public record CentreView(String id, String name) {}

    /// From one fix to the next.
    ///
    /// @param toward        `N`, `NE`, `E`...
    /// @param seconds       between the two measurements, by the device's own times
    /// @param beyondError   farther than both circles of uncertainty together: the caller did move
    public record Movement(double meters, String toward, long seconds, boolean beyondError) {}

    /// The last time the network was asked for a new location.
    ///
    /// @param open nobody has answered yet
    /// @param why  why nothing came
    public record AskingView(
            Instant at, boolean open, @Nullable String why) {}

    /// @param values name and value pairs in the order received
    public record AdditionalView(String block, List<List<String>> values) {}

    /// The same call for somebody who may not see who calls.
    public CallView withoutCaller() {
        return new CallView(
                id,
                line,
                rank,
                null,
                canCallBack,
                "",
                service,
                classOfService,
                trunk,
                status,
                arrivedAt,
                answeredAt,
                handler,
                handlerName,
                position,
                endedAt,
                endedBy,
                outcome,
                incident,
                attempts,
                callBacks,
                place,
                fixes,
                List.of(),
                List.of(),
                earlierCalls,
                null,
                rightPsap,
                rightCentre,
                alarm,
                asking,
                queue,
                language,
                protection);
    }
}
