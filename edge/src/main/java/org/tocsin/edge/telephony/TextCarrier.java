package org.tocsin.edge.telephony;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.Line;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.texts.Medium;
import org.tocsin.core.texts.Route;
import org.tocsin.core.texts.Said;
import org.tocsin.core.texts.TextCommand;
import org.tocsin.core.texts.TextEvent;
import org.tocsin.core.texts.TextRejection;
import org.tocsin.edge.journal.Result;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.telephony.signalling.SipLoop;
import org.tocsin.edge.telephony.signalling.SourceRates;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.agent.Outgoing;
import org.tocsin.sip.agent.RequestKey;
import org.tocsin.sip.body.BodyPart;
import org.tocsin.sip.emergency.CallFacts;
import org.tocsin.sip.emergency.CallbackNumber;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.MediaType;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.NameAddr;
import org.tocsin.sip.message.Uri;

/// Texts by SIP MESSAGE (RFC 3428): the messages of a sender are one call on the text line, and its conversation. A
/// message is acknowledged once it is durable. Confined to the SIP loop.
final class TextCarrier {
    private static final Actor SELF = new Actor.Machine("telephony");
    /// Bouncing every message of a sender that bounces ours would never end.
    private static final Duration BOUNCE_AGAIN_AFTER = Duration.ofSeconds(20);
    private static final int SENDERS_KEPT = 4_096;

    private final Writer writer;
    private final SipLoop loop;
    private final LineBook lines;
    private final InstantSource time;
    private final TextSettings settings;
    private final NameAddr ourselves;
    private final SourceRates rates = new SourceRates();
    private final Map<String, Submissions> senders = kept();
    private final Map<Route, Long> bounced = kept();
    private final Map<RequestKey, Pending> pending = new HashMap<>();
    private @Nullable TextRoute latest;

    private record Pending(CallId call, long message) {}

    TextCarrier(
            Writer writer,
            SipLoop loop,
            LineBook lines,
            InstantSource time,
            TextSettings settings,
            String advertisedHost) {
        this.writer = writer;
        this.loop = loop;
        this.lines = lines;
        this.time = time;
        this.settings = settings;
        this.ourselves = NameAddr.parse("<sip:911@" + advertisedHost + ">");
    }

