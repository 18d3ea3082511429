package org.tocsin.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tocsin.sip.message.Bytes;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipResponse;
import org.tocsin.sip.message.Uri;

class DialogTest {
    private static SipRequest invite(String... more) {
        return new SipRequest(
                Method.INVITE,
                Uri.parse("sip:911@centre"),
                Headers.of(
                                "Via", "SIP/2.0/UDP c;branch=z9hG4bK1",
                                "From", "<sip:a@c>;tag=from",
                                "To", "<sip:911@centre>",
                                "Call-ID", "id",
                                "CSeq", "10 INVITE",
                                "Contact", "<sip:a@192.0.2.1>")
                        .with(Headers.of(more)),
                Bytes.EMPTY);
    }

    private static SipResponse ok(SipRequest invite, String... more) {
        SipResponse response = invite.reply(200, "to");
        return response.withHeaders(response.headers().with(Headers.of(more)));
    }

    @Test
    void theCalledSideGoesThroughTheProxiesInTheOrderRecorded() {
        Dialog dialog = Dialog.answering(invite("Record-Route", "<sip:p2;lr>, <sip:p1;lr>"), "to");
        SipRequest bye = dialog.request(Method.BYE);
        assertThat(bye.uri().text()).isEqualTo("sip:a@192.0.2.1");
        assertThat(bye.headers().listLines("Route")).containsExactly("<sip:p2;lr>", "<sip:p1;lr>");
        assertThat(bye.fromTag()).contains("to");
        assertThat(bye.toTag()).contains("from");
        assertThat(bye.cseq().text()).isEqualTo("1 BYE");
        assertThat(dialog.nextHop().text()).isEqualTo("sip:p2;lr");
    }

    @Test
    void theCallingSideGoesThroughThemInReverse() {
        SipRequest invite = invite();
        Dialog dialog = Dialog.calling(
                invite, ok(invite, "Record-Route", "<sip:p2;lr>, <sip:p1;lr>", "Contact", "<sip:x@192.0.2.9>"));
        SipRequest bye = dialog.request(Method.BYE);
        assertThat(bye.uri().text()).isEqualTo("sip:x@192.0.2.9");
        assertThat(bye.headers().listLines("Route")).containsExactly("<sip:p1;lr>", "<sip:p2;lr>");
        assertThat(bye.cseq().number()).isEqualTo(11);
        assertThat(dialog.acknowledge(10).cseq().text()).isEqualTo("10 ACK");
        assertThat(dialog.key()).isEqualTo(new DialogKey("id", "from"));
    }

    @Test
    void aStrictRouterTakesTheRequestUri() {
        Dialog dialog = Dialog.answering(invite("Record-Route", "<sip:strict>", "Record-Route", "<sip:p1;lr>"), "to");
        SipRequest bye = dialog.request(Method.BYE);
        assertThat(bye.uri().text()).isEqualTo("sip:strict");
        assertThat(bye.headers().listLines("Route")).containsExactly("<sip:p1;lr>", "<sip:a@192.0.2.1>");
    }

    @Test
    void aNewContactBecomesTheTarget() {
        Dialog dialog = Dialog.answering(invite(), "to");
        dialog.refreshTarget(invite().withHeaders(invite().headers().withOnly("Contact", "<sip:b@192.0.2.7:99>")));
        assertThat(dialog.request(Method.INFO).uri().text()).isEqualTo("sip:b@192.0.2.7:99");
    }

    @Test
    void withoutAContactTheCallerIsReachedUnderFrom() {
        SipRequest old = invite();
        Dialog dialog = Dialog.answering(old.withHeaders(old.headers().without("Contact")), "to");
        assertThat(dialog.remoteTarget().text()).isEqualTo("sip:a@c");
    }

    @Test
    void sequenceNumbersOnlyRise() {
        Dialog dialog = Dialog.answering(invite(), "to");
        SipRequest next = invite().withHeaders(invite().headers().withOnly("CSeq", "12 INFO"));
        assertThat(dialog.advance(invite())).isFalse();
        assertThat(dialog.advance(next)).isTrue();
        assertThat(dialog.advance(next)).isFalse();
        assertThat(dialog.owns(invite())).isTrue();
    }
}
