package org.tocsin.sip.transaction;

import static org.tocsin.sip.transaction.TransactionTimer.A;
import static org.tocsin.sip.transaction.TransactionTimer.B;
import static org.tocsin.sip.transaction.TransactionTimer.D;
import static org.tocsin.sip.transaction.TransactionTimer.M;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.sip.message.Bytes;
import org.tocsin.sip.message.CSeq;
import org.tocsin.sip.message.Header;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipResponse;

/// An INVITE we sent (RFC 3261 section 17.1.1, RFC 6026 section 8.4).
public final class InviteClientTransaction implements Transaction {
    private final SipRequest invite;
    private final boolean reliable;
    private final TransactionTimings timings;
    private State state = State.CALLING;
    private Duration interval;

    public InviteClientTransaction(SipRequest invite, boolean reliable, TransactionTimings timings) {
        this.invite = invite;
        this.reliable = reliable;
        this.timings = timings;
        this.interval = timings.t1();
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public List<TransactionAction> on(TransactionInput input) {
        var out = new ArrayList<TransactionAction>(4);
        if (state != State.TERMINATED) {
            switch (input) {
                case TransactionInput.Start() -> start(out);
                case TransactionInput.Receive(SipResponse response) -> receive(response, out);
                case TransactionInput.Receive(SipRequest _) -> {}
                case TransactionInput.Respond(var _) -> {}
                case TransactionInput.Expired(TransactionTimer timer) -> expired(timer, out);
                case TransactionInput.TransportFailed() -> fail(TransactionAction.Failure.TRANSPORT, out);
            }
        }
        return out;
    }

    private void start(List<TransactionAction> out) {
        out.add(new TransactionAction.Send(invite));
        if (!reliable) {
            out.add(new TransactionAction.SetTimer(A, interval));
        }
        out.add(new TransactionAction.SetTimer(B, timings.patience()));
    }

    private void receive(SipResponse response, List<TransactionAction> out) {
        switch (state) {
            case CALLING, PROCEEDING -> {
                stopTrying(out);
                if (response.isProvisional()) {
                    state = State.PROCEEDING;
                    out.add(new TransactionAction.Deliver(response));
                } else if (response.isSuccess()) {
                    state = State.ACCEPTED;
                    out.add(new TransactionAction.Deliver(response));
                    out.add(new TransactionAction.SetTimer(M, timings.patience()));
                } else {
                    complete(response, out);
                }
            }
            case ACCEPTED -> {
                if (response.isSuccess()) {
                    out.add(new TransactionAction.Deliver(response));
                }
            }
            case COMPLETED -> {
                if (response.status() >= 300) {
                    out.add(new TransactionAction.Send(acknowledge(invite, response)));
                }
            }
            case TRYING, CONFIRMED, TERMINATED -> {}
        }
    }

    private void complete(SipResponse response, List<TransactionAction> out) {
        out.add(new TransactionAction.Send(acknowledge(invite, response)));
        out.add(new TransactionAction.Deliver(response));
        if (reliable) {
            terminate(out);
        } else {
            state = State.COMPLETED;
            out.add(new TransactionAction.SetTimer(D, timings.patience()));
        }
    }

    private void stopTrying(List<TransactionAction> out) {
        if (state == State.CALLING) {
            if (!reliable) {
                out.add(new TransactionAction.CancelTimer(A));
            }
            out.add(new TransactionAction.CancelTimer(B));
        }
    }

    private void expired(TransactionTimer timer, List<TransactionAction> out) {
        if (timer == A && state == State.CALLING) {
            interval = interval.multipliedBy(2);
            out.add(new TransactionAction.Send(invite));
            out.add(new TransactionAction.SetTimer(A, interval));
        } else if (timer == B && state == State.CALLING) {
            fail(TransactionAction.Failure.TIMEOUT, out);
        } else if ((timer == D && state == State.COMPLETED) || (timer == M && state == State.ACCEPTED)) {
            terminate(out);
        }
    }

    private void fail(TransactionAction.Failure failure, List<TransactionAction> out) {
        if (state == State.CALLING || state == State.PROCEEDING) {
            out.add(new TransactionAction.Fail(failure));
        }
        terminate(out);
    }

    private void terminate(List<TransactionAction> out) {
        state = State.TERMINATED;
        out.add(new TransactionAction.Terminate());
    }

    /// The ACK for a final response other than 2xx (RFC 3261 section 17.1.1.3): along the way of the INVITE.
    static SipRequest acknowledge(SipRequest invite, SipResponse response) {
        var lines = new ArrayList<Header>(8);
        lines.add(new Header("Via", invite.topVia().text()));
        for (Header line : invite.headers()) {
            switch (line.name()) {
                case "Route", "From", "Call-ID", "Max-Forwards" -> lines.add(line);
                default -> {}
            }
        }
        lines.add(new Header("To", response.headers().get("To")));
        lines.add(new Header("CSeq", new CSeq(invite.cseq().number(), Method.ACK).text()));
        return new SipRequest(Method.ACK, invite.uri(), new Headers(lines), Bytes.EMPTY);
    }
}
