package org.tocsin.edge.telephony.phones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.edge.journal.MemoryJournal;
import org.tocsin.edge.telephony.Peers;
import org.tocsin.edge.telephony.Program;
import org.tocsin.edge.telephony.TestCentre;
import org.tocsin.edge.telephony.TestTrunk;

/// Baresip as the telephone on a desk: it registers with digest, is called, and is the sound of its position.
final class DeskPhonesTest {
    private static final PositionId P1 = new PositionId("P1");

    @TempDir
    Path folder;

    private TestCentre centre() throws Exception {
        var account = new PhoneAccount("desk1", P1, "a-secret-of-desk-1", true);
        return new TestCentre(folder, new MemoryJournal(), settings -> settings.withPeers(new Peers(List.of(account))));
    }

    private Program phone(TestCentre centre, String secret) throws Exception {
        Files.writeString(folder.resolve("config"), """
                sip_listen 127.0.0.1:0
                module_path /usr/lib/baresip/modules
                module g711.so
                module aufile.so
                module aubridge.so
                module_app account.so
                module_app menu.so
                audio_source aufile,%s/quiet.wav
                audio_player aubridge,nowhere
                audio_alert aubridge,nowhere
                ausrc_srate 8000
                auplay_srate 8000
                audio_channels 1
                rtp_ports 30000-39000
                """.formatted(folder));
        var format = new AudioFormat(8_000, 16, 1, true, false);
        try (var quiet = new AudioInputStream(new ByteArrayInputStream(new byte[8_000 * 2 * 60]), format, 8_000 * 60)) {
            AudioSystem.write(
                    quiet,
                    AudioFileFormat.Type.WAVE,
                    folder.resolve("quiet.wav").toFile());
        }
        Files.writeString(
                folder.resolve("accounts"),
                "<sip:desk1@127.0.0.1:" + centre.telephony().sipUdpPort() + ";transport=udp>;auth_user=desk1;auth_pass="
                        + secret + ";regint=300;answermode=auto;audio_codecs=pcmu/8000/1\n");
        return Program.start(folder, List.of("baresip", "-4", "-f", folder.toString()));
    }

    private PhoneState state(TestCentre centre) {
        return centre.telephony().phones().list().join().getFirst();
    }

    @Test
    void aPhoneRegistersAndBecomesTheSoundOfItsPosition() throws Exception {
        Program.need("baresip");
        try (var centre = centre();
                var phone = phone(centre, "a-secret-of-desk-1");
                var trunk = new TestTrunk(centre.telephony().sipUdpPort())) {
            TestCentre.until(() -> state(centre).isRegistered(Instant.now()));
            assertThat(state(centre).device()).startsWith("baresip");
            assertThat(state(centre).line()).isEqualTo(PhoneState.Line.IDLE);

            assertThat(centre.telephony().phones().ring(P1).join()).isTrue();
            TestCentre.until(() -> state(centre).line() == PhoneState.Line.TALKING);
            assertThat(centre.telephony().phones().ring(P1).join())
                    .as("once is enough")
                    .isFalse();

            trunk.call(TestTrunk.sdp(46_000, 0, "PCMU/8000"));
            var call = centre.ringing();
            centre.answer(call);
            // The recording of the position's leg is begun when the phone has been joined to the caller.
            TestCentre.until(() -> positionTrack(centre, call.id()));

            phone.terminate();
            TestCentre.until(() -> state(centre).line() == PhoneState.Line.IDLE);
            centre.release(call);
        }
    }

    /// No browser has a voice there: nobody need think of the telephone while somebody calls for help.
    @Test
    void aPhoneRingsByItselfWhenItsPositionAnswersWithoutSound() throws Exception {
        Program.need("baresip");
        try (var centre = centre();
                var phone = phone(centre, "a-secret-of-desk-1");
                var trunk = new TestTrunk(centre.telephony().sipUdpPort())) {
            TestCentre.until(() -> state(centre).isRegistered(Instant.now()));
            trunk.call(TestTrunk.sdp(46_000, 0, "PCMU/8000"));
            var call = centre.ringing();
            centre.answer(call);
            TestCentre.until(() -> state(centre).line() == PhoneState.Line.TALKING);
            TestCentre.until(() -> positionTrack(centre, call.id()));
            centre.release(call);
            phone.terminate();
        }
    }

    private static boolean positionTrack(TestCentre centre, org.tocsin.core.kernel.CallId call) {
        try {
            return centre.telephony().listRecordings(Instant.now(), call).stream()
                    .anyMatch(name -> name.contains("position-P1"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aPhoneWithTheWrongSecretStaysOutside() throws Exception {
        Program.need("baresip");
        try (var centre = centre();
                var phone = phone(centre, "something-else")) {
            TestCentre.until(() -> output(phone).contains("401"));
            assertThat(state(centre).isRegistered(Instant.now())).isFalse();
            assertThat(centre.telephony().phones().ring(P1).join()).isFalse();
        }
    }

    private static String output(Program phone) {
        try {
            return phone.output();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path file(String permissions, String text) throws Exception {
        var file = Files.createTempFile(folder, "phones", ".txt");
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return file;
    }

    @Test
    void accountsAreReadFromAFileOfTheirOwner() throws Exception {
        assertThat(PhoneAccount.read(file("rw-------", "# desks\ndesk1 P1 secret-one\n\ndesk2\tP2 secret-two md5\n")))
                .extracting(PhoneAccount::user)
                .containsExactly("desk1", "desk2");
        assertThatThrownBy(() -> PhoneAccount.read(file("rw-r--r--", "desk1 P1 secret-one\n")))
                .hasMessageContaining("chmod 600");
        for (var wrong : List.of(
                "desk1 P1\n",
                "desk1 P1 short\n",
                "desk1 P1 secret-one\ndesk1 P2 secret-two\n",
                "d/1 P1 secret-one\n")) {
            assertThatThrownBy(() -> PhoneAccount.read(file("rw-------", wrong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("line ")
                    .hasMessageNotContaining("secret-");
        }
    }
}
