package org.tocsin.edge.telephony.trunks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrunksTest {
    @TempDir
    Path folder;

    @Test
    void eachLineIsATrunk() throws IOException {
        var trunks = read("""
                # the state's network
                esinet  sips:bcf.esinet.example:5061  from=192.0.2.7 from=2001:db8::7 voice=required
                exchange sip:192.0.2.20;transport=tls certificate=pbx.city.example # city hall
                carrier sip:198.51.100.3:5080;transport=udp
                """);
        var esinet = trunks.findByAddress("192.0.2.7").orElseThrow();
        assertThat(esinet.name()).isEqualTo("esinet");
        assertThat(esinet.tls()).isTrue();
        assertThat(esinet.voice()).isEqualTo(VoiceProtection.REQUIRED);
        assertThat(esinet.subjects()).containsExactly("bcf.esinet.example");
        assertThat(trunks.findByAddress("2001:db8::7")).contains(esinet);
        assertThat(trunks.findBySubject(Set.of("other.example", "PBX.city.example")))
                .map(Trunk::name)
                .contains("exchange");
        assertThat(trunks.findByAddress("198.51.100.3").orElseThrow().voice()).isEqualTo(VoiceProtection.OFFERED);
        assertThat(trunks.findByAddress("203.0.113.1")).isEmpty();
        assertThat(trunks.names()).isEqualTo(Map.of("198.51.100.3", "carrier"));
    }

    /// Whom a certificate names needs no address of its own.
    @Test
    void oneHostMayHaveSeveralTrunksAsLongAsTheyCanBeToldApart() throws IOException {
        var trunks = read("""
                a sips:192.0.2.1:5061 certificate=a.example
                b sips:192.0.2.1:5071 certificate=b.example
                c sip:192.0.2.1
                """);
        assertThat(trunks.listByHost("192.0.2.1")).extracting(Trunk::name).containsExactly("a", "b", "c");
        assertThat(trunks.findByAddress("192.0.2.1")).map(Trunk::name).contains("c");
        assertThatThrownBy(() -> read("a sips:192.0.2.1 certificate=x.example\nb sips:192.0.2.2 certificate=x.example"))
                .hasMessageContaining("two trunks");
    }

    @Test
    void aFaultNamesItsLineAndWhatToWrite() {
        assertThatThrownBy(() -> read("a sip:192.0.2.1\nb nonsense:x"))
                .hasMessageContaining("line 2")
                .hasMessageContaining("no SIP URI");
        assertThatThrownBy(() -> read("a sip:192.0.2.1 voice=maybe")).hasMessageContaining("required, offered");
        assertThatThrownBy(() -> read("a sip:192.0.2.1 certificate=x.example")).hasMessageContaining("no TLS");
        assertThatThrownBy(() -> read("a sip:192.0.2.1\nb sip:192.0.2.2 from=192.0.2.1"))
                .hasMessageContaining("two trunks");
        assertThatThrownBy(() -> read("a sip:192.0.2.1 colour=red")).hasMessageContaining("colour");
    }

    private Trunks read(String text) throws IOException {
        return Trunks.read(Files.writeString(folder.resolve("trunks"), text));
    }
}
