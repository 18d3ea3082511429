package org.tocsin.edge.telephony;

import java.io.File;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Kamailio's presence server, and a telephone that publishes there where it is (RFC 3903).
final class KamailioPresence implements AutoCloseable {
    private final Program program;
    private final int port;
    private final DatagramSocket telephone = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));
    private String etag = "";
    private int sequence;

    KamailioPresence(Path folder) throws IOException {
        Program.need("kamailio");
        Assumptions.assumeTrue(hasPresence(), "kamailio-presence-modules is not installed: this test is skipped");
        try (var free = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
            port = free.getLocalPort();
        }
        Files.writeString(folder.resolve("presence.cfg"), """
                #!KAMAILIO
                debug=0
                log_stderror=yes
                children=1
                disable_tcp=yes
                listen=udp:127.0.0.1:%1$d
                loadmodule "tm.so"
                loadmodule "sl.so"
                loadmodule "pv.so"
                loadmodule "maxfwd.so"
                loadmodule "textops.so"
                loadmodule "presence.so"
                loadmodule "presence_xml.so"
                modparam("presence", "server_address", "sip:127.0.0.1:%1$d")
                modparam("presence", "subs_db_mode", 0)
                modparam("presence", "publ_cache", 2)
                modparam("presence", "min_expires", 1)
                modparam("presence_xml", "force_active", 1)
                request_route {
                  if (!mf_process_maxfwd_header("10")) exit;
                  if (is_method("PUBLISH")) { if (t_newtran()) { handle_publish(); t_release(); } exit; }
                  if (is_method("SUBSCRIBE")) { if (t_newtran()) { handle_subscribe(); t_release(); } exit; }
                }
                """.formatted(port));
        var at = folder.toString();
        program = Program.start(
                folder,
                List.of(
                        "kamailio",
                        "-DD",
                        "-E",
                        "-f",
                        at + "/presence.cfg",
                        "-Y",
                        at,
                        "-w",
                        at,
                        "-m",
                        "32",
                        "-M",
                        "4"));
        telephone.setSoTimeout(500);
    }

    private static boolean hasPresence() {
        var libraries = new File("/usr/lib").listFiles(File::isDirectory);
        return libraries != null
                && Stream.concat(Stream.of(new File("/usr/lib")), Stream.of(libraries))
                        .anyMatch(folder -> new File(folder, "kamailio/modules/presence.so").exists());
    }

    String uri() {
        return "sip:target@127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    /// Publishes a document until it is taken; one after the other replaces the one before.
    void publish(String document) throws IOException {
        for (int i = 0; i < 60; i++) {
            var answer = send(document);
            if (answer.filter(text -> text.startsWith("SIP/2.0 200")).isPresent()) {
                var matcher = Pattern.compile("(?im)^SIP-ETag:\\s*(\\S+)").matcher(answer.get());
                etag = matcher.find() ? matcher.group(1) : "";
                return;
            }
        }
        throw new IOException("Kamailio took nothing: " + program.output());
    }

    private Optional<String> send(String document) throws IOException {
        int number = ++sequence;
        var request = """
                PUBLISH %s SIP/2.0
                Via: SIP/2.0/UDP 127.0.0.1:%d;branch=z9hG4bKtel%d;rport
                Max-Forwards: 70
                From: <%s>;tag=tel
                To: <%s>
                Call-ID: telephone@127.0.0.1
                CSeq: %d PUBLISH
                Event: presence
                Expires: 600
                %sContent-Type: application/pidf+xml
                Content-Length: %d

                """.formatted(
                        uri(),
                        telephone.getLocalPort(),
                        number,
                        uri(),
                        uri(),
                        number,
                        etag.isEmpty() ? "" : "SIP-If-Match: " + etag + "\n",
                        document.getBytes(StandardCharsets.UTF_8).length)
                .replace("\n", "\r\n");
        byte[] bytes = (request + document).getBytes(StandardCharsets.UTF_8);
        telephone.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName("127.0.0.1"), port));
        var packet = new DatagramPacket(new byte[65_536], 65_536);
        try {
            telephone.receive(packet);
            return Optional.of(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    String output() throws IOException {
        return program.output();
    }

    /// In good order, so that it ends the processes it made.
    @Override
    public void close() {
        telephone.close();
        program.terminate();
        try {
            program.exitCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        program.close();
    }
}
