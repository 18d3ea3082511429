package org.tocsin.edge.telephony;

import org.tocsin.edge.telephony.keepalive.KeepAlive;

/// How the floor talks.
///
/// @param route      how calls of this centre leave it
/// @param holdTone   whether somebody on hold hears a soft beep, else silence
/// @param refer      whether a caller handed outside is connected by the network (REFER), so that this centre is no
///     longer in between; when the network will not, the two are joined here
/// @param keepAlive  how the trunks of the route are asked whether they stand
public record FloorSettings(Route route, boolean holdTone, boolean refer, KeepAlive keepAlive) {
    public static final FloorSettings STANDARD = new FloorSettings(Route.NONE, true, false);

    public FloorSettings(Route route, boolean holdTone, boolean refer) {
        this(route, holdTone, refer, KeepAlive.STANDARD);
    }
}
