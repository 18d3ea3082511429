package org.tocsin.sip.agent;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.sip.message.SipMessage;
import org.tocsin.sip.message.SipWriter;

/// Collects the actions of one input.
final class Outbox {
    private List<Action> actions = new ArrayList<>();

    void send(SipMessage message, Flow to) {
        actions.add(new Action.Send(to, SipWriter.write(message)));
    }

    void tell(Event event) {
        actions.add(new Action.Tell(event));
    }

    void add(Action action) {
        actions.add(action);
    }

    List<Action> drain() {
        List<Action> drained = actions;
        actions = new ArrayList<>();
        return drained;
    }
}
