package org.tocsin.sip.agent;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.body.Body;
import org.tocsin.sip.message.DatagramParser;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.Oddity;
import org.tocsin.sip.message.ParsedMessage;
import org.tocsin.sip.message.Refusal;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipResponse;
import org.tocsin.sip.transaction.TransactionKey;

/// Takes what comes from the network to whom it belongs.
final class Reception {
    private final Exchange exchange;
    private final Conversations conversations;
    private final IncomingCalls incoming;
    private final OpenRequests requests;
    private final Subscriptions subscriptions;
    private final Transfers transfers;
    private final Screening screening;

    Reception(
            Exchange exchange,
            Conversations conversations,
            IncomingCalls incoming,
            OpenRequests requests,
            Subscriptions subscriptions,
            Transfers transfers) {
        this.exchange = exchange;
        this.conversations = conversations;
        this.incoming = incoming;
        this.requests = requests;
        this.subscriptions = subscriptions;
        this.transfers = transfers;
        this.screening = new Screening(exchange.settings, exchange.replies);
    }

    void receive(Flow from, byte[] bytes) {
        ParsedMessage parsed;
        try {
            parsed = DatagramParser.parse(bytes);
        } catch (MalformedException defect) {
            unreadable(from, bytes, defect);
            return;
        }
        switch (parsed.message()) {
            case SipRequest request -> request(from, Routing.stamped(request, from), parsed);
            case SipResponse response -> response(from, response);
        }
    }

    private void unreadable(Flow from, byte[] bytes, MalformedException defect) {
        String tag = exchange.replies.stableTag(Integer.toHexString(Arrays.hashCode(bytes)));
        Optional<Refusal> refusal = Refusal.of(bytes, defect, tag);
        if (refusal.isPresent()) {
            exchange.outbox.send(
                    exchange.replies.server(refusal.get().response()),
                    Routing.replyTo(refusal.get().via(), from));
            exchange.tell(new Event.Refused(from, defect.status()));
        } else {
            exchange.tell(new Event.Dropped(from, "cannot be read"));
        }
    }

    private void response(Flow from, SipResponse response) {
        if (!exchange.transactions.receive(response)) {
            exchange.tell(new Event.Dropped(from, "response to no request of ours"));
        }
    }

    private void request(Flow from, SipRequest request, ParsedMessage parsed) {
        Optional<ServerTransaction> known = exchange.transactions.find(TransactionKey.ofServer(request));
        Optional<Call> call = request.toTag().isPresent() ? exchange.find(request) : Optional.empty();
        if (request.method().equals(Method.ACK)) {
            known.ifPresent(transaction -> exchange.transactions.repeated(transaction, request));
            call.ifPresent(found -> conversations.acknowledged(found, request));
            return;
        }
        if (known.isPresent()) {
            exchange.transactions.repeated(known.get(), request);
            return;
        }
        boolean emergency = call.map(found -> found.emergency).orElseGet(() -> isEmergency(request));
        Screening.Verdict verdict = screening.judge(request, parsed, emergency);
        if (request.method().equals(Method.CANCEL)) {
            cancel(from, request);
        } else if (verdict.isRefused()) {
            refuse(from, request, verdict.status());
        } else if (call.isPresent()) {
            withinCall(from, request, call.get());
        } else if (request.toTag().isPresent()) {
            outsideCalls(from, request);
        } else if (exchange.transactions.isMerged(request)) {
            refuse(from, request, 482);
        } else {
            begin(from, request, verdict, emergency);
        }
    }

    private boolean isEmergency(SipRequest request) {
        boolean call =
                request.method().equals(Method.INVITE) || request.method().equals(Method.MESSAGE);
        return call && exchange.settings.emergency().test(request);
    }

    /// A refusal keeps no state: the same request again gets the same answer.
    private void refuse(Flow from, SipRequest request, int status) {
        exchange.outbox.send(exchange.replies.refusal(request, status), Routing.replyTo(request.topVia(), from));
        exchange.tell(new Event.Refused(from, status));
    }

    /// In a dialog that is no call's: a subscription's.
    private void outsideCalls(Flow from, SipRequest request) {
        switch (request.method().name()) {
            case "NOTIFY" -> subscriptions.notified(request, exchange.transactions.open(request, from), null);
            case "SUBSCRIBE" -> subscriptions.subscribed(request, exchange.transactions.open(request, from), null);
            default -> refuse(from, request, 481);
        }
    }

