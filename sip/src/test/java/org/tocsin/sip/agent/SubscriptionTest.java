package org.tocsin.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.sip.body.BodyPart;
import org.tocsin.sip.message.EventType;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.MediaType;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.NameAddr;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipResponse;
import org.tocsin.sip.message.SubscriptionState;
import org.tocsin.sip.message.Uri;

/// SUBSCRIBE and NOTIFY (RFC 6665): beginning, renewing, ending by either side, and what the network does in
/// between.
class SubscriptionTest {
    private static final SubscriptionKey NEWS = new SubscriptionKey("news");

    private Pair pair = pair(FakeNetwork.Faults.NONE, 1);
    private FakeNetwork.Host subscriber = pair.caller;
    private FakeNetwork.Host notifier = pair.centre;

    private static Pair pair(FakeNetwork.Faults faults, long seed) {
        return new Pair(
                seed, faults, Transport.UDP, settings -> settings.withEventPackages(java.util.Set.of("presence")));
    }

    @BeforeEach
    void acceptAll() {
        subscriber = pair.caller;
        notifier = pair.centre;
        notifier.application = event -> {
            if (event instanceof Event.SubscriptionAsked asked) {
                notifier.perform(notifier.agent.acceptSubscription(asked.key(), Duration.ofHours(1), state("first")));
            }
        };
    }

    private static BodyPart state(String words) {
        return BodyPart.of(MediaType.PLAIN_TEXT, words);
    }

    private Subscribing wish(String event, Duration expires) {
        return new Subscribing(
                Uri.parse("sip:caller@192.0.2.2"),
                NameAddr.parse("<sip:centre@192.0.2.1>"),
                notifier.address,
                EventType.parse(event),
                expires,
                Headers.of("Accept", "application/pidf+xml"),
                null);
    }

    private void subscribe(Duration expires) {
        subscriber.perform(subscriber.agent.subscribe(NEWS, wish("presence", expires)));
        pair.network.runFor(500);
    }

    private List<String> heard() {
        return subscriber.told(Event.Notified.class).stream()
                .map(news -> news.body().parts().getFirst().content().utf8())
                .toList();
    }

    private SubscriptionKey served() {
        return notifier.told(Event.SubscriptionAsked.class).getFirst().key();
    }

    @Test
    void newsComesAtOnceAndAtEachChange() {
        subscribe(Duration.ofMinutes(10));
        notifier.perform(notifier.agent.notify(served(), state("second")));
        pair.network.runFor(500);
        assertThat(heard()).containsExactly("first", "second");
        subscriber.perform(subscriber.agent.unsubscribe(NEWS));
        pair.network.runFor(500);
        assertThat(subscriber.told(Event.Notified.class).getLast().state().phase())
                .isEqualTo(SubscriptionState.Phase.TERMINATED);
        assertThat(subscriber.told(Event.SubscriptionOver.class))
                .containsExactly(new Event.SubscriptionOver(NEWS, "timeout", 0));
        assertThat(notifier.told(Event.SubscriberGone.class)).hasSize(1);
        pair.settle();
    }

    @Test
    void theStateAloneIsFetched() {
        subscribe(Duration.ZERO);
        assertThat(heard()).containsExactly("first");
        assertThat(subscriber.told(Event.SubscriptionOver.class)).hasSize(1);
        pair.settle();
    }

    @Test
    void itIsRenewedBeforeItRunsOut() {
        subscribe(Duration.ofMinutes(10));
        pair.network.runFor(3_600_000);
        assertThat(Pair.count(subscriber, "SUBSCRIBE")).isEqualTo(8);
        assertThat(subscriber.told(Event.SubscriptionOver.class)).isEmpty();
        assertThat(notifier.told(Event.SubscriberGone.class)).isEmpty();
        subscriber.perform(subscriber.agent.unsubscribe(NEWS));
        pair.settle();
    }

    @Test
    void aSubscriberWhoVanishesIsForgotten() {
        subscribe(Duration.ofMinutes(10));
        pair.network.dropped = message -> true;
        pair.network.runFor(3_600_000);
        assertThat(notifier.told(Event.SubscriberGone.class)).hasSize(1);
        assertThat(subscriber.told(Event.SubscriptionOver.class)).hasSize(1);
        pair.settle();
    }

