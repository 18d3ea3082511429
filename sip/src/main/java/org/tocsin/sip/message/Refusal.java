package org.tocsin.sip.message;

import java.util.EnumSet;
import java.util.Optional;
import org.tocsin.sip.MalformedException;

/// The answer to a request that could not be read, as far as its head allows one.
///
/// @param response what to send
/// @param via the Via it goes back along
public record Refusal(SipResponse response, Via via) {
    /// Forms the answer. Empty if the bytes are a response, an ACK, or say nothing of where to answer.
    ///
    /// @param toTag our tag, set in To if the request has none there
    public static Optional<Refusal> of(byte[] data, MalformedException defect, String toTag) {
        try {
            Head head = Head.read(data, EnumSet.noneOf(Oddity.class));
            String line = head.startLine();
            if (line.regionMatches(true, 0, "SIP/", 0, 4) || line.regionMatches(true, 0, "ACK ", 0, 4)) {
                return Optional.empty();
            }
            Via via = Via.parse(Lexer.split(head.headers().get("Via"), ',').getFirst());
            return Optional.of(new Refusal(answer(head.headers(), defect.status(), toTag), via));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    private static SipResponse answer(Headers received, int status, String toTag) {
        var placeholder = new SipRequest(Method.OPTIONS, new OtherUri("", ""), received, Bytes.EMPTY);
        boolean taggable = received.find("To").filter(to -> !to.isEmpty()).isPresent();
        return placeholder
                .withHeaders(taggable ? received : received.without("To"))
                .reply(status, toTag);
    }
}
