package org.tocsin.edge.telephony.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.edge.telephony.Goertzel;
import org.tocsin.edge.telephony.Program;
import org.tocsin.edge.telephony.TestCentre;
import org.tocsin.edge.telephony.TestTrunk;
import org.tocsin.edge.telephony.media.TestPhone;
import org.tocsin.edge.telephony.recording.Frame;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.agent.Event;

/// A telecommunicator in Chromium talks with a caller on a trunk: a tone each way, heard and recorded at the other end.
final class ChromiumTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void need() {
        Program.need("chromium");
    }

    @Test
    void browserAndCallerHearEachOther() throws Exception {
        try (var centre = new TestCentre(folder);
                var page = new Page(centre);
                var phone = new TestPhone();
                var trunk = new TestTrunk(centre.telephony().sipUdpPort());
                var chromium = chromium(page.port())) {
            trunk.call(TestTrunk.sdp(phone.address().getPort(), 0, "PCMU/8000"));
            var call = centre.ringing();
            centre.answer(call);
            int port = trunk.await(Event.CallAnswered.class)
                    .answer()
                    .orElseThrow()
                    .media()
                    .getFirst()
                    .port();
            TestCentre.until(() -> centre.telephony().findVoice(centre.position).isPresent());
            var tone = Goertzel.sine(1_000, 8_000, 8_000);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            for (int i = 0; !page.heard(1_000) || Goertzel.pieces(phone.heard(), 600) < 30; i++) {
                phone.speak(port, tone, i * 160 % 7_840);
                Thread.sleep(19);
                assertThat(System.nanoTime())
                        .as(page.reports + chromium.output())
                        .isLessThan(end);
            }
            var voice = centre.telephony().findVoice(centre.position).orElseThrow();
            var statistics = voice.statistics().get(5, TimeUnit.SECONDS);
            assertThat(statistics.packetsReceived()).isGreaterThan(50);
            centre.release(call);

            var caller = centre.recorded(call.id());
            assertThat(Goertzel.pieces(centre.sound(caller, Frame.Kind.HEARD), 1_000))
                    .isGreaterThan(20);
            assertThat(Goertzel.pieces(centre.sound(caller, Frame.Kind.SAID), 600))
                    .isGreaterThan(20);
            var position = TestCentre.await(() -> centre.events().stream()
                    .filter(CallEvent.CallRecorded.class::isInstance)
                    .map(CallEvent.CallRecorded.class::cast)
                    .filter(event -> event.recording().endsWith("position-P1"))
                    .findFirst());
            assertThat(Goertzel.pieces(centre.sound(position, Frame.Kind.HEARD), 600))
                    .isGreaterThan(20);

            chromium.kill();
            TestCentre.until(() -> centre.telephony().findVoice(centre.position).isEmpty());
        }
    }

    private Program chromium(int port) throws IOException {
        writeTone(folder.resolve("microphone.wav"));
        var command = new ArrayList<>(List.of("chromium", "--headless", "--no-sandbox", "--disable-gpu"));
        command.addAll(List.of("--disable-quic", "--no-first-run", "--disable-background-networking"));
        command.addAll(List.of("--disable-component-update", "--disable-sync", "--use-fake-device-for-media-stream"));
        command.addAll(List.of("--use-fake-ui-for-media-stream", "--allow-loopback-in-peer-connection"));
        command.add("--use-file-for-fake-audio-capture=" + folder.resolve("microphone.wav"));
        command.add("--autoplay-policy=no-user-gesture-required");
        command.add("--user-data-dir=" + folder.resolve("profile"));
        command.add("http://127.0.0.1:" + port + "/");
        return Program.start(folder, command);
    }

    private static void writeTone(Path file) throws IOException {
        int rate = 48_000;
        byte[] bytes = new byte[rate * 2];
        for (int i = 0; i < rate; i++) {
            int sample = (int) (8_000 * Math.sin(2 * Math.PI * 600 * i / rate));
            bytes[2 * i] = (byte) sample;
            bytes[2 * i + 1] = (byte) (sample >> 8);
        }
        var format = new AudioFormat(rate, 16, 1, true, false);
        try (var sound = new AudioInputStream(new ByteArrayInputStream(bytes), format, rate)) {
            AudioSystem.write(sound, AudioFileFormat.Type.WAVE, file.toFile());
        }
    }

    /// What the console's page will do: get the microphone, offer, take the answer, and report what is heard.
    private static final class Page implements AutoCloseable {
        private static final String HTML = """
                <!doctype html><meta charset=utf-8><title>voice</title><script>
                const say = text => fetch('/report', {method: 'POST', body: text});
                (async () => {
                  const quality = {echoCancellation: false, noiseSuppression: false, autoGainControl: false};
                  const mine = await navigator.mediaDevices.getUserMedia({audio: quality});
                  const peer = new RTCPeerConnection();
                  mine.getTracks().forEach(track => peer.addTrack(track, mine));
                  peer.ontrack = event => {
                    const stream = event.streams[0] || new MediaStream([event.track]);
                    const player = new Audio(); player.srcObject = stream; player.muted = true; player.play();
                    const context = new AudioContext();
                    const ear = context.createAnalyser(); ear.fftSize = 8192;
                    context.createMediaStreamSource(stream).connect(ear);
                    const levels = new Float32Array(ear.frequencyBinCount);
                    setInterval(async () => {
                      ear.getFloatFrequencyData(levels);
                      let loudest = 0;
                      levels.forEach((level, i) => { if (level > levels[loudest]) loudest = i; });
                      const stats = [...(await peer.getStats()).values()].find(s => s.type === 'inbound-rtp');
                      say(`hertz ${Math.round(loudest * context.sampleRate / ear.fftSize)} level `
                        + `${Math.round(levels[loudest])} packets ${stats ? stats.packetsReceived : 0} lost `
                        + `${stats ? stats.packetsLost : 0} ${peer.connectionState}`);
                    }, 250);
                  };
                  await peer.setLocalDescription(await peer.createOffer());
                  const answer = await fetch('/offer', {method: 'POST', body: peer.localDescription.sdp});
                  await peer.setRemoteDescription({type: 'answer', sdp: await answer.text()});
                })().catch(error => say('error ' + error));
                </script>
                """;

        private final HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        private final List<String> reports = new CopyOnWriteArrayList<>();

        Page(TestCentre centre) throws IOException {
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> reply(exchange, 200, "text/html", HTML));
            server.createContext("/report", exchange -> {
                reports.add(text(exchange));
                reply(exchange, 204, "text/plain", "");
            });
            server.createContext("/offer", exchange -> {
                try {
                    reply(
                            exchange,
                            200,
                            "application/sdp",
                            centre.telephony().offerVoice(centre.position, text(exchange)));
                } catch (MalformedException e) {
                    reply(exchange, 400, "text/plain", e.getMessage());
                }
            });
            server.start();
        }

        int port() {
            return server.getAddress().getPort();
        }

        /// Whether the browser's own ear finds this frequency, within the width of its bands.
        boolean heard(double hertz) {
            return reports.stream()
                    .filter(report -> report.startsWith("hertz "))
                    .map(report -> report.split(" "))
                    .anyMatch(words -> Math.abs(Integer.parseInt(words[1]) - hertz) < 15
                            && Integer.parseInt(words[3]) > -60
                            && Integer.parseInt(words[5]) > 50);
        }

        private static String text(HttpExchange exchange) throws IOException {
            return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        }

        private static void reply(HttpExchange exchange, int status, String type, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            try (var out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @Test
    void offersThatCannotBeAnsweredSayWhy() {
        for (var offer : List.of(
                "", "v=0", "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> BrowserOffer.parse(offer))
                    .isInstanceOf(MalformedException.class);
        }
        assertThat(Files.exists(folder)).isTrue();
    }
}
