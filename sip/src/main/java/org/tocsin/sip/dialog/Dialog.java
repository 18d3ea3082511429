package org.tocsin.sip.dialog;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.sip.message.Bytes;
import org.tocsin.sip.message.CSeq;
import org.tocsin.sip.message.Header;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.NameAddr;
import org.tocsin.sip.message.SipMessage;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipResponse;
import org.tocsin.sip.message.SipUri;
import org.tocsin.sip.message.Uri;

/// One end of a dialog, early or confirmed. Mutable; confined to its owner.
public final class Dialog {
    private static final String MAX_FORWARDS = "70";

    private final DialogKey key;
    private final String local;
    private final String remote;
    private final String remoteTag;
    private final List<NameAddr> routes;
    private Uri remoteTarget;
    private long localSequence;
    private long remoteSequence;

    private Dialog(DialogKey key, String local, String remote, String remoteTag, List<NameAddr> routes, Uri target) {
        this.key = key;
        this.local = local;
        this.remote = remote;
        this.remoteTag = remoteTag;
        this.routes = List.copyOf(routes);
        this.remoteTarget = target;
    }

    /// The dialog of an INVITE we got and answer with this tag (section 12.1.1). A caller without a Contact, as
    /// RFC 2543 had them, is reached under his From address.
    public static Dialog answering(SipRequest invite, String localTag) {
        String to = invite.headers().get("To");
        var dialog = new Dialog(
                new DialogKey(invite.callId(), localTag),
                invite.toTag().isPresent() ? to : to + ";tag=" + localTag,
                invite.headers().get("From"),
                invite.fromTag().orElse(""),
                invite.recordRoutes(),
                invite.contact().orElseGet(invite::from).uri());
        dialog.remoteSequence = invite.cseq().number();
        return dialog;
    }

    /// The dialog of an INVITE we sent, by a response to it (section 12.1.2).
    public static Dialog calling(SipRequest invite, SipResponse response) {
        var dialog = new Dialog(
                new DialogKey(invite.callId(), invite.fromTag().orElse("")),
                invite.headers().get("From"),
                response.headers().get("To"),
                response.toTag().orElse(""),
                response.recordRoutes().reversed(),
                response.contact().map(NameAddr::uri).orElse(invite.uri()));
        dialog.localSequence = invite.cseq().number();
        dialog.remoteSequence = -1;
        return dialog;
    }

    /// The dialog of a SUBSCRIBE we sent, by a NOTIFY that came before its answer (RFC 6665 section 4.4.1).
    public static Dialog notified(SipRequest subscribe, SipRequest notify) {
        var dialog = new Dialog(
                new DialogKey(subscribe.callId(), subscribe.fromTag().orElse("")),
                subscribe.headers().get("From"),
                notify.headers().get("From"),
                notify.fromTag().orElse(""),
                notify.recordRoutes(),
                notify.contact().orElseGet(notify::from).uri());
        dialog.localSequence = subscribe.cseq().number();
        dialog.remoteSequence = -1;
        return dialog;
    }

    public DialogKey key() {
        return key;
    }

    /// The name another call gives this dialog when it is to take its place, as the other side has to read it.
    public Replaces replacedByPeer() {
        return new Replaces(key.callId(), remoteTag, key.localTag(), false);
    }

    /// The other side's tag; empty for a peer of RFC 2543.
    public String remoteTag() {
        return remoteTag;
    }

    /// Whether a request with this Call-ID and these tags is of this dialog.
    public boolean owns(SipRequest request) {
        return request.fromTag().orElse("").equals(remoteTag);
    }

    /// Takes the sequence number of a request of the other side.
    ///
    /// @return false if it is not above the last one: the request is late and gets 500
    public boolean advance(SipRequest request) {
        long number = request.cseq().number();
        if (number <= remoteSequence) {
            return false;
        }
        remoteSequence = number;
        return true;
    }

    /// Takes a new Contact of the other side (target refresh: re-INVITE, UPDATE and their 2xx).
    public void refreshTarget(SipMessage message) {
        message.contact().map(NameAddr::uri).ifPresent(uri -> remoteTarget = uri);
    }

    /// Goes on with the sequence numbers of another dialog of the same INVITE, when a 2xx replaces an early
    /// dialog.
    public Dialog continuing(Dialog early) {
        localSequence = Math.max(localSequence, early.localSequence);
        remoteSequence = Math.max(remoteSequence, early.remoteSequence);
        return this;
    }

    public Uri remoteTarget() {
        return remoteTarget;
    }

    /// Where the next request has to go first: the first route, else the remote target.
    public Uri nextHop() {
        return routes.isEmpty() ? remoteTarget : routes.getFirst().uri();
    }

    public boolean hasRoutes() {
        return !routes.isEmpty();
    }

    /// The next request of this side, without Via and Contact (section 12.2.1.1). Not for ACK and CANCEL.
    public SipRequest request(Method method) {
        localSequence++;
        return make(method, localSequence);
    }

    /// The ACK for the 2xx to our INVITE of this sequence number, without Via.
    public SipRequest acknowledge(long inviteSequence) {
        return make(Method.ACK, inviteSequence);
    }

    private SipRequest make(Method method, long sequence) {
        var lines = new ArrayList<Header>(8);
        lines.add(new Header("Max-Forwards", MAX_FORWARDS));
        Uri target = remoteTarget instanceof SipUri sip ? sip.withoutHeaders() : remoteTarget;
        Uri requestUri = target;
        if (!routes.isEmpty()) {
            if (isLoose(routes.getFirst())) {
                routes.forEach(route -> lines.add(new Header("Route", route.text())));
            } else {
                // A strict router takes the Request-URI for itself and expects the target at the end.
                requestUri = routes.getFirst().uri();
                routes.stream().skip(1).forEach(route -> lines.add(new Header("Route", route.text())));
                lines.add(new Header("Route", NameAddr.of(target).text()));
            }
        }
        lines.add(new Header("From", local));
        lines.add(new Header("To", remote));
        lines.add(new Header("Call-ID", key.callId()));
        lines.add(new Header("CSeq", new CSeq(sequence, method).text()));
        return new SipRequest(method, requestUri, new Headers(lines), Bytes.EMPTY);
    }

    private static boolean isLoose(NameAddr route) {
        return route.uri() instanceof SipUri sip && sip.parameters().contains("lr");
    }

    @Override
    public String toString() {
        return "Dialog[" + key + "]";
    }
}
