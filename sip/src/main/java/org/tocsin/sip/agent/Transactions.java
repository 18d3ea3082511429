package org.tocsin.sip.agent;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipResponse;
import org.tocsin.sip.transaction.InviteClientTransaction;
import org.tocsin.sip.transaction.InviteServerTransaction;
import org.tocsin.sip.transaction.RequestClientTransaction;
import org.tocsin.sip.transaction.RequestServerTransaction;
import org.tocsin.sip.transaction.Transaction;
import org.tocsin.sip.transaction.TransactionAction;
import org.tocsin.sip.transaction.TransactionInput;
import org.tocsin.sip.transaction.TransactionKey;
import org.tocsin.sip.transaction.TransactionTimer;
import org.tocsin.sip.transaction.TransactionTimings;

/// Every transaction of a user agent: finds the one a message belongs to and carries out what it wants done.
final class Transactions {
    private final TransactionTimings timings;
    private final Outbox outbox;
    private final Timers timers;
    private final Map<TransactionKey, ServerTransaction> servers = new HashMap<>();
    private final Map<TransactionKey, ServerTransaction> merges = new HashMap<>();
    private final Map<TransactionKey, ClientTransaction> clients = new HashMap<>();
    private final FlowIndex<ServerTransaction> serversByFlow = new FlowIndex<>();
    private final FlowIndex<ClientTransaction> clientsByFlow = new FlowIndex<>();

    Transactions(TransactionTimings timings, Outbox outbox, Timers timers) {
        this.timings = timings;
        this.outbox = outbox;
        this.timers = timers;
    }

    /// The transaction a request, or the CANCEL or ACK of one, belongs to.
    Optional<ServerTransaction> find(TransactionKey key) {
        return Optional.ofNullable(servers.get(key));
    }

    /// Whether this request came another way already and is still being worked on.
    boolean isMerged(SipRequest request) {
        return merges.containsKey(TransactionKey.ofMerge(request));
    }

    ServerTransaction open(SipRequest request, Flow source) {
        boolean reliable = source.transport().isReliable();
        Transaction machine = request.method().equals(Method.INVITE)
                ? new InviteServerTransaction(reliable, timings)
                : new RequestServerTransaction(reliable, timings);
        var key = TransactionKey.ofServer(request);
        var server = new ServerTransaction(key, request, source, Routing.replyTo(request.topVia(), source), machine);
        servers.put(key, server);
        merges.putIfAbsent(server.mergeKey, server);
        serversByFlow.add(source, server);
        return server;
    }

    /// A repetition, or the ACK for a refusal.
    void repeated(ServerTransaction server, SipRequest request) {
        run(server, server.machine.on(new TransactionInput.Receive(request)));
    }

    void respond(ServerTransaction server, SipResponse response) {
        if (response.isFinal()) {
            server.answered = true;
            server.request = server.request.essence(); // it stays for half a minute, its body need not
        }
        run(server, server.machine.on(new TransactionInput.Respond(response)));
    }

    private void run(ServerTransaction server, List<TransactionAction> actions) {
        for (TransactionAction action : actions) {
            switch (action) {
                case TransactionAction.Send(var message) -> outbox.send(message, server.replyTo);
                case TransactionAction.SetTimer(var timer, var after) ->
                    set(server.timers, timer, after, () -> run(server, expire(server.machine, timer)));
                case TransactionAction.CancelTimer(var timer) -> timers.cancel(server.timers.remove(timer));
                // An ACK that repeats the branch of an accepted INVITE also passes through the dialog.
                case TransactionAction.Deliver(var _), TransactionAction.Fail(var _) -> {}
                case TransactionAction.Terminate() -> forget(server);
            }
        }
    }

    private void forget(ServerTransaction server) {
        server.timers.values().forEach(timers::cancel);
        servers.remove(server.key, server);
        merges.remove(server.mergeKey, server);
        serversByFlow.remove(server.source, server);
    }

    /// Sends a request that has its Via and waits for the answer.
    ClientTransaction send(SipRequest request, Flow flow, ClientTransaction.Listener listener) {
        boolean reliable = flow.transport().isReliable();
        Transaction machine = request.method().equals(Method.INVITE)
                ? new InviteClientTransaction(request, reliable, timings)
                : new RequestClientTransaction(request, reliable, timings);
        var client = new ClientTransaction(TransactionKey.ofClient(request), request, flow, machine, listener);
        clients.put(client.key, client);
        clientsByFlow.add(flow, client);
        run(client, machine.on(new TransactionInput.Start()));
        return client;
    }

    /// Hands a response to whoever waits for it; false if nobody does.
    boolean receive(SipResponse response) {
        ClientTransaction client = clients.get(TransactionKey.ofClient(response));
        if (client == null) {
            return false;
        }
        run(client, client.machine.on(new TransactionInput.Receive(response)));
        return true;
    }

    private void run(ClientTransaction client, List<TransactionAction> actions) {
        for (TransactionAction action : actions) {
            switch (action) {
                case TransactionAction.Send(var message) -> outbox.send(message, client.flow);
                case TransactionAction.SetTimer(var timer, var after) ->
                    set(client.timers, timer, after, () -> run(client, expire(client.machine, timer)));
                case TransactionAction.CancelTimer(var timer) -> timers.cancel(client.timers.remove(timer));
                case TransactionAction.Deliver(SipResponse response) -> client.listener.answered(response);
                case TransactionAction.Deliver(SipRequest _) -> {}
                case TransactionAction.Fail(var failure) -> client.listener.failed(failure);
                case TransactionAction.Terminate() -> forget(client);
            }
        }
    }

    private void forget(ClientTransaction client) {
        client.timers.values().forEach(timers::cancel);
        clients.remove(client.key, client);
        clientsByFlow.remove(client.flow, client);
    }

    /// Gives up waiting for the answer; the listener hears no more.
    void abandon(ClientTransaction client) {
        forget(client);
    }

    private void set(Map<TransactionTimer, TimerKey> held, TransactionTimer timer, Duration after, Runnable then) {
        timers.cancel(held.put(timer, timers.set(after, then)));
    }

    private static List<TransactionAction> expire(Transaction machine, TransactionTimer timer) {
        return machine.on(new TransactionInput.Expired(timer));
    }

    /// Nothing can be sent on this flow any more.
    void failed(Flow flow) {
        for (ServerTransaction server : serversByFlow.list(flow)) {
            server.replyTo = Routing.replyElsewhere(server.request.topVia(), flow);
        }
        for (ClientTransaction client : clientsByFlow.list(flow)) {
            run(client, client.machine.on(new TransactionInput.TransportFailed()));
        }
    }

    int serverCount() {
        return servers.size();
    }

    int clientCount() {
        return clients.size();
    }
}
