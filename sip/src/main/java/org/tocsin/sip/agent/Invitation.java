package org.tocsin.sip.agent;

import org.jspecify.annotations.Nullable;
import org.tocsin.sip.body.BodyPart;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.MediaType;
import org.tocsin.sip.message.NameAddr;
import org.tocsin.sip.message.Uri;
import org.tocsin.sip.sdp.SessionDescription;

/// A call to make.
///
/// @param target the Request-URI
/// @param from who calls; its tag is ours to set
/// @param destination where the INVITE goes: the next hop, already looked up
/// @param headers further header fields: Call-Info, Geolocation, P-Asserted-Identity, ...
/// @param body the offer, or a multipart with it; null asks the other side for an offer
public record Invitation(
        Uri target,
        NameAddr from,
        NameAddr to,
        Flow destination,
        Headers headers,
        @Nullable BodyPart body) {
    /// A plain call with an offer.
    public static Invitation of(Uri target, NameAddr from, Flow destination, SessionDescription offer) {
        return new Invitation(
                target, from, NameAddr.of(target), destination, Headers.NONE, BodyPart.of(MediaType.SDP, offer.text()));
    }

    @Override
    public String toString() {
        return "Invitation[" + target.scheme() + "]";
    }
}
