package org.tocsin.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.sip.message.Bytes;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipResponse;
import org.tocsin.sip.message.Uri;

/// The four machines against the timers of RFC 3261 table 4 and RFC 6026: T1 500 ms, T2 4 s, T4 5 s.
class TransactionTest {
    private static final TransactionTimings TIMINGS = TransactionTimings.STANDARD;

    static SipRequest request(String method) {
        return new SipRequest(
                Method.of(method),
                Uri.parse("sip:a@h"),
                Headers.of(
                        "Via", "SIP/2.0/UDP c.example.com;branch=z9hG4bKone",
                        "Route", "<sip:p1;lr>",
                        "Route", "<sip:p2;lr>",
                        "From", "<sip:b@c>;tag=1",
                        "To", "<sip:a@h>",
                        "Call-ID", "x",
                        "Max-Forwards", "70",
                        "CSeq", "4 " + method),
                Bytes.EMPTY);
    }

    private static SipResponse response(String method, int status) {
        return request(method).reply(status, "t" + status);
    }

    private static Bench inviteClient(boolean reliable) {
        return new Bench(new InviteClientTransaction(request("INVITE"), reliable, TIMINGS));
    }

    private static Bench client(boolean reliable) {
        return new Bench(new RequestClientTransaction(request("OPTIONS"), reliable, TIMINGS));
    }

    private static Bench inviteServer(boolean reliable) {
        return new Bench(new InviteServerTransaction(reliable, TIMINGS));
    }

    private static Bench server(boolean reliable) {
        return new Bench(new RequestServerTransaction(reliable, TIMINGS));
    }

    @Test
    void timersAAndBInviteUnanswered() {
        assertThat(inviteClient(false).until(100_000).log)
                .containsExactly(
                        "0 send INVITE",
                        "500 send INVITE",
                        "1500 send INVITE",
                        "3500 send INVITE",
                        "7500 send INVITE",
                        "15500 send INVITE",
                        "31500 send INVITE",
                        "32000 TIMEOUT",
                        "32000 over");
    }

    @Test
    void overReliableTransportNothingIsRepeated() {
        assertThat(inviteClient(true).until(100_000).log)
                .containsExactly("0 send INVITE", "32000 TIMEOUT", "32000 over");
        assertThat(client(true).until(100_000).log).containsExactly("0 send OPTIONS", "32000 TIMEOUT", "32000 over");
    }

    @Test
    void aProvisionalResponseStopsAAndBForGood() {
        Bench bench =
                inviteClient(false).until(600).receive(response("INVITE", 180)).until(500_000);
        assertThat(bench.log).containsExactly("0 send INVITE", "500 send INVITE", "600 deliver 180");
        assertThat(bench.timersOut()).isEmpty();
    }

    @Test
    void timerDAcknowledgesEachRepeatedRefusal() {
        Bench bench = inviteClient(false)
                .receive(response("INVITE", 486))
                .until(1_000)
                .receive(response("INVITE", 486));
        assertThat(bench.until(100_000).receive(response("INVITE", 486)).log)
                .containsExactly("0 send INVITE", "0 send ACK", "0 deliver 486", "1000 send ACK", "32000 over");
        assertThat(inviteClient(true).receive(response("INVITE", 486)).log)
                .containsExactly("0 send INVITE", "0 send ACK", "0 deliver 486", "0 over");
    }

    @Test
    void timerMPassesOnEveryRepeatedSuccess() {
        Bench bench =
                inviteClient(true).receive(response("INVITE", 200)).until(900).receive(response("INVITE", 200));
        assertThat(bench.receive(response("INVITE", 486)).until(100_000).log)
                .containsExactly("0 send INVITE", "0 deliver 200", "900 deliver 200", "32000 over");
    }