    @Test
    void theNotifierEndsIt() {
        subscribe(Duration.ofMinutes(10));
        notifier.perform(notifier.agent.endSubscription(served(), "noresource", state("last")));
        pair.network.runFor(500);
        assertThat(heard()).containsExactly("first", "last");
        assertThat(subscriber.told(Event.SubscriptionOver.class).getFirst().reason())
                .isEqualTo("noresource");
        assertThat(notifier.told(Event.SubscriberGone.class)).isEmpty();
        pair.settle();
    }

    @Test
    void newsMayOvertakeTheAnswer() {
        pair.network.dropped = message -> message instanceof SipResponse response
                && response.cseq().method().equals(Method.SUBSCRIBE);
        subscribe(Duration.ofMinutes(10));
        assertThat(heard()).containsExactly("first");
        pair.network.dropped = message -> false;
        notifier.perform(notifier.agent.notify(served(), state("second")));
        pair.network.runFor(5_000);
        assertThat(heard()).containsExactly("first", "second");
        subscriber.perform(subscriber.agent.unsubscribe(NEWS));
        pair.settle();
    }

    @Test
    void anUnknownPackageIsRefusedWithThoseThatAreServed() {
        subscriber.perform(subscriber.agent.subscribe(NEWS, wish("winfo", Duration.ofMinutes(1))));
        pair.network.runFor(500);
        assertThat(subscriber.told(Event.SubscriptionOver.class).getFirst().status())
                .isEqualTo(489);
        SipResponse refusal = (SipResponse) notifier.sent.getLast();
        assertThat(refusal.headers().find("Allow-Events")).contains("presence");
        pair.settle();
    }

    @Test
    void anApplicationThatDoesNotAnswerIsAnsweredFor() {
        notifier.application = event -> {};
        subscribe(Duration.ofMinutes(10));
        pair.network.runFor(15_000);
        assertThat(subscriber.told(Event.SubscriptionOver.class).getFirst().status())
                .isEqualTo(500);
        pair.settle();
    }

    @Test
    void aNotifierThatSaysNothingIsNotWaitedForForEver() {
        pair.network.dropped = message ->
                message instanceof SipRequest request && request.method().equals(Method.NOTIFY);
        subscribe(Duration.ofMinutes(10));
        pair.network.runFor(60_000);
        assertThat(subscriber.told(Event.SubscriptionOver.class).getFirst().status())
                .isEqualTo(408);
        pair.settle();
    }

    @Test
    void aStrangersNoticeIsRefused() {
        subscribe(Duration.ofMinutes(10));
        SipRequest notice = notifier.sent.stream()
                .filter(SipRequest.class::isInstance)
                .map(SipRequest.class::cast)
                .findFirst()
                .orElseThrow();
        var other = notice.withHeaders(notice.headers()
                .withOnly("From", "<sip:caller@192.0.2.2>;tag=stranger")
                .withOnly("Via", "SIP/2.0/UDP 192.0.2.2:5060;branch=z9hG4bKstranger"));
        subscriber.perform(subscriber.agent.received(notifier.address, org.tocsin.sip.message.SipWriter.write(other)));
        assertThat(((SipResponse) subscriber.sent.getLast()).status()).isEqualTo(481);
        assertThat(heard()).containsExactly("first");
        subscriber.perform(subscriber.agent.unsubscribe(NEWS));
        pair.settle();
    }

    /// Whatever is lost, doubled or late: the last state is heard last, and nothing is left behind.
    @Test
    void aBadNetworkDelaysNewsAndLosesNone() {
        for (int seed = 0; seed < 60; seed++) {
            pair = pair(new FakeNetwork.Faults(0.2, 0.2, 300), seed);
            acceptAll();
            subscribe(Duration.ofMinutes(10));
            pair.network.runFor(20_000);
            if (heard().isEmpty()) {
                pair.settle();
                continue;
            }
            for (int i = 0; i < 5; i++) {
                notifier.perform(notifier.agent.notify(served(), state("news " + i)));
                pair.network.runFor(200);
            }
            pair.network.runFor(40_000);
            boolean lost = !notifier.told(Event.SubscriberGone.class).isEmpty();
            assertThat(lost || heard().getLast().equals("news 4"))
                    .as("seed " + seed)
                    .isTrue();
            subscriber.perform(subscriber.agent.unsubscribe(NEWS));
            pair.network.runFor(4_000_000);
            pair.settle();
        }
    }
}
