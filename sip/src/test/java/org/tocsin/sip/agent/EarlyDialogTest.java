package org.tocsin.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.sip.message.Bytes;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.MediaType;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipResponse;
import org.tocsin.sip.message.SipWriter;

/// What a network says about a call of ours before anybody answers: RFC 3261 section 13.2.2.1, RFC 3262, RFC 3311.
final class EarlyDialogTest {
    private final Pair pair = new Pair();
    private final FakeNetwork.Host caller = pair.caller;
    private SipRequest invite;

    private void call() {
        pair.invite(pair.invitation("sip:988@192.0.2.2"));
        invite = (SipRequest) caller.sent.getFirst();
    }

    private void receive(SipResponse response) {
        caller.perform(caller.agent.received(pair.centre.address, SipWriter.write(response)));
    }

    private SipResponse reliable(String tag, int sequence) {
        return invite.reply(183, tag)
                .with("Contact", "<sip:192.0.2.2:5060>")
                .with("Require", "100rel")
                .with("RSeq", Integer.toString(sequence))
                .withBody(MediaType.SDP, Bytes.utf8(Pair.ANSWER.text()));
    }

    private List<SipRequest> pracks() {
        return caller.sent.stream()
                .filter(SipRequest.class::isInstance)
                .map(SipRequest.class::cast)
                .filter(request -> request.method().equals(Method.PRACK))
                .toList();
    }

    @Test
    void everyBranchHasItsReliableResponsesAcknowledgedInOrder() {
        call();
        receive(reliable("one", 7));
        receive(reliable("two", 70));
        receive(reliable("one", 7)); // a repetition
        receive(reliable("two", 72)); // 71 is missing: it comes again
        receive(reliable("two", 71));
        receive(reliable("two", 72));
        assertThat(pracks())
                .extracting(
                        prack -> prack.toTag().orElseThrow(),
                        prack -> prack.headers().get("RAck"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("one", "7 1 INVITE"),
                        org.assertj.core.groups.Tuple.tuple("two", "70 1 INVITE"),
                        org.assertj.core.groups.Tuple.tuple("two", "71 1 INVITE"),
                        org.assertj.core.groups.Tuple.tuple("two", "72 1 INVITE"));
        assertThat(pracks().getLast().cseq().number()).isEqualTo(4);
        assertThat(caller.told(Event.CallProgressed.class)).hasSize(4);

        // Whoever answers goes on from the numbers of his own branch.
        receive(invite.reply(200, "two").with("Contact", "<sip:192.0.2.2:5060>"));
        assertThat(caller.told(Event.CallAnswered.class)).hasSize(1);
        caller.perform(caller.agent.hangUp(Pair.CALL));
        assertThat(caller.sent.getLast()).isInstanceOfSatisfying(SipRequest.class, bye -> {
            assertThat(bye.method()).isEqualTo(Method.BYE);
            assertThat(bye.toTag()).contains("two");
            assertThat(bye.cseq().number()).isEqualTo(5);
        });
    }

    @Test
    void anUpdateMayMoveTheSoundWhileItRings() {
        call();
        receive(reliable("one", 1));
        caller.perform(caller.agent.received(pair.centre.address, SipWriter.write(update())));
        var offered = caller.told(Event.OfferReceived.class);
        assertThat(offered)
                .singleElement()
                .satisfies(event -> assertThat(event.offer()).contains(Pair.OTHER));
        caller.perform(caller.agent.answerOffer(Pair.CALL, Pair.OFFER));
        assertThat(Pair.count(caller, "UPDATE", 200)).isEqualTo(1);
    }

    private SipRequest update() {
        var headers = Headers.of(
                        "Via",
                        "SIP/2.0/UDP 192.0.2.2:5060;branch=z9hG4bKupdate",
                        "Max-Forwards",
                        "70",
                        "From",
                        invite.headers().get("To") + ";tag=one",
                        "To",
                        invite.headers().get("From"),
                        "Call-ID",
                        invite.callId())
                .with("CSeq", "1 UPDATE")
                .with("Contact", "<sip:192.0.2.2:5060>");
        return new SipRequest(Method.UPDATE, invite.contact().orElseThrow().uri(), headers, Bytes.EMPTY)
                .withBody(MediaType.SDP, Bytes.utf8(Pair.OTHER.text()));
    }
}
