package org.tocsin.edge.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.alarms.Alarm;
import org.tocsin.core.alarms.AlarmKind;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.calls.Line;
import org.tocsin.core.incidents.IncidentCommand;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.agent.Outgoing;
import org.tocsin.sip.agent.RequestKey;
import org.tocsin.sip.body.BodyPart;
import org.tocsin.sip.message.MediaType;
import org.tocsin.sip.message.NameAddr;
import org.tocsin.sip.message.Uri;

/// A sensor's MESSAGE with an alert is an alarm of the queue (RFC 8876).
final class AlarmMessageTest {
    private static final MediaType CAP = MediaType.parse("application/EmergencyCallData.cap+xml");

    @TempDir
    Path folder;

    private static String alert(String identifier, String type, String references, String headline) {
        return """
                <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>%s</identifier>
                <sender>sip:sensor@alarms.example</sender><sent>2026-03-01T11:59:58-05:00</sent><status>Actual</status>
                <msgType>%s</msgType><scope>Private</scope>%s
                <info><category>Fire</category><event>Smoke detector</event><senderName>Acme Alarms</senderName>
                <headline>%s</headline><area><areaDesc>12 River Street</areaDesc><circle>42.37,-71.11 0.05</circle></area>
                </info></alert>""".formatted(identifier, type, references, headline);
    }

    private static int send(TestTrunk trunk, String name, String body) {
        var key = new RequestKey(name);
        trunk.perform(agent -> agent.send(
                key,
                Uri.parse("urn:service:sos"),
                NameAddr.parse("<sip:sensor@alarms.example>"),
                trunk.flow(),
                Outgoing.message(BodyPart.of(CAP, body))));
        return TestCentre.await(() -> trunk.list(Event.RequestAnswered.class).stream()
                        .filter(answer -> answer.key().equals(key))
                        .findFirst())
                .response()
                .status();
    }

    @Test
    void anAlertIsAnsweredAcceptedAndCancelled() throws Exception {
        try (var centre = new TestCentre(folder);
                var trunk = new TestTrunk(centre.telephony().sipUdpPort())) {
            assertThat(send(trunk, "one", alert("S-1", "Alert", "", "Smoke, 2nd floor")))
                    .isEqualTo(200);
            var call = centre.ringing();
            assertThat(call.line()).isEqualTo(Line.ALARM);
            assertThat(call.bestFix().orElseThrow().area().radiusMeters()).isEqualTo(50);
            var alarm = centre.alarm(call.id());
            assertThat(alarm.report().kind()).isEqualTo(AlarmKind.FIRE);
            assertThat(alarm.report().device()).isEqualTo("Smoke, 2nd floor");
            assertThat(alarm.report().premises()).isEqualTo("12 River Street");

            assertThat(send(trunk, "again", alert("S-1", "Alert", "", "Smoke, 2nd floor")))
                    .isEqualTo(200);
            assertThat(centre.open()).as("the same alert is one alarm").hasSize(1);

            centre.answer(call);
            centre.command(new IncidentCommand.Open(call.id(), null, "", 0, ""));
            assertThat(centre.alarm(call.id()).status()).isEqualTo(Alarm.Status.ACCEPTED);
            centre.release(call);
            assertThat(centre.get(call.id()).status()).isEqualTo(CallStatus.ENDED);

            var references = "<references>sip:sensor@alarms.example,S-1,2026-03-01T11:59:58-05:00</references>";
            assertThat(send(trunk, "cancel", alert("S-2", "Cancel", references, "Toast")))
                    .isEqualTo(200);
            assertThat(centre.alarm(call.id()).cancelledBySource()).isTrue();
            assertThat(send(trunk, "unknown", alert("S-3", "Cancel", "", "Toast")))
                    .isEqualTo(481);
        }
    }

    @Test
    void anAlertThatCannotBeReadIsToldSo() throws Exception {
        try (var centre = new TestCentre(folder);
                var trunk = new TestTrunk(centre.telephony().sipUdpPort())) {
            assertThat(send(trunk, "bad", "<alert><identifier>S-1")).isEqualTo(425);
            assertThat(centre.open()).isEmpty();
        }
    }
}
