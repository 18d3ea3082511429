package org.tocsin.sip.transaction;

import static org.tocsin.sip.transaction.TransactionTimer.E;
import static org.tocsin.sip.transaction.TransactionTimer.F;
import static org.tocsin.sip.transaction.TransactionTimer.K;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipResponse;

/// A request other than INVITE and ACK that we sent (RFC 3261 section 17.1.2).
public final class RequestClientTransaction implements Transaction {
    private final SipRequest request;
    private final boolean reliable;
    private final TransactionTimings timings;
    private State state = State.TRYING;
    private Duration interval;

    public RequestClientTransaction(SipRequest request, boolean reliable, TransactionTimings timings) {
        this.request = request;
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
        out.add(new TransactionAction.Send(request));
        if (!reliable) {
            out.add(new TransactionAction.SetTimer(E, interval));
        }
        out.add(new TransactionAction.SetTimer(F, timings.patience()));
    }

    private void receive(SipResponse response, List<TransactionAction> out) {
        if (state == State.COMPLETED) {
            return;
        }
        out.add(new TransactionAction.Deliver(response));
        if (response.isProvisional()) {
            state = State.PROCEEDING;
            return;
        }
        if (!reliable) {
            out.add(new TransactionAction.CancelTimer(E));
        }
        out.add(new TransactionAction.CancelTimer(F));
        if (reliable) {
            terminate(out);
        } else {
            state = State.COMPLETED;
            out.add(new TransactionAction.SetTimer(K, timings.t4()));
        }
    }

    private void expired(TransactionTimer timer, List<TransactionAction> out) {
        boolean open = state == State.TRYING || state == State.PROCEEDING;
        if (timer == E && open) {
            interval = state == State.PROCEEDING ? timings.t2() : timings.doubled(interval);
            out.add(new TransactionAction.Send(request));
            out.add(new TransactionAction.SetTimer(E, interval));
        } else if (timer == F && open) {
            fail(TransactionAction.Failure.TIMEOUT, out);
        } else if (timer == K && state == State.COMPLETED) {
            terminate(out);
        }
    }

    private void fail(TransactionAction.Failure failure, List<TransactionAction> out) {
        if (state != State.COMPLETED) {
            out.add(new TransactionAction.Fail(failure));
        }
        terminate(out);
    }

    private void terminate(List<TransactionAction> out) {
        state = State.TERMINATED;
        out.add(new TransactionAction.Terminate());
    }
}
