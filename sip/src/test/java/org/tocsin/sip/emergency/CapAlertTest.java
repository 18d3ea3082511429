package org.tocsin.sip.emergency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.message.Bytes;
import org.tocsin.sip.message.MediaType;

/// Alerts of the Common Alerting Protocol as sensors send them.
class CapAlertTest {
    private static final String SMOKE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
              <identifier>S-1</identifier><sender>sip:sensor1@alarms.example</sender>
              <sent>2026-03-01T11:59:58-05:00</sent><status>Actual</status><msgType>Alert</msgType>
              <scope>Private</scope>
              <info><category>Fire</category><event>Smoke detector</event><urgency>Immediate</urgency>
                <severity>Severe</severity><certainty>Likely</certainty><senderName>Acme Alarms</senderName>
                <headline>Smoke, 2nd floor</headline><description>Two heads in alarm</description>
                <contact>+1 617 555 0111</contact>
                <parameter><valueName>zone</valueName><value>3</value></parameter>
                <area><areaDesc>12 River Street</areaDesc><circle>42.37,-71.11 0.05</circle></area>
              </info>
            </alert>
            """;

    private static CapAlert parse(String text) {
        return CapAlert.parse(Bytes.utf8(text));
    }

    @Test
    void aSensorsAlertIsRead() {
        CapAlert alert = parse(SMOKE);
        assertThat(alert.identifier()).isEqualTo("S-1");
        assertThat(alert.sent()).isEqualTo(Instant.parse("2026-03-01T16:59:58Z"));
        assertThat(alert.type()).isEqualTo(CapAlert.Type.ALERT);
        assertThat(alert.actual()).isTrue();
        assertThat(alert.senderName()).isEqualTo("Acme Alarms");
        assertThat(alert.parameters()).containsEntry("zone", "3");
        assertThat(alert.areaWords()).isEqualTo("12 River Street");
        assertThat(alert.shape()).isEqualTo(new Shape.Circle(new Position(42.37, -71.11), 50));
        assertThat(alert.toString()).doesNotContain("River");
    }

    @Test
    void aCancellationSaysWhatItIsAbout() {
        CapAlert alert = parse(
                SMOKE.replace(
                        "<msgType>Alert</msgType>",
                        "<msgType>Cancel</msgType><references>sip:sensor1@alarms.example,S-1,2026-03-01T11:59:58-05:00 a,b,c</references>"));
        assertThat(alert.type()).isEqualTo(CapAlert.Type.CANCEL);
        assertThat(alert.refersTo()).isEqualTo("S-1");
    }

    @Test
    void anAreaThatCannotBeReadLeavesTheWords() {
        for (String wrong : new String[] {"42.37", "42.37,-71.11", "95,10 1", "a,b c", "1,2 -3"}) {
            CapAlert alert = parse(SMOKE.replace("42.37,-71.11 0.05", wrong));
            assertThat(alert.areaWords()).isEqualTo("12 River Street");
        }
        CapAlert area = parse(SMOKE.replace(
                "<circle>42.37,-71.11 0.05</circle>", "<polygon>42,-71 42.1,-71 42.1,-71.1 42,-71</polygon>"));
        assertThat(area.shape()).isInstanceOf(Shape.Polygon.class);
    }

    @Test
    void whatIsNoAlertIsMalformed() {
        for (String wrong : new String[] {
            "",
            "<alert/>",
            "<presence/>",
            SMOKE.replace("<identifier>S-1</identifier>", ""),
            SMOKE.replace("2026-03-01T11:59:58-05:00", "yesterday"),
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + SMOKE
        }) {
            assertThatThrownBy(() -> parse(wrong)).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void rubbishNeverThrowsAnythingElse() {
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder(SMOKE);
            for (int j = random.nextInt(8); j >= 0; j--) {
                text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(1, 200));
            }
            try {
                parse(text.toString());
            } catch (MalformedException expected) {
                assertThat(expected.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void theTypesOfAlerts() {
        assertThat(CapAlert.isType(MediaType.parse("application/EmergencyCallData.cap+xml")))
                .isTrue();
        assertThat(CapAlert.isType(MediaType.PLAIN_TEXT)).isFalse();
    }

    @Test
    void publishedAlertsAreRead() throws IOException {
        Path folder = Path.of(System.getProperty("tocsin.root", ".."), "../shared/data/reference/cap");
        Assumptions.assumeTrue(Files.isDirectory(folder), "the published alerts are not on this machine");
        for (String name : new String[] {"australia.cap", "canada.cap", "earthquake.cap", "wcatwc-warning.cap"}) {
            CapAlert alert = CapAlert.parse(Bytes.of(Files.readAllBytes(folder.resolve(name))));
            assertThat(alert.identifier()).as(name).isNotEmpty();
            assertThat(alert.event() + alert.category()).as(name).isNotEmpty();
        }
    }
}