    private void begin(Flow from, SipRequest request, Screening.Verdict verdict, boolean emergency) {
        switch (request.method().name()) {
            case "INVITE" -> invited(from, request, verdict, emergency);
            case "REFER" -> transfers.asked(request, exchange.transactions.open(request, from), null);
            case "SUBSCRIBE" -> subscriptions.subscribed(request, exchange.transactions.open(request, from), null);
            case "NOTIFY" -> refuse(from, request, 481);
            case "OPTIONS" -> {
                String tag = exchange.replies.stableTag(request);
                SipResponse response = exchange.replies.capabilities(request, tag, from);
                exchange.outbox.send(response, Routing.replyTo(request.topVia(), from));
            }
            case "BYE", "UPDATE", "PRACK", "INFO" -> refuse(from, request, 481);
            default -> requests.receive(exchange.transactions.open(request, from), null, emergency);
        }
    }

    private void invited(Flow from, SipRequest invite, Screening.Verdict verdict, boolean emergency) {
        var replacement = Replacement.judge(exchange, invite);
        if (!replacement.isRefused()) {
            incoming.receive(invite, verdict.oddities(), emergency, from, replacement.replaced());
        } else if (emergency) {
            var oddities = EnumSet.of(Oddity.REPLACES_UNKNOWN);
            oddities.addAll(verdict.oddities());
            incoming.receive(invite, oddities, true, from, null);
        } else {
            refuse(from, invite, replacement.status());
        }
    }

    /// RFC 3261 section 9.2.
    private void cancel(Flow from, SipRequest cancel) {
        Optional<ServerTransaction> target = exchange.transactions.find(TransactionKey.ofCancelled(cancel));
        if (target.isEmpty()) {
            refuse(from, cancel, 481);
            return;
        }
        ServerTransaction invite = target.get();
        Optional<Call> call = Optional.ofNullable(invite.owner);
        String tag = call.map(found -> found.dialogKey.localTag()).orElseGet(() -> exchange.replies.stableTag(cancel));
        ServerTransaction own = exchange.transactions.open(cancel, from);
        exchange.transactions.respond(own, exchange.replies.server(cancel.reply(200, tag)));
        if (call.isPresent() && !invite.answered) {
            if (call.get().inviteServer == invite) {
                incoming.cancelled(call.get());
            } else {
                conversations.refuseOffer(call.get(), 487);
            }
        }
    }

    private void withinCall(Flow from, SipRequest request, Call call) {
        boolean inOrder = call.dialog().advance(request);
        boolean bye = request.method().equals(Method.BYE);
        if (!inOrder && !bye) {
            refuse(from, request, 500);
            return;
        }
        switch (request.method().name()) {
            case "INVITE", "UPDATE" -> {
                ServerTransaction transaction = exchange.transactions.open(request, from);
                transaction.owner = call;
                conversations.offered(call, transaction);
            }
            case "BYE" -> {
                reply(call, exchange.transactions.open(request, from), 200);
                bye(call);
            }
            case "PRACK" -> prack(call, exchange.transactions.open(request, from));
            case "INFO" -> {
                reply(call, exchange.transactions.open(request, from), 200);
                exchange.tell(new Event.InfoReceived(call.key, request, Body.of(request)));
            }
            case "OPTIONS" -> {
                ServerTransaction transaction = exchange.transactions.open(request, from);
                exchange.transactions.respond(
                        transaction, exchange.replies.capabilities(request, call.dialogKey.localTag(), from));
            }
            case "REFER" -> {
                call.dialog().refreshTarget(request);
                transfers.asked(request, exchange.transactions.open(request, from), call);
            }
            case "SUBSCRIBE" -> subscriptions.subscribed(request, exchange.transactions.open(request, from), call);
            case "NOTIFY" -> subscriptions.notified(request, exchange.transactions.open(request, from), call);
            default -> requests.receive(exchange.transactions.open(request, from), call, call.emergency);
        }
    }

    private void bye(Call call) {
        switch (call.state) {
            case INCOMING -> incoming.cancelled(call);
            case OUTGOING -> {
                exchange.forget(call);
                exchange.tell(new Event.CallFailed(call.key, 487, null));
            }
            case ANSWERED, UP, ENDING, ENDED -> conversations.hungUp(call);
        }
    }

    private void prack(Call call, ServerTransaction transaction) {
        int status = incoming.acknowledgeProvisional(call, transaction.request);
        reply(call, transaction, status);
        if (status == 200) {
            incoming.acknowledgedOrGivenUp(call);
        }
    }

    private void reply(Call call, ServerTransaction transaction, int status) {
        SipResponse response = transaction.request.reply(status, call.dialogKey.localTag());
        exchange.transactions.respond(transaction, exchange.replies.server(response));
    }
}
