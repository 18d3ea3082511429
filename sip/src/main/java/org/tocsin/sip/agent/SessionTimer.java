package org.tocsin.sip.agent;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.MediaType;
import org.tocsin.sip.message.SipMessage;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipResponse;

/// The session timer of one call (RFC 4028): who refreshes, when, and what if nobody does. We honour the other
/// side's; where it asks for none and ours is set, we ask and refresh ourselves, which finds a lost BYE: whoever
/// has hung up says 481 to the refresh.
final class SessionTimer {
    static final int MINIMUM_SECONDS = 90;
    private static final int MAXIMUM_SECONDS = 86_400;

    private final Exchange exchange;
    private final Call call;
    private @Nullable TimerKey timer;
    private Runnable refresh = () -> {};
    private Runnable lapse = () -> {};
    private int agreedSeconds;
    private boolean weRefresh;

    SessionTimer(Exchange exchange, Call call) {
        this.exchange = exchange;
        this.call = call;
    }

    /// What to do when a refresh is due from us, and when one from the other side is overdue.
    void onDue(Runnable whenRefreshDue, Runnable whenLapsed) {
        refresh = whenRefreshDue;
        lapse = whenLapsed;
    }

    /// The interval a message asks for in seconds; empty if none or unreadable.
    static Optional<Integer> interval(SipMessage message) {
        return message.headers()
                .find("Session-Expires")
                .map(value -> value.replaceFirst(";.*$", "").strip())
                .filter(digits -> digits.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .filter(seconds -> seconds > 0);
    }

    /// The shortest interval a 422 allows in seconds; empty if it does not say, or says nonsense.
    static Optional<Integer> minimum(SipResponse refusal) {
        return refusal.headers()
                .find("Min-SE")
                .map(value -> value.replaceFirst(";.*$", "").strip())
                .filter(digits -> digits.matches("\\d{1,6}"))
                .map(Integer::valueOf)
                .filter(seconds -> seconds >= MINIMUM_SECONDS && seconds <= MAXIMUM_SECONDS);
    }

    private static String refresher(SipMessage message) {
        return message.headers()
                .find("Session-Expires")
                .flatMap(value -> MediaType.parse("x/x" + value.replaceFirst("^[^;]*", ""))
                        .parameters()
                        .find("refresher"))
                .orElse("")
                .toLowerCase(java.util.Locale.ROOT);
    }

    /// Our 2xx to their INVITE or UPDATE: agrees to the interval asked for and starts the timer.
    SipResponse answering(SipRequest request, SipResponse response) {
        Optional<Integer> asked = interval(request);
        if (asked.isEmpty()) {
            int own = ownSeconds();
            if (own == 0) {
                return response;
            }
            start(own, true);
            return response.with("Session-Expires", own + ";refresher=uas");
        }
        int seconds = Math.min(asked.get(), MAXIMUM_SECONDS);
        boolean peerCan = request.headers().hasToken("Supported", "timer")
                || request.headers().hasToken("Require", "timer");
        String refresher = refresher(request);
        boolean ours = refresher.equals("uas") || !peerCan || refresher.isEmpty() && ownSeconds() > 0;
        start(seconds, ours);
        SipResponse agreed = response.with("Session-Expires", seconds + ";refresher=" + (ours ? "uas" : "uac"));
        return ours ? agreed : agreed.with("Require", "timer");
    }

    /// Their 2xx to our INVITE or UPDATE.
    void answered(SipResponse response) {
        interval(response)
                .ifPresentOrElse(
                        seconds -> start(
                                Math.min(seconds, MAXIMUM_SECONDS),
                                !refresher(response).equals("uas")),
                        this::alone);
    }

    /// What our next INVITE or UPDATE of this call has to say to keep the interval agreed, or to ask for ours; no
    /// fields if there is none.
    Headers proposal() {
        int own = ownSeconds();
        if (agreedSeconds == 0) {
            return own == 0 ? Headers.NONE : Headers.of("Session-Expires", own + ";refresher=uac");
        }
        return Headers.of("Session-Expires", agreedSeconds + ";refresher=" + (weRefresh ? "uac" : "uas"));
    }

    private int ownSeconds() {
        return (int) exchange.settings.sessionInterval().toSeconds();
    }

    /// The other side did not answer our refresh, or did not send its own: we ask, again and again.
    void insist() {
        if (agreedSeconds > 0) {
            start(agreedSeconds, true);
        }
    }

    /// The other side keeps no timer: ours goes on (RFC 4028 section 7.2).
    private void alone() {
        int own = ownSeconds();
        stop();
        if (own > 0) {
            start(own, true);
        }
    }

    private void start(int seconds, boolean ours) {
        stop();
        agreedSeconds = seconds;
        weRefresh = ours;
        if (weRefresh) {
            timer = exchange.timers.set(Duration.ofSeconds(Math.max(1, seconds / 2)), this::refreshDue);
        } else {
            int margin = Math.min(32, seconds / 3);
            timer = exchange.timers.set(Duration.ofSeconds(Math.max(1, seconds - margin)), this::lapsed);
        }
    }

    private void refreshDue() {
        if (!call.isEnded()) {
            refresh.run();
        }
    }

    private void lapsed() {
        if (!call.isEnded()) {
            lapse.run();
        }
    }

    void stop() {
        exchange.timers.cancel(timer);
        timer = null;
        agreedSeconds = 0;
    }
}