    @Test
    void theAckForARefusalFollowsTheInvite() {
        SipRequest ack = InviteClientTransaction.acknowledge(request("INVITE"), response("INVITE", 486));
        assertThat(ack.topVia()).isEqualTo(request("INVITE").topVia());
        assertThat(ack.cseq().text()).isEqualTo("4 ACK");
        assertThat(ack.toTag()).contains("t486");
        assertThat(ack.headers().listLines("Route")).containsExactly("<sip:p1;lr>", "<sip:p2;lr>");
        assertThat(ack.uri()).isEqualTo(request("INVITE").uri());
    }

    @Test
    void timersEAndFRequestUnanswered() {
        assertThat(client(false).until(100_000).log)
                .containsExactly(
                        "0 send OPTIONS",
                        "500 send OPTIONS",
                        "1500 send OPTIONS",
                        "3500 send OPTIONS",
                        "7500 send OPTIONS",
                        "11500 send OPTIONS",
                        "15500 send OPTIONS",
                        "19500 send OPTIONS",
                        "23500 send OPTIONS",
                        "27500 send OPTIONS",
                        "31500 send OPTIONS",
                        "32000 TIMEOUT",
                        "32000 over");
    }

    @Test
    void afterAProvisionalResponseEIsT2() {
        Bench bench = client(false).until(100).receive(response("OPTIONS", 100)).until(9_000);
        assertThat(bench.log)
                .containsExactly(
                        "0 send OPTIONS",
                        "100 deliver 100",
                        "500 send OPTIONS",
                        "4500 send OPTIONS",
                        "8500 send OPTIONS");
    }

    @Test
    void timerKSwallowsRepeatedResponses() {
        Bench bench =
                client(false).receive(response("OPTIONS", 200)).until(4_999).receive(response("OPTIONS", 200));
        assertThat(bench.until(9_000).log).containsExactly("0 send OPTIONS", "0 deliver 200", "5000 over");
        assertThat(client(true).receive(response("OPTIONS", 200)).log)
                .containsExactly("0 send OPTIONS", "0 deliver 200", "0 over");
    }

    @Test
    void timersGAndHRefusalUnacknowledged() {
        assertThat(inviteServer(false).respond(response("INVITE", 486)).until(100_000).log)
                .containsExactly(
                        "0 send 486",
                        "500 send 486",
                        "1500 send 486",
                        "3500 send 486",
                        "7500 send 486",
                        "11500 send 486",
                        "15500 send 486",
                        "19500 send 486",
                        "23500 send 486",
                        "27500 send 486",
                        "31500 send 486",
                        "32000 TIMEOUT",
                        "32000 over");
        assertThat(inviteServer(true).respond(response("INVITE", 486)).until(100_000).log)
                .containsExactly("0 send 486", "32000 TIMEOUT", "32000 over");
    }

    @Test
    void timerISwallowsRepeatedAcks() {
        Bench bench =
                inviteServer(false).respond(response("INVITE", 486)).until(200).receive(request("ACK"));
        assertThat(bench.until(5_199).receive(request("ACK")).until(9_000).log)
                .containsExactly("0 send 486", "5200 over");
        assertThat(inviteServer(true).respond(response("INVITE", 486)).receive(request("ACK")).log)
                .containsExactly("0 send 486", "0 over");
    }

    @Test
    void aRepeatedInviteGetsTheLastResponse() {
        Bench bench = inviteServer(false).receive(request("INVITE")).respond(response("INVITE", 100));
        bench.receive(request("INVITE")).respond(response("INVITE", 180)).receive(request("INVITE"));
        bench.respond(response("INVITE", 603)).receive(request("INVITE"));
        assertThat(bench.log)
                .containsExactly("0 send 100", "0 send 100", "0 send 180", "0 send 180", "0 send 603", "0 send 603");
    }

