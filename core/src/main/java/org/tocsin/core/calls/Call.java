package org.tocsin.core.calls;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.places.Fix;

/// A call as the centre knows it.
///
/// @param signalling    key of the SIP dialog (or other carrier) behind the call, for the telephony adapter
/// @param number        where the caller can be called back, absent if withheld or unusable
/// @param displayName   name given by the network, may be empty
/// @param service       what was asked for: `urn:service:sos`, `urn:service:sos.fire`, a dialled number
/// @param classOfService `WPH2`, `RESD`, `VOIP`, ... may be empty
/// @param trunk         the peer that delivered it
/// @param networkCallId the emergency call identifier (NENA-STA-010.3), may be empty
/// @param fixes         oldest first
/// @param oddities      what was irregular about the request, in words
/// @param answeredAt    when somebody first spoke with the caller, also by calling back
/// @param answeredBy    login of that person
/// @param handler       login of the person who has the call now; kept after the end for the record
/// @param position      the position that has the call now
/// @param endedBy       `caller` or the person who released it
/// @param outcome       how an abandoned call was dealt with
/// @param attempts      how often this caller has tried since the call was last dealt with, 1 at first
/// @param callBacks     how often somebody tried to call back
/// @param asking        the last time the network was asked for a new location
/// @param language      what a person noted the caller speaks, by its code in the directory; absent until somebody did
/// @param closedAt      when nothing was left to do about it: the end, or the closing of the abandoned row
public record Call(
        CallId id,
        String signalling,
        Line line,
        @Nullable PhoneNumber number,
        String displayName,
        String service,
        String classOfService,
        String trunk,
        String networkCallId,
        String networkIncidentId,
        List<Fix> fixes,
        List<AdditionalData> additional,
        List<String> oddities,
        CallStatus status,
        Instant arrivedAt,
        @Nullable Instant answeredAt,
        @Nullable String answeredBy,
        @Nullable String handler,
        @Nullable PositionId position,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable String outcome,
        @Nullable IncidentId incident,
        int attempts,
        int callBacks,
        @Nullable Instant closedAt,
        @Nullable Asking asking,
        @Nullable String language) {
    public Call {
        fixes = List.copyOf(fixes);
        additional = List.copyOf(additional);
        oddities = List.copyOf(oddities);
    }

    /// The report to act on: the newest with a usable position or civic address, unless a recent one says the same more
    /// exactly.
    public Optional<Fix> bestFix() {
        return BestFix.of(fixes);
    }

    /// Location URIs (RFC 6442), the network's preferred one first. Who holds one may ask where the caller is: they are
    /// kept out of logs.
    public List<String> listLocationReferences() {
        return additional.stream()
                .filter(data -> data.block().equals(AdditionalData.LOCATION))
                .flatMap(data -> data.findReference().stream())
                .toList();
    }

    /// Still wants somebody's attention: a caller on the line, or an abandoned call nobody has dealt with.
    public boolean open() {
        return status != CallStatus.ENDED;
    }
}
