package org.tocsin.edge.telephony;

/// How the floor talks.
///
/// @param route      how calls of this centre leave it
/// @param holdTone   whether somebody on hold hears a soft beep, else silence
/// @param refer      whether a caller handed outside is connected by the network (REFER), so that this centre is no
///     longer in between; when the network will not, the two are joined here
public record FloorSettings(Route route, boolean holdTone, boolean refer) {
    public static final FloorSettings STANDARD = new FloorSettings(Route.NONE, true, false);
}
