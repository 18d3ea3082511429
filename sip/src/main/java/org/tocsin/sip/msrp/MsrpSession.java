package org.tocsin.sip.msrp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// One end of a text session: what to answer, which messages are complete, how to send.
///
/// Identifiers come from the supplier given, so that a session can be replayed.
public final class MsrpSession {
    private static final int CHUNK = 2048;
    private static final int MOST_UNFINISHED = 16;
    private static final int LONGEST_MESSAGE = 64 * 1024;

    private final String local;
    private final String remote;
    private final Supplier<String> ids;
    private final Map<String, Unfinished> unfinished = new LinkedHashMap<>();

    /// @param local  our `a=path`
    /// @param remote the peer's `a=path`
    /// @param ids    fresh identifiers of 4 to 32 letters and digits
    public MsrpSession(String local, String remote, Supplier<String> ids) {
        this.local = local;
        this.remote = remote;
        this.ids = ids;
    }

    /// What came of a frame: frames to send back, in order, and the message it completed.
    public record Heard(List<MsrpFrame> replies, Optional<Message> message) {
        public Heard {
            replies = List.copyOf(replies);
        }
    }

    public record Message(String id, String contentType, byte[] body) {
        /// The words, for a text type.
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return "Message[" + id + ", " + contentType + ", " + body.length + " bytes]";
        }
    }

    private static final class Unfinished {
        final TreeMap<Integer, byte[]> chunks = new TreeMap<>();
        int total = -1;
        int received;

        /// Whole once the pieces reach from the first byte to the announced or flagged end without a gap.
        Optional<byte[]> whole() {
            if (total < 0) {
                return Optional.empty();
            }
            var body = new byte[total];
            int reached = 0;
            for (var chunk : chunks.entrySet()) {
                if (chunk.getKey() > reached) {
                    return Optional.empty();
                }
                int length = Math.min(chunk.getValue().length, total - chunk.getKey());
                if (length > 0) {
                    System.arraycopy(chunk.getValue(), 0, body, chunk.getKey(), length);
                    reached = Math.max(reached, chunk.getKey() + length);
                }
            }
            return reached >= total ? Optional.of(body) : Optional.empty();
        }
    }

    public Heard hear(MsrpFrame frame) {
        if (!frame.request() || !frame.method().equals("SEND")) {
            boolean unknown = frame.request() && !frame.method().equals("REPORT");
            return new Heard(unknown ? List.of(response(frame, 501)) : List.of(), Optional.empty());
        }
        var body = frame.body();
        if (body.isEmpty() || frame.flag() == '#') {
            frame.find("Message-ID").ifPresent(unfinished::remove);
            return new Heard(acknowledged(frame, 200), Optional.empty());
        }
        var id = frame.find("Message-ID").orElse(frame.transaction());
        var range = Range.of(frame.find("Byte-Range").orElse("1-*/*"));
        if (range.start() + body.get().length > LONGEST_MESSAGE) {
            unfinished.remove(id);
            return new Heard(acknowledged(frame, 413), Optional.empty());
        }
        var whole = add(id, range, body.get(), frame.flag());
        var replies = new ArrayList<>(acknowledged(frame, 200));
        if (whole.isPresent()) {
            unfinished.remove(id);
            if (frame.find("Success-Report").filter("yes"::equals).isPresent()) {
                replies.add(report(frame, id, whole.get().length));
            }
        }
        var type = frame.find("Content-Type").orElse("text/plain");
        return new Heard(replies, whole.map(bytes -> new Message(id, type, bytes)));
    }

    private Optional<byte[]> add(String id, Range range, byte[] body, char flag) {
        var message = unfinished.computeIfAbsent(id, _ -> new Unfinished());
        while (unfinished.size() > MOST_UNFINISHED) {
            unfinished.remove(unfinished.keySet().iterator().next());
        }
        int start = range.start() - 1;
        message.received += body.length;
        if (message.received > 2 * LONGEST_MESSAGE) {
            unfinished.remove(id);
            return Optional.empty();
        }
        message.chunks.merge(start, body, (a, b) -> a.length >= b.length ? a : b);
        if (range.total() >= 0 && range.total() <= LONGEST_MESSAGE) {
            message.total = range.total();
        } else if (flag == '$') {
            message.total = start + body.length;
        }
        return message.whole();
    }

    /// `Byte-Range: 1-16/32`; a star for what is not known.
    private record Range(int start, int total) {
        static Range of(String text) {
            var parts = text.split("[-/]");
            int start = number(parts.length > 0 ? parts[0] : "1");
            int total = parts.length > 2 ? number(parts[2]) : -1;
            return new Range(Math.max(1, start), total);
        }

        private static int number(String text) {
            return text.strip().matches("\\d{1,9}") ? Integer.parseInt(text.strip()) : -1;
        }
    }

    /// Cuts a message into frames.
    public List<MsrpFrame> send(String contentType, byte[] body) {
        var frames = new ArrayList<MsrpFrame>();
        var id = ids.get();
        int at = 0;
        do {
            int end = Math.min(body.length, at + CHUNK);
            var headers = addressed();
            headers.put("Message-ID", id);
            headers.put("Byte-Range", (at + 1) + "-" + end + "/" + body.length);
            headers.put("Content-Type", contentType);
            var piece = Arrays.copyOfRange(body, at, end);
            frames.add(new MsrpFrame(
                    fresh(piece), "SEND", 0, headers, Optional.of(piece), end == body.length ? '$' : '+'));
            at = end;
        } while (at < body.length);
        return frames;
    }

    /// The empty request that opens a session so that the other end learns the connection (RFC 4975 section 5.4).
    public MsrpFrame greet() {
        var headers = addressed();
        headers.put("Message-ID", ids.get());
        return new MsrpFrame(ids.get(), "SEND", 0, headers, Optional.empty(), '$');
    }

    /// An identifier whose end-line does not occur in the piece.
    private String fresh(byte[] piece) {
        var text = new String(piece, StandardCharsets.ISO_8859_1);
        var id = ids.get();
        while (text.contains("-------" + id)) {
            id = ids.get();
        }
        return id;
    }

    private LinkedHashMap<String, String> addressed() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("To-Path", remote);
        headers.put("From-Path", local);
        return headers;
    }

    private List<MsrpFrame> acknowledged(MsrpFrame frame, int status) {
        var wanted = frame.find("Failure-Report").orElse("yes");
        boolean silent = wanted.equals("no") || wanted.equals("partial") && status == 200;
        return silent ? List.of() : List.of(response(frame, status));
    }

    /// Answers go back one hop, to whoever handed us the frame: the caller's relay, where there is one (RFC 4975
    /// section
    /// 7.2).
    private MsrpFrame response(MsrpFrame frame, int status) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("To-Path", firstOf(frame.find("From-Path").orElse(remote)));
        headers.put("From-Path", firstOf(frame.find("To-Path").orElse(local)));
        return new MsrpFrame(frame.transaction(), "", status, headers, Optional.empty(), '$');
    }

    /// The next hop of a path.
    public static String firstOf(String path) {
        return path.strip().split("\\s+", 2)[0];
    }

    private MsrpFrame report(MsrpFrame frame, String id, int length) {
        var headers = addressed();
        headers.put("Message-ID", id);
        headers.put("Byte-Range", "1-" + length + "/" + length);
        headers.put("Status", "000 200 OK");
        return new MsrpFrame(ids.get(), "REPORT", 0, headers, Optional.empty(), '$');
    }
}
