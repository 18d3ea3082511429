package org.tocsin.sip.message;

import java.util.List;
import java.util.Optional;
import org.tocsin.sip.MalformedException;

/// A request or a response. The accessors of mandatory headers do not throw on a message that came out of the
/// parser.
public sealed interface SipMessage permits SipRequest, SipResponse {
    Headers headers();

    Bytes body();

    /// The same message with other header fields.
    SipMessage withHeaders(Headers headers);

    /// The newest Via.
    ///
    /// @throws MalformedException if there is none
    default Via topVia() {
        return Via.parse(Lexer.split(headers().get("Via"), ',').getFirst());
    }

    /// Who it is from.
    ///
    /// @throws MalformedException if there is none
    default NameAddr from() {
        return NameAddr.parse(headers().get("From"));
    }

    /// Whom it was for at first.
    ///
    /// @throws MalformedException if there is none
    default NameAddr to() {
        return NameAddr.parse(headers().get("To"));
    }

    /// What all messages of one call share.
    ///
    /// @throws MalformedException if there is none
    default String callId() {
        return headers().get("Call-ID");
    }

    /// Its number in the dialog, and its method.
    ///
    /// @throws MalformedException if there is none
    default CSeq cseq() {
        return CSeq.parse(headers().get("CSeq"));
    }

    default Optional<String> fromTag() {
        return from().tag();
    }

    default Optional<String> toTag() {
        return to().tag();
    }

    /// The first Contact with a readable URI; `*` is none.
    default Optional<NameAddr> contact() {
        for (String value : headers().listValues("Contact")) {
            if (!value.equals("*")) {
                return Optional.of(NameAddr.parse(value));
            }
        }
        return Optional.empty();
    }

    /// Record-Route in the order of the message.
    default List<NameAddr> recordRoutes() {
        return NameAddr.parseAll(headers().listLines("Record-Route"));
    }

    /// The type of the body; empty when there is none or it cannot be read.
    default Optional<MediaType> contentType() {
        Optional<String> value = headers().find("Content-Type");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(MediaType.parse(value.get()));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }
}
