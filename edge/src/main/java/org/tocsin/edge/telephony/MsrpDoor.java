package org.tocsin.edge.telephony;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.edge.telephony.signalling.PortUnavailable;
import org.tocsin.sip.msrp.MalformedMsrpException;
import org.tocsin.sip.msrp.MsrpFrame;
import org.tocsin.sip.msrp.MsrpParser;
import org.tocsin.sip.msrp.MsrpSession;

/// Where message sessions (RFC 4975) come in: one TCP port for all, each session known by its path. The caller offers,
/// so the caller connects. Methods may be called from any thread.
final class MsrpDoor implements AutoCloseable {
    private static final int BUFFER_BYTES = 16_384;
    private static final int MOST_CONNECTIONS = 500;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// Told on a connection's thread.
    interface Reader {
        void typed(String text);

        /// What became of a message sent.
        ///
        /// @param status 200, or why not
        void settled(long message, int status);
    }

    private final ServerSocket server;
    private final String host;
    private final Map<String, Visit> visits = new ConcurrentHashMap<>();
    private final Map<Socket, Boolean> connections = new ConcurrentHashMap<>();

    /// One session, before and after its caller has connected.
    private static final class Visit {
        final String path;
        final Reader reader;
        final Map<String, Long> awaited = new ConcurrentHashMap<>();

        String remotePath = "";

        @Nullable
        MsrpSession session;

        @Nullable
        Socket socket;

        Visit(String path, Reader reader) {
            this.path = path;
            this.reader = reader;
        }
    }

    private MsrpDoor(ServerSocket server, String host) {
        this.server = server;
        this.host = host;
    }

    /// @param port 0 for any
    /// @throws PortUnavailable if it is taken
    static MsrpDoor open(String bindHost, String advertisedHost, int port) {
        try {
            var server = new ServerSocket();
            server.bind(new InetSocketAddress(InetAddress.getByName(bindHost), port));
            var door = new MsrpDoor(server, advertisedHost.contains(":") ? "[" + advertisedHost + "]" : advertisedHost);
            Thread.ofVirtual().name("msrp-door").start(door::admit);
            return door;
        } catch (IOException e) {
            throw new PortUnavailable("MSRP on", bindHost, port, e);
        }
    }

    /// Expects a caller; gives the path for our session description.
    String expect(Reader reader) {
        var id = fresh();
        var path = "msrp://" + host + ":" + server.getLocalPort() + "/" + id + ";tcp";
        visits.put(id, new Visit(path, reader));
        return path;
    }

    /// What offer and answer came to.
    void connect(String path, String remotePath) {
        find(path).ifPresent(visit -> {
            synchronized (visit) {
                if (visit.session == null || !visit.remotePath.equals(remotePath)) {
                    visit.remotePath = remotePath;
                    visit.session = new MsrpSession(visit.path, remotePath, MsrpDoor::fresh);
                }
            }
        });
    }

    /// Sends a message; what became of it is told. At once when the caller is not connected.
    void send(String path, long message, String text) {
        var visit = find(path).orElse(null);
        if (visit == null) {
            return;
        }
        synchronized (visit) {
            var session = visit.session;
            var socket = visit.socket;
            if (session == null || socket == null) {
                visit.reader.settled(message, 408);
                return;
            }
            var frames = session.send("text/plain", text.getBytes(StandardCharsets.UTF_8));
            visit.awaited.put(frames.getLast().transaction(), message);
            try {
                for (var frame : frames) {
                    socket.getOutputStream().write(frame.bytes());
                }
            } catch (IOException e) {
                visit.awaited.remove(frames.getLast().transaction());
                visit.reader.settled(message, 503);
            }
        }
    }

    /// The call is over.
    void forget(String path) {
        find(path).ifPresent(visit -> {
            visits.values().remove(visit);
            synchronized (visit) {
                shut(visit.socket);
            }
        });
    }

    private Optional<Visit> find(String path) {
        int slash = path.lastIndexOf('/');
        return Optional.ofNullable(visits.get(path.substring(slash + 1).replaceFirst(";.*$", "")));
    }

    private void admit() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                if (connections.size() >= MOST_CONNECTIONS) {
                    shut(socket);
                } else {
                    connections.put(socket, true);
                    Thread.ofVirtual().name("msrp").start(() -> serve(socket));
                }
            } catch (IOException e) {
                // Closed, or one caller gave up while connecting.
            }
        }
    }

    private void serve(Socket socket) {
        var parser = new MsrpParser();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (socket) {
            var in = socket.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                for (var frame : parser.feed(java.util.Arrays.copyOf(buffer, count))) {
                    hear(socket, frame);
                }
            }
        } catch (IOException | MalformedMsrpException e) {
            // Gone, or no MSRP: the session may be taken up on another connection.
        } finally {
            connections.remove(socket);
        }
    }

    /// A frame for no session of ours is answered with 481 (RFC 4975 section 7.3).
    private void hear(Socket socket, MsrpFrame frame) throws IOException {
        var visit = find(frame.find("To-Path").orElse("")).orElse(null);
        var session = visit == null ? null : visit.session;
        if (visit == null || session == null) {
            if (frame.request()) {
                socket.getOutputStream().write(refusal(frame).bytes());
            }
            return;
        }
        if (!frame.request()) {
            var message = visit.awaited.remove(frame.transaction());
            if (message != null) {
                visit.reader.settled(message, frame.status());
            }
            return;
        }
        synchronized (visit) {
            visit.socket = socket;
            var heard = session.hear(frame);
            for (var reply : heard.replies()) {
                socket.getOutputStream().write(reply.bytes());
            }
            heard.message()
                    .filter(message -> message.body().length > 0)
                    .map(MsrpDoor::words)
                    .ifPresent(visit.reader::typed);
        }
    }

    private static String words(MsrpSession.Message message) {
        return message.contentType().startsWith("text/plain")
                ? message.text()
                : "[something of type " + Wording.line(message.contentType(), 60) + ", which cannot be shown]";
    }

    private static MsrpFrame refusal(MsrpFrame frame) {
        var headers = new java.util.LinkedHashMap<String, String>();
        headers.put("To-Path", MsrpSession.firstOf(frame.find("From-Path").orElse("")));
        headers.put("From-Path", MsrpSession.firstOf(frame.find("To-Path").orElse("")));
        return new MsrpFrame(frame.transaction(), "", 481, headers, Optional.empty(), '$');
    }

    private static String fresh() {
        byte[] bytes = new byte[10];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void shut(@Nullable Socket socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // It is gone already.
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            // Nobody comes in any more.
        }
        connections.keySet().forEach(MsrpDoor::shut);
    }
}
