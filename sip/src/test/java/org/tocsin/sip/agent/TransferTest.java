package org.tocsin.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tocsin.sip.dialog.ReferTarget;
import org.tocsin.sip.dialog.Replaces;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipResponse;
import org.tocsin.sip.message.SipUri;
import org.tocsin.sip.message.Uri;

/// REFER and Replaces (RFC 3515, RFC 3891): asking the other side to call somebody, and calls that take the place
/// of others.
class TransferTest {
    private static final SubscriptionKey TRANSFER = new SubscriptionKey("transfer");
    private static final ReferTarget COUNTY = ReferTarget.of(Uri.parse("sip:county@192.0.2.9"));

    private final Pair pair = new Pair();
    private final FakeNetwork network = pair.network;
    private final FakeNetwork.Host caller = pair.caller;
    private final FakeNetwork.Host centre = pair.centre;

    private void reporting(int... statuses) {
        caller.application = event -> {
            if (event instanceof Event.TransferAsked asked) {
                caller.perform(caller.agent.acceptTransfer(asked.key()));
                for (int i = 0; i < statuses.length; i++) {
                    int status = statuses[i];
                    network.after(
                            500L * (i + 1), () -> caller.perform(caller.agent.reportTransfer(asked.key(), status)));
                }
            }
        };
    }

    @Test
    void theOtherSideIsAskedToCallSomebodyAndReportsHowItGoes() {
        pair.up();
        reporting(180, 200);
        centre.perform(
                centre.agent.transfer(TRANSFER, pair.incoming(), COUNTY, Headers.of("Referred-By", "<sip:a@b>")));
        network.runFor(5_000);
        Event.TransferAsked asked = caller.told(Event.TransferAsked.class).getFirst();
        assertThat(asked.target()).isEqualTo(COUNTY);
        assertThat(asked.call()).isEqualTo(Pair.CALL);
        assertThat(asked.request().headers().find("Referred-By")).contains("<sip:a@b>");
        assertThat(centre.told(Event.TransferProgressed.class))
                .extracting(Event.TransferProgressed::status)
                .containsExactly(100, 180, 200);
        assertThat(centre.told(Event.TransferEnded.class))
                .containsExactly(new Event.TransferEnded(TRANSFER, pair.incoming(), 200));
        assertThat(centre.told(Event.CallEnded.class)).isEmpty();
        caller.perform(caller.agent.hangUp(Pair.CALL));
        pair.settle();
    }

    @Test
    void reportsGoOnAfterTheCallItself() {
        pair.up();
        reporting(180, 486);
        centre.perform(centre.agent.transfer(TRANSFER, pair.incoming(), COUNTY, Headers.NONE));
        network.runFor(700);
        caller.perform(caller.agent.hangUp(Pair.CALL));
        network.runFor(5_000);
        assertThat(centre.told(Event.TransferEnded.class).getFirst().status()).isEqualTo(486);
        pair.settle();
    }

    @Test
    void aTransferMayBeRefused() {
        pair.up();
        caller.application = event -> {
            if (event instanceof Event.TransferAsked asked) {
                caller.perform(caller.agent.refuseTransfer(asked.key(), 603));
            }
        };
        centre.perform(centre.agent.transfer(TRANSFER, pair.incoming(), COUNTY, Headers.NONE));
        network.runFor(1_000);
        assertThat(centre.told(Event.TransferEnded.class).getFirst().status()).isEqualTo(603);
        assertThat(centre.told(Event.TransferProgressed.class)).isEmpty();
        caller.perform(caller.agent.hangUp(Pair.CALL));
        pair.settle();
    }

    @Test
    void twoTransfersOfOneCallAreToldApart() {
        pair.up();
        reporting(200);
        centre.perform(centre.agent.transfer(TRANSFER, pair.incoming(), COUNTY, Headers.NONE));
        var second = new SubscriptionKey("second");
        centre.perform(centre.agent.transfer(second, pair.incoming(), COUNTY, Headers.NONE));
        network.runFor(5_000);
        assertThat(centre.told(Event.TransferEnded.class))
                .extracting(Event.TransferEnded::key)
                .containsExactlyInAnyOrder(TRANSFER, second);
        caller.perform(caller.agent.hangUp(Pair.CALL));
        pair.settle();
    }

