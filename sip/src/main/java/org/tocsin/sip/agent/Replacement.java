package org.tocsin.sip.agent;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.dialog.Replaces;
import org.tocsin.sip.message.SipRequest;

/// What the Replaces header field of an INVITE comes to (RFC 3891 section 3). Whoever names a dialog's Call-ID and
/// both tags has learnt them from one of its ends: they cannot be guessed.
///
/// @param status to refuse the INVITE with; 0 to let it in
/// @param replaced the call that ends when the new one is answered; null for none
record Replacement(int status, @Nullable Call replaced) {
    private static final Replacement NONE = new Replacement(0, null);

    boolean isRefused() {
        return status != 0;
    }

    static Replacement judge(Exchange exchange, SipRequest invite) {
        List<String> values = invite.headers().listLines("Replaces");
        if (values.isEmpty()) {
            return NONE;
        }
        Optional<Replaces> replaces = values.size() == 1 ? read(values.getFirst()) : Optional.empty();
        if (replaces.isEmpty()) {
            return new Replacement(400, null);
        }
        Optional<Call> found = exchange.find(replaces.get());
        if (found.isEmpty()) {
            return new Replacement(481, null);
        }
        Call call = found.get();
        return switch (call.state) {
            // An early dialog the other side made is not ours to replace.
            case INCOMING -> new Replacement(481, null);
            case OUTGOING -> new Replacement(0, call);
            case ANSWERED, UP -> replaces.get().earlyOnly() ? new Replacement(486, null) : new Replacement(0, call);
            case ENDING, ENDED -> new Replacement(603, null);
        };
    }

    private static Optional<Replaces> read(String value) {
        try {
            return Optional.of(Replaces.parse(value));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }
}
