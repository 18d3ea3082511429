package org.tocsin.sip.transaction;

import static org.tocsin.sip.transaction.TransactionTimer.G;
import static org.tocsin.sip.transaction.TransactionTimer.H;
import static org.tocsin.sip.transaction.TransactionTimer.I;
import static org.tocsin.sip.transaction.TransactionTimer.L;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.SipMessage;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipResponse;

/// An INVITE we got (RFC 3261 section 17.2.1, RFC 6026 section 8.5). Retransmitting a 2xx until its ACK is the
/// user's business; each one is given to [TransactionInput.Respond].
public final class InviteServerTransaction implements Transaction {
    private final boolean reliable;
    private final TransactionTimings timings;
    private State state = State.PROCEEDING;
    private Duration interval;
    private @Nullable SipResponse last;

    public InviteServerTransaction(boolean reliable, TransactionTimings timings) {
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
                case TransactionInput.Start() -> {}
                case TransactionInput.Receive(SipMessage message) -> receive(message, out);
                case TransactionInput.Respond(SipResponse response) -> respond(response, out);
                case TransactionInput.Expired(TransactionTimer timer) -> expired(timer, out);
                // The response may get through when the peer repeats the request; the timers end it anyway.
                case TransactionInput.TransportFailed() -> {}
            }
        }
        return out;
    }

    private void receive(SipMessage message, List<TransactionAction> out) {
        if (!(message instanceof SipRequest request)) {
            return;
        }
        if (request.method().equals(Method.ACK)) {
            acknowledged(request, out);
        } else if (last != null && (state == State.PROCEEDING || state == State.COMPLETED)) {
            out.add(new TransactionAction.Send(last));
        }
    }

    private void acknowledged(SipRequest ack, List<TransactionAction> out) {
        if (state == State.ACCEPTED) {
            out.add(new TransactionAction.Deliver(ack));
        } else if (state == State.COMPLETED) {
            if (!reliable) {
                out.add(new TransactionAction.CancelTimer(G));
            }
            out.add(new TransactionAction.CancelTimer(H));
            if (reliable) {
                terminate(out);
            } else {
                state = State.CONFIRMED;
                out.add(new TransactionAction.SetTimer(I, timings.t4()));
            }
        }
    }

    private void respond(SipResponse response, List<TransactionAction> out) {
        if (state == State.ACCEPTED && response.isSuccess()) {
            out.add(new TransactionAction.Send(response));
            return;
        }
        if (state != State.PROCEEDING) {
            return;
        }
        last = response;
        out.add(new TransactionAction.Send(response));
        if (response.isSuccess()) {
            last = null; // from here on the user repeats it
            state = State.ACCEPTED;
            out.add(new TransactionAction.SetTimer(L, timings.patience()));
        } else if (response.isFinal()) {
            state = State.COMPLETED;
            if (!reliable) {
                out.add(new TransactionAction.SetTimer(G, interval));
            }
            out.add(new TransactionAction.SetTimer(H, timings.patience()));
        }
    }

    private void expired(TransactionTimer timer, List<TransactionAction> out) {
        if (timer == G && state == State.COMPLETED && last != null) {
            interval = timings.doubled(interval);
            out.add(new TransactionAction.Send(last));
            out.add(new TransactionAction.SetTimer(G, interval));
        } else if (timer == H && state == State.COMPLETED) {
            out.add(new TransactionAction.Fail(TransactionAction.Failure.TIMEOUT));
            terminate(out);
        } else if ((timer == I && state == State.CONFIRMED) || (timer == L && state == State.ACCEPTED)) {
            terminate(out);
        }
    }

    private void terminate(List<TransactionAction> out) {
        state = State.TERMINATED;
        out.add(new TransactionAction.Terminate());
    }
}
