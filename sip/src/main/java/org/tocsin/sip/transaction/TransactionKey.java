package org.tocsin.sip.transaction;

import java.util.Locale;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.SipMessage;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipResponse;
import org.tocsin.sip.message.Via;

/// What tells one transaction from another (RFC 3261 sections 17.1.3 and 17.2.3).
public record TransactionKey(String text) {
    private static final char GAP = '\u001f';

    /// The server transaction a request belongs to; an ACK belongs to its INVITE. Without a branch of RFC 3261 the
    /// fields of RFC 2543 serve.
    public static TransactionKey ofServer(SipRequest request) {
        return ofServer(request, request.method().equals(Method.ACK) ? Method.INVITE : request.method());
    }

    /// The server transaction of the INVITE that a CANCEL is about.
    public static TransactionKey ofCancelled(SipRequest cancel) {
        return ofServer(cancel, Method.INVITE);
    }

    private static TransactionKey ofServer(SipRequest request, Method method) {
        Via via = request.topVia();
        if (via.hasUniqueBranch()) {
            return new TransactionKey(via.branch().orElseThrow()
                    + GAP
                    + via.sentBy().text().toLowerCase(Locale.ROOT)
                    + GAP
                    + method.name());
        }
        return new TransactionKey(request.callId()
                + GAP
                + request.fromTag().orElse("")
                + GAP
                + request.cseq().number()
                + GAP
                + via.sentBy().text().toLowerCase(Locale.ROOT)
                + GAP
                + via.branch().orElse("")
                + GAP
                + method.name());
    }

    /// The client transaction of a request we send or a response we get.
    public static TransactionKey ofClient(SipMessage message) {
        Method method = switch (message) {
            case SipRequest request -> request.method();
            case SipResponse response -> response.cseq().method();
        };
        return new TransactionKey(message.topVia().branch().orElse("") + GAP + method.name());
    }

    /// What two branches of one forked request have in common (RFC 3261 section 8.2.2.2).
    public static TransactionKey ofMerge(SipRequest request) {
        return new TransactionKey(request.callId()
                + GAP
                + request.fromTag().orElse("")
                + GAP
                + request.cseq().number()
                + GAP
                + request.method().name());
    }

    @Override
    public String toString() {
        return "TransactionKey[" + Integer.toHexString(text.hashCode()) + "]";
    }
}
