package org.tocsin.edge.telephony.media;

import org.jspecify.annotations.Nullable;
import org.tocsin.sip.srtp.Srtcp;
import org.tocsin.sip.srtp.Srtp;
import org.tocsin.sip.srtp.SrtpKeys;

/// SRTP of one stream, both ways, or none: packets are sealed on their way out and opened on their way in. A key that
/// stays the same through a re-negotiation goes on counting where it was. Confined to one thread.
public final class Envelope {
    private @Nullable SrtpKeys keys;
    private @Nullable Srtp sealing;
    private @Nullable Srtp opening;
    private @Nullable Srtcp sealingReports;
    private @Nullable Srtcp openingReports;

    /// What offer and answer came to.
    ///
    /// @param agreed null for plain RTP
    public void agree(@Nullable SrtpKeys agreed) {
        var before = keys;
        keys = agreed;
        if (agreed == null) {
            sealing = null;
            opening = null;
            sealingReports = null;
            openingReports = null;
            return;
        }
        var same = before != null && before.suite() == agreed.suite() ? before : null;
        if (same == null || !same.ours().equals(agreed.ours())) {
            sealing = new Srtp(agreed.suite(), agreed.ours());
            sealingReports = new Srtcp(agreed.ours());
        }
        if (same == null || !same.theirs().equals(agreed.theirs())) {
            opening = new Srtp(agreed.suite(), agreed.theirs());
            openingReports = new Srtcp(agreed.theirs());
        }
    }

    /// An RTP packet as it is sent.
    public byte[] seal(byte[] packet) {
        return sealing == null ? packet : sealing.protect(packet);
    }

    /// Opens an RTP packet in place.
    ///
    /// @return its length; -1 if it is not genuine
    public int open(byte[] bytes, int length) {
        return opening == null ? length : opening.unprotect(bytes, length);
    }

    byte[] sealReport(byte[] packet) {
        return sealingReports == null ? packet : sealingReports.protect(packet);
    }

    int openReport(byte[] bytes, int length) {
        return openingReports == null ? length : openingReports.unprotect(bytes, length);
    }
}
