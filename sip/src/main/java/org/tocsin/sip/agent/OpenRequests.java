package org.tocsin.sip.agent;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.body.Body;
import org.tocsin.sip.body.BodyPart;
import org.tocsin.sip.message.Header;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.SipResponse;
import org.tocsin.sip.transaction.TransactionAction;

/// Requests the application answers itself, and requests of ours it awaits the answer of.
final class OpenRequests {
    private record Waiting(ServerTransaction transaction, String tag, TimerKey guard) {}

    private final Exchange exchange;
    private final Map<RequestKey, Waiting> waiting = new HashMap<>();

    OpenRequests(Exchange exchange) {
        this.exchange = exchange;
    }

    /// Hands a request to the application. It is answered with 500 if the application does not.
    ///
    /// @param call the call it came in; null outside a dialog
    void receive(ServerTransaction transaction, @Nullable Call call, boolean emergency) {
        var key = new RequestKey(exchange.identifiers.next());
        String tag = call == null ? exchange.identifiers.next() : call.dialogKey.localTag();
        TimerKey guard =
                exchange.timers.set(exchange.settings.decisionTime(), () -> respond(key, 500, Headers.NONE, null));
        waiting.put(key, new Waiting(transaction, tag, guard));
        var request = transaction.request;
        CallKey callKey = call == null ? null : call.key;
        Body body = Body.of(request);
        exchange.tell(
                request.method().equals(Method.MESSAGE)
                        ? new Event.MessageReceived(key, callKey, request, body, emergency, transaction.source)
                        : new Event.RequestReceived(key, callKey, request, body, transaction.source));
    }

    void respond(RequestKey key, int status, Headers headers, @Nullable BodyPart body) {
        Waiting answered = waiting.get(key);
        if (answered == null) {
            return;
        }
        SipResponse response =
                exchange.replies.server(answered.transaction().request.reply(status, answered.tag()));
        response = response.withHeaders(response.headers().with(headers));
        if (body != null) {
            response = response.withBody(body.type(), body.content());
            for (Header line : body.headers()) {
                response = response.with(line.name(), line.value());
            }
        }
        if (response.isFinal()) {
            exchange.timers.cancel(answered.guard());
            waiting.remove(key);
        }
        exchange.transactions.respond(answered.transaction(), response);
    }

    /// Tells the application how its own request went.
    ClientTransaction.Listener reporting(RequestKey key) {
        return new ClientTransaction.Listener() {
            @Override
            public void answered(SipResponse response) {
                if (response.isFinal()) {
                    exchange.tell(new Event.RequestAnswered(key, response, Body.of(response)));
                }
            }

            @Override
            public void failed(TransactionAction.Failure failure) {
                int status = failure == TransactionAction.Failure.TIMEOUT ? 408 : 503;
                exchange.tell(new Event.RequestFailed(key, status));
            }
        };
    }

    int size() {
        return waiting.size();
    }
}
