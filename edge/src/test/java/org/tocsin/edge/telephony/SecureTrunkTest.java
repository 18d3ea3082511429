package org.tocsin.edge.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.conference.ConferenceCommand;
import org.tocsin.core.directory.Address;
import org.tocsin.core.directory.DirectoryCommand;
import org.tocsin.core.directory.Listing;
import org.tocsin.core.directory.Purpose;
import org.tocsin.edge.journal.MemoryJournal;
import org.tocsin.edge.telephony.recording.Frame;
import org.tocsin.edge.telephony.trunks.Trunks;

/// Trunks over TLS with SRTP: peers made by others call in and are called, are refused for their certificate, and what
/// may not be connected is called back.
final class SecureTrunkTest {
    @TempDir
    Path folder;

    private TestAuthority authority;
    private TestAuthority.Issued ours;

    @BeforeEach
    void certificates() {
        authority = new TestAuthority(folder, "authority");
        ours = authority.issue("centre", "centre.example", "127.0.0.1");
    }

    private TestCentre centre(String trunks) throws Exception {
        var book = Trunks.read(Files.writeString(folder.resolve("trunks"), trunks));
        return new TestCentre(
                folder,
                new MemoryJournal(),
                settings -> settings.withSip(settings.sip().withTls(authority.settings(ours, true)))
                        .withPeers(new Peers(List.of(), book)));
    }

    @Test
    void baresipCallsInOverTlsAndBothSidesHearEachOtherSealed() throws Exception {
        Program.need("baresip");
        try (var centre = centre("exchange sips:127.0.0.9 certificate=pbx.example voice=required");
                var baresip = BaresipPhone.callingSecurely(
                        folder.resolve("caller"),
                        600,
                        centre.telephony().sipTlsPort(),
                        authority,
                        authority.issue("pbx", "pbx.example"),
                        "srtp-mand")) {
            talk(centre, baresip, "exchange");
            assertThat(centre.told()).contains("protection CallProtection[signalling=true, voice=true]");
            assertThat(String.join(" ", centre.told())).doesNotContain("inline:");
        }
    }

    @Test
    void keysBesidePlainVoiceAreTakenUpButOverPlainSignallingTheyProtectNothing() throws Exception {
        Program.need("baresip");
        try (var centre = centre("");
                var baresip = BaresipPhone.callingSealed(
                        folder.resolve("caller"), 600, centre.telephony().sipUdpPort(), "srtp")) {
            talk(centre, baresip, "127.0.0.1");
            assertThat(centre.told()).contains("protection CallProtection[signalling=false, voice=false]");
        }
    }

    private static void talk(TestCentre centre, BaresipPhone baresip, String trunk) throws Exception {
        var ana = new TonePosition("position-P1", 1_700, 600);
        centre.telephony().seat(centre.position, ana);
        var call = centre.ringing();
        assertThat(call.trunk()).isEqualTo(trunk);
        centre.answer(call);
        TestCentre.until(() -> ana.frames(600) > 50 && Goertzel.pieces(baresip.heard(), 1_700) > 15);
        centre.release(call);
        var recorded = centre.recorded(call.id(), "caller");
        assertThat(Goertzel.pieces(centre.sound(recorded, Frame.Kind.HEARD), 600))
                .isGreaterThan(20);
        assertThat(Goertzel.pieces(centre.sound(recorded, Frame.Kind.SAID), 1_700))
                .isGreaterThan(15);
        baresip.hangUp();
    }

    @Test
    void weCallBaresipOverTlsAndHearIt() throws Exception {
        Program.need("baresip");
        var theirs = authority.issue("vox", "vox.example");
        try (var interpreter = BaresipPhone.answeringSecurely(folder.resolve("interpreter"), 900, authority, theirs);
                var centre =
                        centre("vox sips:127.0.0.1:" + interpreter.port + " certificate=vox.example voice=required");
                var caller = BaresipPhone.callingSealed(
                        folder.resolve("caller"), 600, centre.telephony().sipUdpPort(), "srtp")) {
            var ana = new TonePosition("position-P1", 1_700, 600, 900);
            centre.telephony().seat(centre.position, ana);
            centre.command(new DirectoryCommand.Load(
                    "1",
                    List.of(new Listing(
                            "VOX",
                            "VOX",
                            Purpose.INTERPRETER,
                            Address.of("sips:desk@127.0.0.1:" + interpreter.port),
                            "",
                            List.of(),
                            List.of(),
                            "",
                            ""))));
            var call = centre.ringing().id();
            centre.command(new CallCommand.Answer(call, centre.position));
            TestCentre.until(() -> ana.frames(600) > 25);
            centre.command(new ConferenceCommand.RequestInterpreter(call, "es"));
            TestCentre.until(() -> ana.frames(900) > 25
                    && Goertzel.pieces(interpreter.heard(), 1_700) > 15
                    && Goertzel.pieces(interpreter.heard(), 600) > 15);
        }
    }

