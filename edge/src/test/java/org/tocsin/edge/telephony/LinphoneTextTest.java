package org.tocsin.edge.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.texts.Medium;
import org.tocsin.core.texts.Said;
import org.tocsin.core.texts.TextCommand;
import org.tocsin.core.texts.TextMessage;

/// Real-time text with a caller nobody here wrote: liblinphone, letter by letter, both ways.
final class LinphoneTextTest {
    @TempDir
    Path folder;

    @Test
    void linphoneAndTheCentreWriteToEachOther() throws Exception {
        Program.need("linphone-daemon"); // its package brings the library the script loads
        Program.need("python3");
        try (var in = LinphoneTextTest.class.getResourceAsStream("/rtt/linphone_text.py")) {
            Files.write(folder.resolve("linphone_text.py"), in.readAllBytes());
        }
        try (var centre = new TestCentre(folder);
                var linphone = Program.start(
                        folder,
                        List.of(
                                "python3",
                                "linphone_text.py",
                                "sip:911@127.0.0.1:" + centre.telephony().sipUdpPort(),
                                "Help, a fire — çà va mal"))) {
            var call = centre.ringing();
            centre.answer(call);

            var heard = centre.message(call.id(), 1, TextMessage.Delivery.RECEIVED);
            assertThat(heard.medium()).isEqualTo(Medium.RTT);
            assertThat(heard.text().text()).isEqualTo("Help, a fire — çà va mal");
            assertThat(centre.told().stream().filter(told -> told.startsWith("typing Help")))
                    .as("it appeared as it was typed")
                    .hasSizeGreaterThan(3);

            centre.command(new TextCommand.Send(call.id(), new Said("¿Dónde está? 12 River St?"), ""));
            centre.message(call.id(), 2, TextMessage.Delivery.SENT);
            centre.becomes(call.id(), CallStatus.ENDED);
            linphone.exitCode();
            assertThat(new String(
                            linphone.output().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                            java.nio.charset.StandardCharsets.UTF_8))
                    .contains("READ ¿Dónde está? 12 River St?");
        }
    }
}
