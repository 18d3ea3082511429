package org.tocsin.edge.live;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.edge.live.request.Asked;
import org.tocsin.edge.live.request.Desk;
import org.tocsin.edge.live.request.Reply;
import org.tocsin.edge.live.request.Whole;
import org.tocsin.edge.people.Account;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The server's end of `/live`. The handshake has put the person into the session's attributes under [#WHO].
public final class LiveSocket extends TextWebSocketHandler {
    /// Attribute of the session: the signed-in [Account].
    public static final String WHO = "tocsin.who";

    /// A few seconds of everything; more means that the client does not read.
    private static final long OUTBOX_CHARACTERS = 8_000_000;
    private static final int LONGEST_MESSAGE = 64 * 1024;
    private static final String SEND_LIMIT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";
    private static final long SEND_LIMIT_MILLIS = 5_000;

    private final Hub hub;
    private final Desk desk;
    private final Attendance attendance;
    private final Clock clock;
    private final JsonMapper json;
    private final Map<String, Line> lines = new ConcurrentHashMap<>();

    /// @param work requests of one console in the order they came, so that a slow one does not hold up its pings
    private record Line(
            Client client, ExecutorService work, @Nullable Long editing) {}

    public LiveSocket(Hub hub, Desk desk, Attendance attendance, Clock clock) {
        this.hub = hub;
        this.desk = desk;
        this.attendance = attendance;
        this.clock = clock;
        this.json = hub.json();
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        session.setTextMessageSizeLimit(LONGEST_MESSAGE);
        if (session instanceof NativeWebSocketSession wrapped) {
            var tomcats = wrapped.getNativeSession(jakarta.websocket.Session.class);
            if (tomcats != null) {
                tomcats.getUserProperties().put(SEND_LIMIT, SEND_LIMIT_MILLIS);
            }
        }
        var who = (Account) session.getAttributes().get(WHO);
        if (who == null) {
            throw new IllegalStateException("the handshake lets nobody in without an account");
        }
        var outbox = new Outbox(who.login(), new SessionWire(session), OUTBOX_CHARACTERS);
        var work = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("requests of " + who.login()).factory());
        lines.put(session.getId(), new Line(new Client(who, outbox, json), work, null));
        attendance.arrived(who.login());
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        var line = lines.remove(session.getId());
        if (line != null) {
            line.client().outbox().forget();
            line.work().shutdown();
            hub.leave(line.client());
            leaveField(line);
            attendance.left(line.client().who().login());
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        var line = lines.get(session.getId());
        if (line == null) {
            return;
        }
        @Nullable FromClient said = read(message.getPayload());
        if (said == null) {
            line.client().send(new ToClient.Refused("", "malformed", "The message could not be read.", false));
            return;
        }
        var missing = Whole.findMissing((Record) said);
        if (missing.isPresent()) {
            var key = said instanceof FromClient.Cmd cmd && cmd.key() != null ? cmd.key() : "";
            line.client().send(new ToClient.Refused(key, "malformed", missing.get() + " is missing.", false));
            return;
        }
        switch (said) {
            case FromClient.Hello hello -> hub.join(line.client(), hello);
            case FromClient.Ping ping -> line.client().send(new ToClient.Pong(ping.n(), clock.instant()));
            case FromClient.Editing editing -> edit(session, line, editing);
            case FromClient.Cmd cmd ->
                line.work()
                        .execute(() -> answer(
                                line.client(),
                                cmd.key(),
                                desk.handle(Asked.by(line.client().who(), cmd.key(), cmd.typedAt()), cmd.command())));
            case FromClient.Line typed -> line.work().execute(() -> obey(line.client(), typed));
        }
    }

    private @Nullable FromClient read(String text) {
        try {
            return json.readValue(text, FromClient.class);
        } catch (JacksonException e) {
            return null;
        }
    }

    private void obey(Client client, FromClient.Line typed) {
        var incident = typed.incident();
        answer(
                client,
                typed.key(),
                desk.line(
                        Asked.by(client.who(), typed.key(), typed.typedAt()),
                        typed.text(),
                        incident == null ? null : new IncidentId(incident),
                        Boolean.TRUE.equals(typed.override())));
    }

    private static void answer(Client client, String key, Reply reply) {
        client.send(
                switch (reply) {
                    case Reply.Done done -> {
                        var incident = done.incident();
                        var unit = done.unit();
                        yield new ToClient.Ack(
                                key,
                                done.sequence(),
                                done.text(),
                                incident == null ? null : incident.number(),
                                unit == null ? null : unit.value());
                    }
                    case Reply.Refused refused ->
                        new ToClient.Refused(
                                key,
                                refused.why().code(),
                                refused.why().message(),
                                refused.why().overridable());
                });
    }

    private void edit(WebSocketSession session, Line line, FromClient.Editing editing) {
        var client = line.client();
        var before = line.editing();
        if (before != null && before != editing.incident()) {
            leaveField(line);
        }
        lines.computeIfPresent(
                session.getId(),
                (_, now) -> new Line(now.client(), now.work(), editing.field() == null ? null : editing.incident()));
        hub.tellPresence(
                new ToClient.Presence(
                        editing.incident(), client.who().login(), client.who().name(), editing.field()),
                client);
    }

    private void leaveField(Line line) {
        var incident = line.editing();
        if (incident != null) {
            var who = line.client().who();
            hub.tellPresence(new ToClient.Presence(incident, who.login(), who.name(), null), line.client());
        }
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable exception) {
        System.getLogger(LiveSocket.class.getName()).log(System.Logger.Level.DEBUG, "connection lost", exception);
    }

    private record SessionWire(WebSocketSession session) implements Outbox.Wire {
        @Override
        public void send(String text) throws IOException {
            session.sendMessage(new TextMessage(text));
        }

        @Override
        public void close(int code, String reason) {
            try {
                session.close(new CloseStatus(code, reason));
            } catch (IOException e) {
                System.getLogger(LiveSocket.class.getName())
                        .log(System.Logger.Level.DEBUG, "could not close a lost connection", e);
            }
        }
    }
}
