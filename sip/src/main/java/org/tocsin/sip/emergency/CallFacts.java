package org.tocsin.sip.emergency;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.body.Body;
import org.tocsin.sip.body.BodyPart;
import org.tocsin.sip.message.MediaType;
import org.tocsin.sip.message.NameAddr;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.Urn;

/// All an INVITE or MESSAGE says of the emergency it is about.
///
/// @param service the service asked for, `sos.police`; empty if the call came to a number
/// @param test whether this is a test call
/// @param callback whom to call back
/// @param locations by value, the preferred one first
/// @param locationReferences URIs of locations to fetch (HELD or presence), the preferred one first
/// @param callIdentifier of the network; null if it gave none
/// @param incidentIdentifiers of the network
/// @param additionalData every block that came, or is referred to
/// @param resourcePriorities `esnet.1`, ...
public record CallFacts(
        String service,
        boolean test,
        CallbackNumber callback,
        List<CallerLocation> locations,
        List<String> locationReferences,
        @Nullable EmergencyIdentifier callIdentifier,
        List<EmergencyIdentifier> incidentIdentifiers,
        List<AdditionalData> additionalData,
        List<String> resourcePriorities) {
    public CallFacts {
        locations = List.copyOf(locations);
        locationReferences = List.copyOf(locationReferences);
        incidentIdentifiers = List.copyOf(incidentIdentifiers);
        additionalData = List.copyOf(additionalData);
        resourcePriorities = List.copyOf(resourcePriorities);
    }

    /// Reads the facts; what cannot be read is left out.
    public static CallFacts of(SipRequest request, Body body) {
        Urn urn = request.uri() instanceof Urn asked ? asked : request.to().uri() instanceof Urn to ? to : null;
        var references = new ArrayList<String>();
        List<CallerLocation> locations = locations(request, body, references);
        List<CallInfo> infos = CallInfo.list(request);
        List<EmergencyIdentifier> calls = identifiers(infos, "callid");
        return new CallFacts(
                urn == null ? "" : ServiceUrn.service(urn),
                urn != null && ServiceUrn.isTest(urn),
                CallbackNumber.of(request),
                locations,
                references,
                calls.isEmpty() ? null : calls.getFirst(),
                identifiers(infos, "incidentid"),
                additionalData(infos, body),
                request.headers().listValues("Resource-Priority"));
    }

    private record CallInfo(String uri, String purpose) {
        static List<CallInfo> list(SipRequest request) {
            return NameAddr.parseAll(request.headers().listLines("Call-Info")).stream()
                    .map(info -> new CallInfo(
                            info.uri().text(), info.parameters().find("purpose").orElse("")))
                    .toList();
        }
    }

    /// The purpose is `emergency-CallId` or `nena-CallId`; the URN itself says enough where it is missing.
    private static List<EmergencyIdentifier> identifiers(List<CallInfo> infos, String kind) {
        return infos.stream()
                .filter(info -> info.purpose().isEmpty()
                        || info.purpose().toLowerCase(Locale.ROOT).endsWith("-" + kind))
                .map(info -> EmergencyIdentifier.find(info.uri(), kind))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /// The Geolocation headers say which parts count and in which order; a location nobody refers to comes
    /// last.
    private static List<CallerLocation> locations(SipRequest request, Body body, List<String> references) {
        Set<BodyPart> taken = new LinkedHashSet<>();
        var locations = new ArrayList<CallerLocation>();
        for (NameAddr location : NameAddr.parseAll(request.headers().listLines("Geolocation"))) {
            String uri = location.uri().text();
            switch (location.uri().scheme()) {
                case "" -> {}
                case "cid" -> body.find(uri).filter(taken::add).ifPresent(part -> locations.addAll(readable(part)));
                case "geo" -> GeoUri.find(uri).ifPresent(locations::add);
                default -> references.add(uri);
            }
        }
        body.parts().stream()
                .filter(part -> part.type().is(MediaType.PIDF))
                .filter(taken::add)
                .forEach(part -> locations.addAll(readable(part)));
        return locations;
    }

    /// One garbled document costs itself only; it is kept raw in the body.
    private static List<CallerLocation> readable(BodyPart part) {
        try {
            return PidfLo.parse(part.content());
        } catch (MalformedException e) {
            return List.of();
        }
    }

    private static List<AdditionalData> additionalData(List<CallInfo> infos, Body body) {
        var found = new ArrayList<AdditionalData>();
        Set<BodyPart> taken = new LinkedHashSet<>();
        for (CallInfo info : infos) {
            AdditionalData.blockOf(info.purpose()).ifPresent(block -> {
                Optional<BodyPart> part = body.find(info.uri());
                if (part.isPresent() && taken.add(part.get())) {
                    found.add(AdditionalData.of(block, part.get()));
                } else if (part.isEmpty() && !info.uri().startsWith("cid:")) {
                    found.add(AdditionalData.referred(block, info.uri()));
                }
            });
        }
        for (BodyPart part : body.parts()) {
            AdditionalData.blockOf(part.type().subtype())
                    .filter(block -> taken.add(part))
                    .ifPresent(block -> found.add(AdditionalData.of(block, part)));
        }
        return found;
    }

    /// The class of service in the words of a call taker: `Wireless`, `Residence`, `VoIP Business`; empty if no
    /// provider said.
    public String classOfService() {
        return AdditionalData.classOfService(additionalData);
    }

    @Override
    public String toString() {
        return "CallFacts[" + locations.size() + " locations, " + additionalData.size() + " blocks]";
    }
}
