package org.tocsin.edge.telephony;

import java.nio.file.Path;
import org.tocsin.edge.telephony.media.MediaSettings;
import org.tocsin.edge.telephony.signalling.SipSettings;
import org.tocsin.edge.telephony.webrtc.BrowserSettings;

/// @param recordings directory of the recordings
/// @param texts      how texts leave
/// @param floor      how calls are made and handed on
/// @param peers      telephones and trunks that are known by name
public record TelephonySettings(
        SipSettings sip,
        MediaSettings media,
        BrowserSettings browsers,
        LineBook lines,
        Path recordings,
        TextSettings texts,
        FloorSettings floor,
        Peers peers) {
    /// UDP port of browsers' voice unless configured otherwise.
    public static final int BROWSER_PORT = 8912;

    /// With nobody known by name.
    public TelephonySettings(
            SipSettings sip,
            MediaSettings media,
            BrowserSettings browsers,
            LineBook lines,
            Path recordings,
            TextSettings texts,
            FloorSettings floor) {
        this(sip, media, browsers, lines, recordings, texts, floor, Peers.NONE);
    }

    /// Without a gateway for texts.
    public TelephonySettings(
            SipSettings sip, MediaSettings media, BrowserSettings browsers, LineBook lines, Path recordings) {
        this(sip, media, browsers, lines, recordings, TextSettings.NONE, FloorSettings.STANDARD);
    }

    /// Browsers' voice beside that of the trunks, on any free port.
    public TelephonySettings(SipSettings sip, MediaSettings media, LineBook lines, Path recordings) {
        this(sip, media, new BrowserSettings(media.bindHost(), media.advertisedHost(), 0), lines, recordings);
    }

    /// On this machine alone, as `./tocsin run` has it.
    public static TelephonySettings loopback(int sipPort, Path recordings) {
        return new TelephonySettings(
                SipSettings.loopback(sipPort),
                MediaSettings.loopback(40_000, 41_999),
                BrowserSettings.loopback(BROWSER_PORT),
                LineBook.standard(),
                recordings);
    }

    public TelephonySettings withSip(SipSettings settings) {
        return new TelephonySettings(settings, media, browsers, lines, recordings, texts, floor, peers);
    }

    public TelephonySettings withFloor(FloorSettings settings) {
        return new TelephonySettings(sip, media, browsers, lines, recordings, texts, settings, peers);
    }

    public TelephonySettings withTexts(TextSettings settings) {
        return new TelephonySettings(sip, media, browsers, lines, recordings, settings, floor, peers);
    }

    public TelephonySettings withPeers(Peers others) {
        return new TelephonySettings(sip, media, browsers, lines, recordings, texts, floor, others);
    }
}