    @Test
    void aPeerThatNeverReportsIsNotWaitedForForEver() {
        pair.up();
        reporting();
        network.dropped = message ->
                message instanceof SipRequest request && request.method().equals(Method.NOTIFY);
        centre.perform(centre.agent.transfer(TRANSFER, pair.incoming(), COUNTY, Headers.NONE));
        network.runFor(60_000);
        assertThat(centre.told(Event.TransferEnded.class).getFirst().status()).isEqualTo(408);
        caller.perform(caller.agent.hangUp(Pair.CALL));
        pair.settle();
    }

    @Test
    void aReferToNobodyIsRefused() {
        pair.up();
        for (String wrong : new String[] {"<sip:a@b>, <sip:c@d>", "<sip:a@b;method=BYE>"}) {
            SipRequest ack = (SipRequest) caller.sent.getLast();
            caller.perform(caller.agent.send(
                    new RequestKey(wrong), Pair.CALL, new Outgoing(Method.REFER, Headers.of("Refer-To", wrong), null)));
            network.runFor(500);
            assertThat(caller.told(Event.RequestAnswered.class)
                            .getLast()
                            .response()
                            .status())
                    .isEqualTo(400);
            assertThat(ack).isNotNull();
        }
        assertThat(centre.told(Event.TransferAsked.class)).isEmpty();
        caller.perform(caller.agent.hangUp(Pair.CALL));
        pair.settle();
    }

    private void replace(String target, String replaces) {
        Invitation plain = pair.invitation(target);
        caller.perform(caller.agent.invite(
                new CallKey("second"),
                new Invitation(
                        plain.target(),
                        plain.from(),
                        plain.to(),
                        plain.destination(),
                        Headers.of("Replaces", replaces),
                        plain.body())));
        network.runFor(500);
    }

    private Event.IncomingCall second() {
        return centre.told(Event.IncomingCall.class).get(1);
    }

    @Test
    void anAnsweredCallTakesThePlaceOfAnother() {
        pair.up("sip:city@192.0.2.2");
        CallKey first = pair.incoming();
        replace(
                "sip:city@192.0.2.2",
                caller.agent.findReplaces(Pair.CALL).orElseThrow().text());
        assertThat(second().replaces()).isEqualTo(first);
        assertThat(centre.told(Event.CallEnded.class)).isEmpty();
        centre.perform(centre.agent.answer(second().call(), Pair.ANSWER));
        network.runFor(1_000);
        assertThat(centre.told(Event.CallEnded.class)).containsExactly(new Event.CallEnded(first, EndCause.REPLACED));
        assertThat(caller.told(Event.CallEnded.class).getFirst().call()).isEqualTo(Pair.CALL);
        caller.perform(caller.agent.hangUp(new CallKey("second")));
        pair.settle();
    }

    @Test
    void aCallThatIsNotThereCannotBeReplacedButAnEmergencyIsTaken() {
        pair.up("sip:city@192.0.2.2");
        replace("sip:city@192.0.2.2", "nobody@nowhere;to-tag=1;from-tag=2");
        assertThat(caller.told(Event.CallFailed.class).getFirst().status()).isEqualTo(481);
        replace("urn:service:sos", "nobody@nowhere;to-tag=1;from-tag=2");
        assertThat(second().replaces()).isNull();
        assertThat(second().oddities()).contains(org.tocsin.sip.message.Oddity.REPLACES_UNKNOWN);
    }

    @Test
    void anEstablishedCallIsNotReplacedByWhoWantsAnEarlyOne() {
        pair.up("sip:city@192.0.2.2");
        Replaces replaces = caller.agent.findReplaces(Pair.CALL).orElseThrow();
        replace("sip:city@192.0.2.2", replaces.text() + ";early-only");
        assertThat(((SipResponse) centre.sent.getLast()).status()).isEqualTo(486);
        replace("sip:city@192.0.2.2", replaces.callId());
        assertThat(((SipResponse) centre.sent.getLast()).status()).isEqualTo(400);
    }

    @Test
    void referToCarriesTheDialogToReplace() {
        var target = new ReferTarget(
                SipUri.of("county", "192.0.2.9", 5070),
                new Replaces("a;b@c=d".replace(";", "."), "t+1", "f 2".strip().replace(" ", "."), true));
        assertThat(ReferTarget.parse(target.text())).isEqualTo(target);
    }
}