    private static <K, V> Map<K, V> kept() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > SENDERS_KEPT;
            }
        };
    }

    /// After a restart nobody knows what became of a message on its way: it says so, and the person decides.
    void start() {
        for (var conversation : writer.state().texts().open().values()) {
            for (var message : conversation.listUnsettled()) {
                settle(
                        conversation.call(),
                        message.number(),
                        false,
                        "the centre restarted while it was sent: it may have arrived");
            }
        }
    }

    /// A message session while text is out of service: it is on record that somebody was turned away. Whoever brought
    /// it tells the sender.
    boolean turnsAway(CallCommand.Arrive arrive) {
        if (arrive.line() != Line.TEXT || writer.state().texts().policy().inService()) {
            return false;
        }
        new Submissions(writer)
                .submit(
                        new TextCommand.Receive(
                                arrive.signalling(), Medium.MSRP, Route.BY_NUMBER, new Said("[a message session]")),
                        new Actor.Network(arrive.trunk()),
                        "turned-away:" + arrive.signalling());
        return true;
    }

    /// A MESSAGE outside of a call.
    void received(Event.MessageReceived message) {
        var request = message.request();
        var facts = CallFacts.of(request, message.body());
        if (TextBodies.isComposing(message.body())) {
            respond(message.key(), 200);
            return;
        }
        var text = TextBodies.findText(message.body());
        var other = TextBodies.findOther(message.body());
        var line = lines.lineOf(request, facts, message.emergency());
        if (text.isEmpty() && other.isPresent() && !message.emergency()) {
            loop.perform(agent -> agent.respond(message.key(), 415, Headers.of("Accept", "text/plain"), null));
            return;
        }
        var route = TextRoute.of(message.from(), facts.callback().uri());
        latest = route;
        var words = text.or(() -> other.map(type -> "[something of type " + type + ", which cannot be shown]"));
        // An odd call is a call: whoever sends nothing but a location is heard.
        var said = new Said(words.orElse("[a location]"));
        var signalling = signalling(facts.callback());
        var arrive = Arrivals.arrive(
                message,
                facts,
                signalling,
                line == Line.EMERGENCY ? Line.TEXT : line,
                lines.trunkOf(message.from().host()),
                time.instant(),
                rates.count(message.from().host(), System.nanoTime()));
        var receive = new TextCommand.Receive(signalling, Medium.MESSAGE, route.route(), said);
        new Delivery(message, arrive, receive).begin(1);
    }

    /// One message on its way into the record.
    private final class Delivery {
        private final Event.MessageReceived message;
        private final CallCommand.Arrive arrive;
        private final TextCommand.Receive receive;
        private final Actor trunk;
        private final String key;

        Delivery(Event.MessageReceived message, CallCommand.Arrive arrive, TextCommand.Receive receive) {
            this.message = message;
            this.arrive = arrive;
            this.receive = receive;
            this.trunk = new Actor.Network(arrive.trunk());
            var request = message.request();
            this.key = digest(receive.signalling() + " " + request.callId() + " "
                    + request.headers().find("CSeq").orElse(""));
        }

        void begin(int attempt) {
            var submissions = senders.computeIfAbsent(receive.signalling(), _ -> new Submissions(writer));
            submissions.submit(arrive, trunk, "text-arrive:" + attempt + ":" + key);
            submissions.submit(
                    receive, trunk, "text:" + attempt + ":" + key, result -> loop.execute(() -> end(result, attempt)));
        }

        private void end(Result result, int attempt) {
            switch (result) {
                case Result.Accepted accepted -> {
                    accepted.events().stream()
                            .filter(TextEvent.TextReceived.class::isInstance)
                            .map(event -> ((TextEvent.TextReceived) event).call())
                            .findFirst()
                            .ifPresent(this::locate);
                    respond(message.key(), 200);
                }
                case Result.Rejected rejected -> {
                    // The conversation was closed between the two: the sender begins another.
                    if (attempt == 1 && rejected.rejection() instanceof TextRejection.NoConversation) {
                        begin(2);
                    } else {
                        respond(message.key(), 503);
                    }
                }
                case Result.Failed _ -> respond(message.key(), 503);
            }
        }

        private void locate(CallId call) {
            var known = writer.state().calls().find(call).map(Call::fixes).orElse(List.of());
            int number = 0;
            for (var fix : arrive.fixes()) {
                if (!known.contains(fix)) {
                    writer.submit(new CallCommand.AddFix(call, fix), trunk, "text-fix:" + ++number + ":" + key);
                }
            }
        }
    }

    /// What the centre has decided to write.
    void committed(TextEvent event) {
        switch (event) {
            case TextEvent.TextSent sent when sent.medium() == Medium.MESSAGE -> send(sent);
            case TextEvent.TextBounced bounce -> bounce(bounce);
            case TextEvent.TextSent _,
                    TextEvent.TextReceived _,
                    TextEvent.TextDelivered _,
                    TextEvent.TextFailed _,
                    TextEvent.ConversationClosed _,
                    TextEvent.CarryOverSet _,
                    TextEvent.TextPolicySet _,
                    TextEvent.TextServiceChanged _ -> {}
        }
    }

    private void send(TextEvent.TextSent sent) {
        var call = writer.state().calls().find(sent.call());
        var route = TextRoute.find(sent.route())
                .or(() -> call.flatMap(c -> Optional.ofNullable(c.number())).flatMap(this::byNumber));
        if (route.isEmpty()) {
            settle(sent.call(), sent.message(), false, "no gateway for texts is known: set text.gateway");
            return;
        }
        var key = new RequestKey("text-" + sent.call() + "-" + sent.message() + "-" + System.nanoTime());
        pending.put(key, new Pending(sent.call(), sent.message()));
        var emergency = call.map(Call::networkCallId).filter(id -> !id.isEmpty());
        var headers = emergency
                .map(id -> Headers.of("Call-Info", "<" + id + ">;purpose=emergency-CallId"))
                .orElse(Headers.NONE);
        transmit(key, route.get(), headers, sent.text().text());
    }

    /// Through the gateway that is set, else the one the latest text came from.
    private Optional<TextRoute> byNumber(PhoneNumber number) {
        if (!settings.gateway().isEmpty()) {
            return Optional.of(TextRoute.through(settings.gateway(), number));
        }
        var known = latest;
        return known == null
                ? Optional.empty()
                : Optional.of(new TextRoute(
                        known.flow(),
                        Uri.parse("sip:" + number.digits() + "@" + known.flow().host() + ";user=phone")));
    }

    private void bounce(TextEvent.TextBounced bounce) {
        long now = System.nanoTime();
        var before = bounced.put(bounce.route(), now);
        if (before != null && now - before < BOUNCE_AGAIN_AFTER.toNanos()) {
            return;
        }
        TextRoute.find(bounce.route())
                .ifPresent(route ->
                        transmit(new RequestKey("bounce-" + System.nanoTime()), route, Headers.NONE, bounce.wording()));
    }

    private void transmit(RequestKey key, TextRoute route, Headers headers, String text) {
        loop.perform(agent -> agent.send(
                key,
                route.target(),
                ourselves,
                route.flow(),
                new Outgoing(Method.MESSAGE, headers, BodyPart.of(MediaType.PLAIN_TEXT, text))));
    }

    /// The network has answered a message of ours.
    void answered(RequestKey key, int status, String reason) {
        var sent = pending.remove(key);
        if (sent != null) {
            boolean delivered = status >= 200 && status < 300;
            settle(
                    sent.call(),
                    sent.message(),
                    delivered,
                    delivered ? "" : "the network answered " + status + " " + Wording.line(reason, 60));
        }
    }

    /// It did not, or could not be reached.
    void failed(RequestKey key, int status) {
        var sent = pending.remove(key);
        if (sent != null) {
            settle(
                    sent.call(),
                    sent.message(),
                    false,
                    status == 408 ? "the network did not answer" : "the network cannot be reached");
        }
    }

    private void settle(CallId call, long message, boolean delivered, String reason) {
        new Submissions(writer)
                .submit(
                        new TextCommand.NoteDelivery(call, message, delivered, reason),
                        SELF,
                        "text-delivery:" + call + ":" + message);
    }

    private void respond(RequestKey key, int status) {
        loop.perform(agent -> agent.respond(key, status));
    }

    /// One carrier a sender, told by a digest: what names a call is written into logs and keys.
    private static String signalling(CallbackNumber sender) {
        var digits = sender.digits();
        return "text:" + digest(digits.isEmpty() ? sender.uri().text().replaceFirst(";.*$", "") : digits);
    }

    private static String digest(String text) {
        try {
            var bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
