package org.tocsin.sim.callers;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Point;
import org.tocsin.sim.happenings.Happening;

/// One person who calls, with the telephone they call from.
///
/// @param service        asked for: `urn:service:sos`, or a `sip:` or `tel:` URI
/// @param reported       where the telephone says it is, null if it cannot tell
/// @param radiusMeters   how sure it is, 0 for a point
/// @param civic          elements of RFC 5139, empty for none
/// @param classOfService `WPH2`, `RESD`, `BUSN`, `VOIP`, or empty
/// @param talk           how long the caller stays once answered
/// @param patience       how long the caller waits for an answer
/// @param voice          number of the voice; callers of one number sound alike
/// @param keys           pressed half a second after the answer and each second after, by callers who do not speak; a
///                       blank is a second without; empty for a caller who speaks
/// @param types          sent by TTY two seconds after the answer, by callers who neither hear nor speak; empty for
/// others
public record Caller(
        PhoneNumber number,
        String name,
        String service,
        @Nullable Point reported,
        double radiusMeters,
        Map<String, String> civic,
        String classOfService,
        Duration talk,
        Duration patience,
        int voice,
        String keys,
        String types) {
    public Caller {
        civic = Map.copyOf(civic);
        if (!keys.matches("[0-9*#A-D ]*")) {
            throw new IllegalArgumentException("keys of a telephone");
        }
    }

    /// Somebody without a TTY.
    public Caller(
            PhoneNumber number,
            String name,
            String service,
            @Nullable Point reported,
            double radiusMeters,
            Map<String, String> civic,
            String classOfService,
            Duration talk,
            Duration patience,
            int voice,
            String keys) {
        this(number, name, service, reported, radiusMeters, civic, classOfService, talk, patience, voice, keys, "");
    }

    /// Somebody who calls 9-1-1 about a happening.
    public static Caller about(Happening happening) {
        boolean wireless = happening.classOfService().equals("WPH2");
        return new Caller(
                happening.caller(),
                wireless ? "Wireless Caller" : "",
                "urn:service:sos",
                happening.reported(),
                happening.radiusMeters(),
                wireless ? Map.of() : civic(happening.door()),
                happening.classOfService(),
                Duration.ofSeconds(happening.talkSeconds()),
                Duration.ofSeconds(happening.patienceSeconds()),
                (int) (happening.number() % Babble.VOICES),
                "");
    }

    /// A door as a civic address.
    public static Map<String, String> civic(CityPack.Door door) {
        var elements = new LinkedHashMap<String, String>();
        elements.put("country", "US");
        elements.put("A3", door.municipality());
        elements.put("RD", door.street());
        elements.put("HNO", Integer.toString(door.number()));
        if (!door.suffix().isEmpty()) {
            elements.put("HNS", door.suffix());
        }
        return elements;
    }

    /// The same person with nothing to say but key presses; a blank for nothing at all.
    public Caller silentWith(String pressed) {
        return new Caller(
                number,
                name,
                service,
                reported,
                radiusMeters,
                civic,
                classOfService,
                talk,
                patience,
                voice,
                pressed,
                "");
    }

    /// The same person at a TTY.
    public Caller typing(String words) {
        return new Caller(
                number,
                name,
                service,
                reported,
                radiusMeters,
                civic,
                classOfService,
                talk,
                patience,
                voice,
                " ",
                words);
    }

    /// The same person, who hangs up after so long without an answer.
    public Caller hangingUpAfter(Duration time) {
        return new Caller(
                number, name, service, reported, radiusMeters, civic, classOfService, talk, time, voice, keys, types);
    }
}
