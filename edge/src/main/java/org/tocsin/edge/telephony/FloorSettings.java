package org.tocsin.edge.telephony;

import java.util.Map;
import org.tocsin.core.directory.Address;
import org.tocsin.core.kernel.PositionId;

/// How the floor talks.
///
/// @param route      how calls of this centre leave it
/// @param holdTone   whether somebody on hold hears a soft beep, else silence
/// @param refer      whether a caller handed outside is connected by the network (REFER), so that this centre is no
///     longer in between; when the network will not, the two are joined here
/// @param deskPhones the SIP phone that rings when a call is taken at a position without a console's voice
public record FloorSettings(Route route, boolean holdTone, boolean refer, Map<PositionId, Address> deskPhones) {
    public static final FloorSettings STANDARD = new FloorSettings(Route.NONE, true, false, Map.of());

    public FloorSettings {
        deskPhones = Map.copyOf(deskPhones);
    }
}