    @Test
    void aTrunkThatMustSealItsVoiceAndDoesNotIsCalledBack() throws Exception {
        Program.need("baresip");
        try (var centre = centre("exchange sips:127.0.0.9 certificate=pbx.example voice=required");
                var baresip = BaresipPhone.callingSecurely(
                        folder.resolve("caller"),
                        600,
                        centre.telephony().sipTlsPort(),
                        authority,
                        authority.issue("pbx", "pbx.example"),
                        "")) {
            var call = TestCentre.await(() -> centre.state().calls().open().values().stream()
                    .filter(one -> one.status() == CallStatus.ABANDONED)
                    .findFirst());
            assertThat(call.oddities().toString()).contains("not encrypted", "must be");
            assertThat(call.trunk()).isEqualTo("exchange");
            TestCentre.until(() -> output(baresip).contains("488"));
        }
    }

    @Test
    void aTrunkWithTheWrongCertificateIsInTroubleUntilItShowsTheRightOne() throws Exception {
        Program.need("baresip");
        try (var centre = centre("exchange sips:127.0.0.1 certificate=pbx.example")) {
            int port = centre.telephony().sipTlsPort();
            try (var _ = BaresipPhone.callingSecurely(
                    folder.resolve("wrong"), 600, port, authority, authority.issue("evil", "evil.example"), "")) {
                TestCentre.until(() -> centre.told().stream()
                        .anyMatch(words -> words.startsWith("trouble exchange: ") && words.contains("evil.example")));
            }
            assertThat(centre.open()).isEmpty();
            try (var _ = BaresipPhone.callingSecurely(
                    folder.resolve("right"), 600, port, authority, authority.issue("pbx", "pbx.example"), "")) {
                TestCentre.until(() -> centre.told().contains("trusted exchange"));
                assertThat(centre.ringing().trunk()).isEqualTo("exchange");
            }
        }
    }

    /// Kamailio as the border: plain towards the telephone, TLS with a certificate of its own towards the centre.
    @Test
    void kamailioBringsCallsOverTls() throws Exception {
        Program.need("baresip");
        Program.need("kamailio");
        assumeTrue(
                Files.exists(Path.of("/usr/lib/x86_64-linux-gnu/kamailio/modules/tls.so")),
                "kamailio-tls-modules is not installed: this test is skipped");
        int port;
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (var centre = centre("border sips:127.0.0.9 certificate=border.example");
                var _ = kamailio(port, centre.telephony().sipTlsPort());
                var baresip = BaresipPhone.callingSealed(folder.resolve("caller"), 600, port, "srtp-mand")) {
            talk(centre, baresip, "border");
            assertThat(centre.told()).contains("protection CallProtection[signalling=true, voice=true]");
        }
    }

    private Program kamailio(int port, int centrePort) throws Exception {
        var own = authority.issue("border", "sip:border.example");
        var home = Files.createDirectories(folder.resolve("kamailio"));
        Files.writeString(home.resolve("tls.cfg"), """
                [server:default]
                method = TLSv1.2+
                certificate = %1$s
                private_key = %2$s
                [client:default]
                method = TLSv1.2+
                verify_certificate = yes
                require_certificate = yes
                certificate = %1$s
                private_key = %2$s
                ca_list = %3$s
                """.formatted(own.certificate(), own.key(), authority.file));
        Files.writeString(home.resolve("kamailio.cfg"), """
                #!KAMAILIO
                debug=1
                log_stderror=yes
                children=1
                tcp_children=1
                enable_tls=yes
                listen=udp:127.0.0.1:%1$d
                listen=tls:127.0.0.1:%2$d
                loadmodule "tm.so"
                loadmodule "rr.so"
                loadmodule "pv.so"
                loadmodule "maxfwd.so"
                loadmodule "textops.so"
                loadmodule "tls.so"
                modparam("tls", "config", "%4$s/tls.cfg")
                request_route {
                  if (!mf_process_maxfwd_header("10")) exit;
                  if (loose_route()) { t_relay(); exit; }
                  if (is_method("ACK|CANCEL")) { if (t_check_trans()) t_relay(); exit; }
                  record_route();
                  $ru = "urn:service:sos";
                  $du = "sip:127.0.0.1:%3$d;transport=tls";
                  t_relay();
                }
                """.formatted(port, port, centrePort, home));
        var program = Program.start(
                home,
                List.of(
                        "/usr/sbin/kamailio",
                        "-DD",
                        "-E",
                        "-f",
                        home + "/kamailio.cfg",
                        "-Y",
                        home.toString(),
                        "-w",
                        home.toString(),
                        "-m",
                        "64",
                        "-M",
                        "8"));
        TestCentre.until(() -> {
            try (var _ = new java.net.Socket("127.0.0.1", port)) {
                return true; // its TCP side is up last
            } catch (IOException e) {
                assertThat(program.isAlive()).as(text(program)).isTrue();
                return false;
            }
        });
        return program;
    }

    private static String output(BaresipPhone baresip) {
        try {
            return baresip.output();
        } catch (IOException e) {
            return "";
        }
    }

    private static String text(Program program) {
        try {
            return program.output();
        } catch (IOException e) {
            return "";
        }
    }
}
