package org.tocsin.edge.telephony;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.calls.AdditionalData;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.Line;
import org.tocsin.core.calls.Signs;
import org.tocsin.core.directory.Languages;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.emergency.CallFacts;
import org.tocsin.sip.emergency.EmergencyIdentifier;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.sdp.Media;
import org.tocsin.sip.sdp.SessionDescription;

/// An INVITE, as the calls room hears of it.
final class Arrivals {
    private static final int MAXIMUM_RAW_CHARACTERS = 65_536;
    private static final int MAXIMUM_URI_CHARACTERS = 2_000;
    private static final int MOST_REFERENCES = 8;
    private static final double MANY_CALLS = 20;

    private Arrivals() {}

    /// @param offer      what it offers, if that can be read
    /// @param signalling our key of the call
    /// @param trunk      what whoever brings it is called
    /// @param signs      what was seen of it besides, for routing and triage
    /// @param oddities   what else was irregular, in words
    static CallCommand.Arrive arrive(
            Event.IncomingCall incoming,
            @Nullable SessionDescription offer,
            String signalling,
            LineBook lines,
            String trunk,
            Instant now,
            Signs signs,
            List<String> oddities) {
        var invite = incoming.invite();
        var facts = CallFacts.of(invite, incoming.body());
        var words = new ArrayList<>(oddities);
        incoming.oddities().stream().sorted().map(Wording::of).forEach(words::add);
        return arrive(
                invite,
                facts,
                signalling,
                lineOf(incoming, offer, facts, lines),
                trunk,
                now,
                signs.sourceCalls(),
                words,
                signs);
    }

    /// An emergency call with messages and no sound is a text.
    private static Line lineOf(
            Event.IncomingCall incoming, @Nullable SessionDescription offer, CallFacts facts, LineBook lines) {
        var line = lines.lineOf(incoming.invite(), facts, incoming.emergency());
        List<Media> streams = offer == null ? List.of() : offer.media();
        boolean written = streams.stream().anyMatch(Media::isMsrp)
                && streams.stream().noneMatch(stream -> stream.type().equalsIgnoreCase("audio"));
        return line == Line.EMERGENCY && written ? Line.TEXT : line;
    }

    /// A MESSAGE outside of a call, the first of its sender.
    static CallCommand.Arrive arrive(
            Event.MessageReceived message,
            CallFacts facts,
            String signalling,
            Line line,
            String trunk,
            Instant now,
            double rate) {
        return arrive(message.request(), facts, signalling, line, trunk, now, rate, new ArrayList<>(), Signs.NONE);
    }

    private static CallCommand.Arrive arrive(
            SipRequest invite,
            CallFacts facts,
            String signalling,
            Line line,
            String trunk,
            Instant now,
            double rate,
            List<String> words,
            Signs signs) {
        if (rate > MANY_CALLS) {
            words.add("one of about " + Math.round(rate) + " calls from this source within half a minute");
        }
        if (facts.test()) {
            words.add("test call");
        }
        return new CallCommand.Arrive(
                signalling,
                line,
                number(facts.callback().digits()),
                Wording.line(facts.callback().displayName(), 80),
                LineBook.serviceOf(invite, facts),
                Wording.line(facts.classOfService(), 40),
                Wording.line(trunk, 80),
                urn(facts.callIdentifier()),
                urn(
                        facts.incidentIdentifiers().isEmpty()
                                ? null
                                : facts.incidentIdentifiers().getFirst()),
                Locations.fixes(facts, source(facts), now),
                additional(facts, signs.languages()),
                words,
                signs);
    }

    /// What the rules can make do with when the call as it came broke them: no facts but who and which line.
    static CallCommand.Arrive bare(CallCommand.Arrive call) {
        return new CallCommand.Arrive(
                call.signalling(),
                call.line(),
                call.number(),
                "",
                "",
                "",
                call.trunk(),
                "",
                "",
                List.of(),
                List.of(),
                List.of("the call could not be recorded as it came; its location and data are left out"));
    }

    private static String urn(@Nullable EmergencyIdentifier identifier) {
        return identifier == null ? "" : Wording.line(identifier.urn(), 200);
    }

    private static @Nullable PhoneNumber number(String digits) {
        try {
            return digits.isEmpty() ? null : PhoneNumber.of(digits);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// Who says where the caller is: the provider's name if it gave one.
    static String source(CallFacts facts) {
        return facts.additionalData().stream()
                .filter(data -> data.block().equals("ProviderInfo"))
                .flatMap(data -> data.find("DataProviderString").stream())
                .map(name -> Wording.line(name, 60))
                .findFirst()
                .orElse("network");
    }

    private static List<AdditionalData> additional(CallFacts facts, List<String> tags) {
        var blocks = new ArrayList<AdditionalData>();
        languages(tags).ifPresent(blocks::add);
        facts.additionalData().forEach(data -> blocks.add(block(data)));
        blocks.addAll(references(facts));
        return blocks;
    }

    /// A block as the centre keeps it.
    static AdditionalData block(org.tocsin.sip.emergency.AdditionalData data) {
        var values = new LinkedHashMap<String, String>();
        if (!data.reference().isEmpty()) {
            values.put(AdditionalData.REFERENCE, Wording.line(data.reference(), MAXIMUM_URI_CHARACTERS));
        }
        data.entries().forEach(entry -> put(values, entry.name(), Wording.line(entry.value(), 1_000)));
        String raw = data.raw().utf8();
        String kept = raw.substring(0, Math.min(raw.length(), MAXIMUM_RAW_CHARACTERS));
        return new AdditionalData(Wording.line(data.block(), 60), values, kept);
    }

    /// Where the caller's location can be asked for.
    static List<AdditionalData> references(CallFacts facts) {
        return facts.locationReferences().stream()
                .distinct()
                .limit(MOST_REFERENCES)
                .map(uri -> AdditionalData.location(Wording.line(uri, MAXIMUM_URI_CHARACTERS)))
                .toList();
    }

    /// The languages the caller's telephone says they speak and understand (RFC 8373), best first; the code of the
    /// first that interpreters have stands beside them.
    private static Optional<AdditionalData> languages(List<String> tags) {
        if (tags.isEmpty()) {
            return Optional.empty();
        }
        var values = new LinkedHashMap<String, String>();
        tags.stream()
                .flatMap(tag -> Languages.findByTag(tag).stream())
                .findFirst()
                .ifPresent(language -> {
                    values.put("language", language.code());
                    values.put("name", language.name());
                });
        values.put("tags", Wording.line(String.join(", ", tags), 200));
        return Optional.of(new AdditionalData(AdditionalData.LANGUAGES, values, ""));
    }

    /// A name that occurs again is numbered: nothing is lost.
    private static void put(Map<String, String> values, String name, String value) {
        var free = name;
        for (int i = 2; values.containsKey(free); i++) {
            free = name + " " + i;
        }
        values.put(free, value);
    }

    /// By tag, as the caller's telephone ranks them (RFC 3261 section 20.3).
    static List<String> languages(SipRequest invite) {
        return invite.headers().listValues("Accept-Language").stream()
                .map(value -> Wording.line(value.split(";", 2)[0].strip(), 20))
                .filter(tag -> tag.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*"))
                .limit(5)
                .toList();
    }
}
