package org.tocsin.edge.telephony;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/// Baresip that hums one tone and keeps what it hears: as somebody who calls, or who answers at once.
final class BaresipPhone implements AutoCloseable {
    private final Path folder;
    private final Program program;
    final int port;

    private BaresipPhone(Path folder, Program program, int port) {
        this.folder = folder;
        this.program = program;
        this.port = port;
    }

    /// Takes calls to `sip:desk@127.0.0.1:port`.
    static BaresipPhone answering(Path folder, double hertz) throws IOException {
        int port;
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        return start(folder, hertz, port, "<sip:desk@127.0.0.1;transport=udp>;answermode=auto", List.of());
    }

    /// Takes calls over TLS to `sips:desk@127.0.0.1:port`, its voice encrypted or none.
    static BaresipPhone answeringSecurely(Path folder, double hertz, TestAuthority authority, TestAuthority.Issued own)
            throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort(); // it takes the one below for UDP and TCP, this one for TLS
        }
        var account = "<sip:desk@127.0.0.1;transport=tls>;mediaenc=srtp-mand;answermode=auto";
        secure(folder, authority, own);
        return new BaresipPhone(folder, start(folder, hertz, port - 1, account, List.of()).program, port);
    }

    /// Calls 911 as (617) 555-0199 over TLS.
    ///
    /// @param own      shown to the centre
    /// @param mediaenc baresip's word: `srtp-mand` for RTP/SAVP, `srtp` for keys beside RTP/AVP
    static BaresipPhone callingSecurely(
            Path folder,
            double hertz,
            int centrePort,
            TestAuthority authority,
            TestAuthority.Issued own,
            String mediaenc)
            throws IOException {
        secure(folder, authority, own);
        var account =
                "<sip:+16175550199@127.0.0.1;transport=tls>" + (mediaenc.isEmpty() ? "" : ";mediaenc=" + mediaenc);
        return start(folder, hertz, 0, account, List.of("-e", "d sip:911@127.0.0.1:" + centrePort + ";transport=tls"));
    }

    /// Calls 911 over UDP with keys for its voice.
    static BaresipPhone callingSealed(Path folder, double hertz, int port, String mediaenc) throws IOException {
        var account =
                "<sip:+16175550199@127.0.0.1;transport=udp>" + (mediaenc.isEmpty() ? "" : ";mediaenc=" + mediaenc);
        return start(folder, hertz, 0, account, List.of("-e", "d sip:911@127.0.0.1:" + port + ";transport=udp"));
    }

    private static void secure(Path folder, TestAuthority authority, TestAuthority.Issued own) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("own.pem"), Files.readString(own.key()) + Files.readString(own.certificate()));
        Files.copy(authority.file, folder.resolve("authorities.pem"));
    }

    /// Calls 911 as (617) 555-0199.
    ///
    /// @param transport `udp` or `tcp`
    static BaresipPhone calling(Path folder, double hertz, int centrePort, String transport) throws IOException {
        var account = "<sip:+16175550199@127.0.0.1;transport=" + transport + ">";
        var dial = "d sip:911@127.0.0.1:" + centrePort + ";transport=" + transport;
        return start(folder, hertz, 0, account, List.of("-e", dial));
    }

    private static BaresipPhone start(Path folder, double hertz, int port, String account, List<String> more)
            throws IOException {
        Files.createDirectories(folder);
        writeTone(folder.resolve("tone.wav"), hertz);
        Files.writeString(folder.resolve("config"), """
                sip_listen 127.0.0.1:%2$d
                module_path /usr/lib/baresip/modules
                module g711.so
                module aufile.so
                module aubridge.so
                module sndfile.so
                module srtp.so
                module_app account.so
                module_app menu.so
                audio_source aufile,%1$s/tone.wav
                audio_player aubridge,nowhere
                audio_alert aubridge,nowhere
                snd_path %1$s
                ausrc_srate 8000
                auplay_srate 8000
                audio_channels 1
                rtp_ports 40000-49000
                """.formatted(folder, port));
        if (Files.exists(folder.resolve("own.pem"))) {
            Files.writeString(folder.resolve("config"), """
                    sip_certificate %1$s/own.pem
                    sip_cafile %1$s/authorities.pem
                    """.formatted(folder), StandardOpenOption.APPEND);
        }
        Files.writeString(folder.resolve("accounts"), account + ";regint=0;audio_codecs=pcmu/8000/1\n");
        var command = new ArrayList<>(List.of("baresip", "-4", "-f", folder.toString()));
        command.addAll(more);
        return new BaresipPhone(folder, Program.start(folder, command), port);
    }

    private static void writeTone(Path file, double hertz) throws IOException {
        short[] sine = Goertzel.sine(hertz, 8_000 * 60, 8_000);
        byte[] bytes = new byte[sine.length * 2];
        for (int i = 0; i < sine.length; i++) {
            bytes[2 * i] = (byte) sine[i];
            bytes[2 * i + 1] = (byte) (sine[i] >> 8);
        }
        var format = new AudioFormat(8_000, 16, 1, true, false);
        try (var sound = new AudioInputStream(new ByteArrayInputStream(bytes), format, sine.length)) {
            AudioSystem.write(sound, AudioFileFormat.Type.WAVE, file.toFile());
        }
    }

    /// What it decoded so far, as it writes it; the header is not final while it runs.
    short[] heard() {
        try (var files = Files.list(folder)) {
            var dump = files.filter(file -> file.getFileName().toString().endsWith("dec.wav"))
                    .findFirst();
            byte[] bytes = dump.isPresent() ? Files.readAllBytes(dump.get()) : new byte[0];
            var sound = new short[Math.max(0, bytes.length - 44) / 2];
            for (int i = 0; i < sound.length; i++) {
                sound[i] = (short) (bytes[44 + 2 * i] & 0xff | bytes[45 + 2 * i] << 8);
            }
            return sound;
        } catch (IOException e) {
            return new short[0];
        }
    }

    String output() throws IOException {
        return program.output();
    }

    boolean isAlive() {
        return program.isAlive();
    }

    /// Asks it to end in good order: it hangs up.
    void hangUp() throws InterruptedException {
        program.terminate();
        program.exitCode();
    }

    @Override
    public void close() {
        program.close();
    }
}
