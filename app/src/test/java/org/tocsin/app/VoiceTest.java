package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.places.Point;
import org.tocsin.edge.people.Account;
import org.tocsin.edge.people.Role;
import org.tocsin.sim.callers.Caller;
import org.tocsin.sim.callers.CallerNetwork;
import org.tocsin.sim.callers.PlacedCall;

/// A telecommunicator hears and speaks to a caller from the console itself: the built pages in a real browser against
/// the whole product, a simulated telephone on its real SIP port.
class VoiceTest {
    private static final String PASSWORD = "a good password";
    private static final String KEEP_PEERS = """
            globalThis.peers = [];
            const Peer = RTCPeerConnection;
            globalThis.RTCPeerConnection = class extends Peer {
              constructor(...all) { super(...all); globalThis.peers.push(this); }
            };
            """;
    private static final String HEARD = """
            (async () => {
              let packets = 0, energy = 0;
              for (const peer of globalThis.peers) for (const each of (await peer.getStats()).values())
                if (each.type === "inbound-rtp") { packets += each.packetsReceived; energy += each.totalAudioEnergy ?? 0; }
              return { packets, energy };
            })()""";

    /// A browser that was killed may still be writing here: it goes with the next clean build.
    private final Path folder = folder();

    @BeforeAll
    static void need() {
        Chromium.need();
        assumeTrue(!TestProduct.console().isEmpty(), "the console is not built: this test is skipped");
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "chromium-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PlacedCall call(CallerNetwork network) {
        return network.place(new Caller(
                PhoneNumber.of("617 555 0177"),
                "Vince Caller",
                "urn:service:sos",
                new Point(42.6, -72.31),
                30,
                Map.of(),
                "WPH2",
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                3,
                ""));
    }

    private static void signIn(Chromium page, String login, String position) {
        page.go(TestProduct.address());
        page.until("document.querySelector('input[type=password]')");
        page.evaluate("document.querySelector('input[autocomplete=username]').focus()");
        page.type(login);
        page.evaluate("document.querySelector('input[type=password]').focus()");
        page.type(PASSWORD);
        page.press("Enter", "Enter", 13, false);
        page.until("document.body.innerText.includes('Where do you sit')");
        page.evaluate("[...document.querySelectorAll('li button')].find(b => b.innerText.startsWith('" + position
                + "')).click()");
    }

    /// Until the console hears more than it did: packets from the server, with a voice in them.
    private static void hears(Chromium page) {
        long packets = page.evaluate(HEARD).path("packets").asLong(0);
        double energy = page.evaluate(HEARD).path("energy").asDouble(0);
        TestWait.until(() -> {
            var now = page.evaluate(HEARD);
            return now.path("packets").asLong(0) > packets + 50
                            && now.path("energy").asDouble(0) > energy + 0.000_1
                    ? 1
                    : 0;
        });
    }

    private static void isHeard(PlacedCall caller) {
        long sounds = caller.soundsHeard();
        TestWait.until(() -> caller.soundsHeard() > sounds + 5 ? 1 : 0);
    }

    @Test
    void consoleAndCallerHearEachOther() throws Exception {
        TestProduct.product()
                .people()
                .accounts()
                .put(new Account("una", "Una", Set.of(Role.TELECOMMUNICATOR), true), PASSWORD, "test");
        var sip = new InetSocketAddress("127.0.0.1", TestProduct.product().sipPort());
        try (var network = new CallerNetwork("127.0.0.1", sip, 4711);
                var page =
                        Chromium.open(folder, "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")) {
            page.before(KEEP_PEERS);
            signIn(page, "una", "P3");
            page.until("document.querySelector('[data-voice=connected]')");
            assertThat(page.evaluate("document.querySelector('[data-voice]').innerText")
                            .asString(""))
                    .contains("Audio")
                    .contains("connected")
                    .contains("Mute");

            var caller = call(network);
            TestWait.until(caller::ringingNanos);
            page.until("document.body.innerText.includes('555-0177')");
            page.press("F4", "F4", 115, false);
            TestWait.until(caller::answeredNanos);
            hears(page);
            isHeard(caller);

            page.press("u", "KeyU", 85, true);
            page.until("document.querySelector('[data-voice] [aria-pressed=true]')");
            var before = new long[] {-1};
            TestWait.until(() -> {
                pause(1_500);
                boolean still = caller.soundsHeard() == before[0];
                before[0] = caller.soundsHeard();
                return still ? 1 : 0;
            });
            page.press("u", "KeyU", 85, true);
            isHeard(caller);

            page.reload();
            page.until("document.querySelector('[data-voice=connected]')");
            hears(page);
            isHeard(caller);

            try (var una = Browser.signedIn("una", PASSWORD)) {
                assertThat(una.get("/api/media").body().path("leg").asString(""))
                        .isNotEmpty();
                int peers = page.evaluate("globalThis.peers.length").asInt(0);
                assertThat(una.delete("/api/media").status()).isEqualTo(204);
                page.until(
                        "globalThis.peers.length > " + peers + " && document.querySelector('[data-voice=connected]')");
                hears(page);
                isHeard(caller);

                try (var console = una.open()) {
                    console.hello();
                    var talk = console.see(
                            "calls",
                            each -> each.path("handler").asString("").equals("una")
                                    && each.path("status").asString("").equals("ACTIVE"));
                    console.ask(Console.request("calls.Release")
                            .put("call", talk.path("id").asLong(0)));
                    assertThat(caller.over().get(30, TimeUnit.SECONDS).ending()).isEqualTo(PlacedCall.Ending.RELEASED);
                    console.ask(Console.request("positions.SignOff").put("position", "P3"));
                    assertThat(una.get("/api/media").code()).isEqualTo("no-position");
                }
                page.until("document.body.innerText.includes('Where do you sit')");
            }
        }
    }

    @Test
    void withoutPermissionTheConsoleSaysHowToGiveIt() throws Exception {
        TestProduct.product()
                .people()
                .accounts()
                .put(new Account("uwe", "Uwe", Set.of(Role.TELECOMMUNICATOR), true), PASSWORD, "test");
        try (var page = Chromium.open(folder, "--use-fake-device-for-media-stream", "--deny-permission-prompts")) {
            signIn(page, "uwe", "FIRE2");
            page.until("document.querySelector('[data-voice=forbidden]')");
            assertThat(page.evaluate("document.querySelector('[data-voice] [role=status]').textContent")
                            .asString(""))
                    .contains("no permission");
            page.evaluate("document.querySelector('[data-voice] button').focus()");
            page.press("Enter", "Enter", 13, false);
            page.until("document.querySelector('[role=dialog]')?.innerText.includes('set Microphone to Allow')");
        }
        try (var uwe = Browser.signedIn("uwe", PASSWORD);
                var console = uwe.open()) {
            console.hello();
            console.ask(Console.request("positions.SignOff").put("position", "FIRE2"));
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
