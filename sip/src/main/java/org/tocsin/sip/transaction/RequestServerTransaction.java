package org.tocsin.sip.transaction;

import static org.tocsin.sip.transaction.TransactionTimer.J;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.message.SipResponse;

/// A request other than INVITE and ACK that we got (RFC 3261 section 17.2.2).
public final class RequestServerTransaction implements Transaction {
    private final boolean reliable;
    private final TransactionTimings timings;
    private State state = State.TRYING;
    private @Nullable SipResponse last;

    public RequestServerTransaction(boolean reliable, TransactionTimings timings) {
        this.reliable = reliable;
        this.timings = timings;
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public List<TransactionAction> on(TransactionInput input) {
        var out = new ArrayList<TransactionAction>(3);
        if (state != State.TERMINATED) {
            switch (input) {
                case TransactionInput.Start() -> {}
                case TransactionInput.Receive(var _) -> {
                    if (last != null) {
                        out.add(new TransactionAction.Send(last));
                    }
                }
                case TransactionInput.Respond(SipResponse response) -> respond(response, out);
                case TransactionInput.Expired(TransactionTimer timer) -> {
                    if (timer == J && state == State.COMPLETED) {
                        terminate(out);
                    }
                }
                case TransactionInput.TransportFailed() -> {}
            }
        }
        return out;
    }

    private void respond(SipResponse response, List<TransactionAction> out) {
        if (state == State.COMPLETED) {
            return;
        }
        last = response;
        out.add(new TransactionAction.Send(response));
        if (response.isProvisional()) {
            state = State.PROCEEDING;
        } else if (reliable) {
            terminate(out);
        } else {
            state = State.COMPLETED;
            out.add(new TransactionAction.SetTimer(J, timings.patience()));
        }
    }

    private void terminate(List<TransactionAction> out) {
        state = State.TERMINATED;
        out.add(new TransactionAction.Terminate());
    }
}