    /// RFC 6026: an accepted INVITE absorbs repetitions and lets the user repeat the 2xx.
    @Test
    void timerLKeepsAnAcceptedInvite() {
        Bench bench = inviteServer(true).respond(response("INVITE", 200)).receive(request("INVITE"));
        bench.until(500)
                .respond(response("INVITE", 200))
                .receive(request("ACK"))
                .respond(response("INVITE", 486));
        assertThat(bench.until(100_000).log)
                .containsExactly("0 send 200", "500 send 200", "500 deliver ACK", "32000 over");
    }

    @Test
    void timerJSwallowsRepeatedRequests() {
        Bench bench = server(false).receive(request("OPTIONS")).respond(response("OPTIONS", 100));
        bench.receive(request("OPTIONS")).respond(response("OPTIONS", 200)).respond(response("OPTIONS", 500));
        assertThat(bench.receive(request("OPTIONS")).until(100_000).log)
                .containsExactly("0 send 100", "0 send 100", "0 send 200", "0 send 200", "32000 over");
        assertThat(server(true).respond(response("OPTIONS", 200)).log).containsExactly("0 send 200", "0 over");
    }

    @Test
    void aFailedTransportEndsAClientAtOnceAndAServerByItsTimers() {
        assertThat(inviteClient(true).transportFails().log).containsExactly("0 send INVITE", "0 TRANSPORT", "0 over");
        assertThat(client(true).transportFails().log).containsExactly("0 send OPTIONS", "0 TRANSPORT", "0 over");
        assertThat(inviteServer(false)
                        .respond(response("INVITE", 486))
                        .transportFails()
                        .until(40_000)
                        .log)
                .endsWith("32000 over");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsOverDoesNothingMore(boolean reliable) {
        for (Bench bench :
                List.of(inviteClient(reliable), client(reliable), inviteServer(reliable), server(reliable))) {
            bench.respond(response("INVITE", 486)).until(200_000);
            boolean waiting = !bench.machine.isTerminated();
            assertThat(waiting).isFalse();
            int before = bench.log.size();
            bench.receive(response("INVITE", 200)).receive(request("ACK")).respond(response("INVITE", 200));
            bench.transportFails().until(400_000);
            assertThat(bench.log).hasSize(before);
            assertThat(bench.timersOut()).isEmpty();
        }
    }

    @Test
    void transactionsAreToldApartByBranchSenderAndMethod() {
        assertThat(TransactionKey.ofServer(request("ACK"))).isEqualTo(TransactionKey.ofServer(request("INVITE")));
        assertThat(TransactionKey.ofCancelled(request("CANCEL"))).isEqualTo(TransactionKey.ofServer(request("INVITE")));
        assertThat(TransactionKey.ofServer(request("CANCEL"))).isNotEqualTo(TransactionKey.ofServer(request("INVITE")));
        SipRequest elsewhere = request("INVITE");
        elsewhere = elsewhere.withHeaders(
                elsewhere.headers().withOnly("Via", "SIP/2.0/UDP d.example.com;branch=z9hG4bKone"));
        assertThat(TransactionKey.ofServer(elsewhere)).isNotEqualTo(TransactionKey.ofServer(request("INVITE")));
        assertThat(TransactionKey.ofMerge(elsewhere)).isEqualTo(TransactionKey.ofMerge(request("INVITE")));
    }

    @Test
    void withoutAUniqueBranchTheOldFieldsServe() {
        SipRequest old = request("INVITE");
        old = old.withHeaders(old.headers().withOnly("Via", "SIP/2.0/UDP c.example.com"));
        SipRequest next = old.withHeaders(old.headers().withOnly("CSeq", "5 INVITE"));
        SipRequest ack = new SipRequest(Method.ACK, old.uri(), old.headers().withOnly("CSeq", "4 ACK"), Bytes.EMPTY);
        assertThat(TransactionKey.ofServer(old)).isNotEqualTo(TransactionKey.ofServer(next));
        assertThat(TransactionKey.ofServer(ack)).isEqualTo(TransactionKey.ofServer(old));
    }
}
