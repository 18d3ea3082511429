package org.tocsin.edge.telephony;

import java.nio.file.Path;
import org.tocsin.edge.telephony.media.MediaSettings;
import org.tocsin.edge.telephony.signalling.SipSettings;

/// @param recordings directory of the recordings
public record TelephonySettings(SipSettings sip, MediaSettings media, LineBook lines, Path recordings) {
    /// On this machine alone, as `./tocsin run` has it.
    public static TelephonySettings loopback(int sipPort, Path recordings) {
        return new TelephonySettings(
                SipSettings.loopback(sipPort), MediaSettings.loopback(40_000, 41_999), LineBook.standard(), recordings);
    }
}
