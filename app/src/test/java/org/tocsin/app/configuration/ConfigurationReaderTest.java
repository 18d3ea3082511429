package org.tocsin.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A right configuration is read, a wrong one is answered with every fault in plain words.
class ConfigurationReaderTest {
    private static List<String> faults(Mode mode, String... set) {
        return switch (ConfigurationReader.read(null, List.of(set), mode, Map.of("HOME_TOWN", "Ashford"))) {
            case Reading.Read _ -> List.of();
            case Reading.Faulty faulty -> faulty.faults();
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http.port=eighty | http.port is a whole number from 0 to 65535, not eighty.
            http.port=70000 | http.port is a whole number from 0 to 65535, not 70000.
            http.prot=80 | There is no setting http.prot; did you mean http.port?
            colour=blue | There is no setting colour.
            centre.name= | centre.name is empty.
            centre.time-zone=Mars/Olympus | centre.time-zone Mars/Olympus is no time zone; write one such as America/New_York.
            centre.positions=P1,P 2 | centre.positions: P 2 is not 1 to 16 letters, digits and dashes.
            centre.positions=P1,p1 | centre.positions names p1 twice.
            centre.positions= | centre.positions is empty: nobody could sign on.
            centre.away-grace=soon | centre.away-grace is a time such as 4s, 500ms or 2m, from 0 s to 60 s, not soon.
            centre.away-grace=2h | centre.away-grace is a time such as 4s, 500ms or 2m, from 0 s to 60 s, not 2h.
            http.allow-plain=perhaps | http.allow-plain is true or false, not perhaps.
            http.tls-certificate=/no/such/file | http.tls-certificate: the file /no/such/file cannot be read.
            http.console=/no/such/folder | http.console /no/such/folder holds no index.html.
            sip.media-port-high=2000 | sip.media-port-high must be above sip.media-port-low.
            sip.browser-port=5060 | sip.port and sip.browser-port are both 5060.
            sip.port=8911 | http.port and sip.port are both 8911.
            database.url=mysql://db | database.url starts with jdbc:postgresql: and goes on with //host/database.
            city.pack=/no/such.pack | city.pack: the file /no/such.pack cannot be read.
            machines.secret=short | machines.secret has fewer than 16 characters.
            centre.name=${NOWHERE} | centre.name names the environment variable NOWHERE, which is not set.
            http.address=192.0.2.1 | http.address 192.0.2.1 is not loopback: `run` has demo accounts and serves this machine only. Use `serve`.
            """)
    void eachFaultIsAPlainSentence(String set, String fault) {
        assertThat(faults(Mode.RUN, set)).contains(fault);
    }

    @Test
    void allFaultsComeAtOnce() {
        assertThat(faults(Mode.RUN, "http.port=x", "sip.port=y", "city.addresses=1", "nonsense=1"))
                .hasSize(4);
        assertThat(faults(Mode.SERVE, "http.address=0.0.0.0"))
                .anyMatch(fault -> fault.contains("no TLS"))
                .anyMatch(fault -> fault.startsWith("database.url is missing"))
                .anyMatch(fault -> fault.startsWith("city.pack is missing"));
    }

    @Test
    void plainBeyondLoopbackOnlyWhenTold() {
        assertThat(faults(Mode.SERVE, "http.address=0.0.0.0", "http.allow-plain=true"))
                .noneMatch(fault -> fault.contains("TLS"));
    }

    @Test
    void aSecretIsNeverRepeated() {
        assertThat(faults(Mode.RUN, "machines.secret=hunter2").toString()).doesNotContain("hunter2");
    }

    @Test
    void aFileIsReadAndTheCommandLineWins(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("tocsin.yaml"), """
                centre:
                  name: ${HOME_TOWN} Control
                  positions: [P1, SUP1]
                  away-grace: 500ms
                http: {port: 9000}
                sip:
                """);
        var reading =
                ConfigurationReader.read(file, List.of("http.port=9001"), Mode.RUN, Map.of("HOME_TOWN", "Ashford"));
        var configuration = ((Reading.Read) reading).configuration();
        assertThat(configuration.centre().name()).isEqualTo("Ashford Control");
        assertThat(configuration.centre().positions()).containsExactly("P1", "SUP1");
        assertThat(configuration.centre().awayGrace()).isEqualTo(Duration.ofMillis(500));
        assertThat(configuration.http().port()).isEqualTo(9001);
        assertThat(configuration.sip().port()).isEqualTo(5060);
    }

    @Test
    void whatIsNoYamlIsSaidSo(@TempDir Path folder) throws IOException {
        var wrong = new ArrayList<String>();
        for (var text : Arrays.asList("a: [", "- just\n- a list", "\t:", "!!java.lang.Thread {}")) {
            var file = Files.writeString(folder.resolve("wrong.yaml"), text);
            if (ConfigurationReader.read(file, List.of(), Mode.RUN, Map.of()) instanceof Reading.Faulty faulty) {
                wrong.addAll(faulty.faults());
            }
        }
        assertThat(wrong).hasSize(4);
        var missing = ConfigurationReader.read(folder.resolve("none.yaml"), List.of(), Mode.RUN, Map.of());
        assertThat(missing).isInstanceOf(Reading.Faulty.class);
    }
}
