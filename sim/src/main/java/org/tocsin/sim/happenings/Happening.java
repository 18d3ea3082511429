package org.tocsin.sim.happenings;

import java.time.Instant;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Point;

/// Something that happened, and the person who calls about it.
///
/// @param type            code in the catalogue
/// @param words           what the caller says
/// @param door            where it is
/// @param reported        where the caller's telephone says it is
/// @param radiusMeters    how sure the telephone is, 0 for a civic address
/// @param classOfService  `WPH2`, `RESD`, `VOIP`
/// @param talkSeconds     how long the caller stays once answered
/// @param patienceSeconds how long the caller waits for an answer
public record Happening(
        long number,
        Instant at,
        String type,
        String words,
        CityPack.Door door,
        Point reported,
        double radiusMeters,
        PhoneNumber caller,
        String classOfService,
        int talkSeconds,
        int patienceSeconds) {}
