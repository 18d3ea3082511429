package org.tocsin.sip.agent;

import org.jspecify.annotations.Nullable;
import org.tocsin.sip.body.BodyPart;
import org.tocsin.sip.dialog.Dialog;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.SipRequest;

/// The dialog a subscription speaks through: its own, or that of a call, which it may outlive (RFC 5057).
final class Usage {
    private final Exchange exchange;
    private final Dialog dialog;
    private final @Nullable Call call;
    private Flow heardFrom;
    private final boolean translated;

    Usage(Exchange exchange, Dialog dialog, Flow heardFrom, boolean translated) {
        this(exchange, dialog, null, heardFrom, translated);
    }

    private Usage(Exchange exchange, Dialog dialog, @Nullable Call call, Flow heardFrom, boolean translated) {
        this.exchange = exchange;
        this.dialog = dialog;
        this.call = call;
        this.heardFrom = heardFrom;
        this.translated = translated;
    }

    static Usage of(Exchange exchange, Call call) {
        return new Usage(exchange, call.dialog(), call, call.flow, call.translated);
    }

    Dialog dialog() {
        return dialog;
    }

    /// The call it belongs to; null for a subscription of its own.
    @Nullable
    Call call() {
        return call;
    }

    private Flow next() {
        return call != null && call.state != Call.State.ENDED
                ? call.nextFlow()
                : Routing.next(dialog, heardFrom, translated);
    }

    SipRequest make(Method method, Headers headers, @Nullable BodyPart body) {
        SipRequest request = dialog.request(method);
        return Exchange.withBody(request.withHeaders(request.headers().with(headers)), body);
    }

    void send(SipRequest request, ClientTransaction.Listener listener) {
        Flow flow = next();
        exchange.transactions.send(exchange.replies.outgoing(request, flow), flow, listener);
    }

    /// The connection is gone: another is opened when the next request goes out.
    void failed(Flow flow) {
        if (heardFrom.equals(flow)) {
            heardFrom = new Flow(flow.transport(), flow.host(), flow.port(), "");
        }
    }
}
