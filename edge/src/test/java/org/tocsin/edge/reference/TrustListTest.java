package org.tocsin.edge.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// Whom the centre asks, and whom a caller's URI cannot make it ask.
class TrustListTest {
    private static boolean allows(String uri, String... entries) {
        return TrustList.of(List.of(entries)).allows(URI.create(uri));
    }

    @Test
    void aServerIsNamedByItsHost() {
        assertThat(allows("https://lis.example.net/a?b", "lis.example.net")).isTrue();
        assertThat(allows("https://LIS.example.net./a", "https://lis.Example.net"))
                .isTrue();
        assertThat(allows("https://lis.example.net:8443/", "https://lis.example.net:8443"))
                .isTrue();
        assertThat(allows("https://lis.example.net:8443/", "https://lis.example.net:*"))
                .isTrue();
        assertThat(allows("http://[::1]:80/", "http://[::1]")).isTrue();
        assertThat(TrustList.of(List.of("sip://10.1.2.3", "sips://pres.example"))
                        .allows("sips", "pres.example", 0))
                .isTrue();
    }

    @Test
    void othersAreNot() {
        assertThat(allows("https://lis.example.net:8443/", "lis.example.net")).isFalse();
        assertThat(allows("http://lis.example.net/", "lis.example.net")).isFalse();
        assertThat(allows("https://evil.net/lis.example.net", "lis.example.net"))
                .isFalse();
        assertThat(allows("https://lis.example.net@evil.net/", "lis.example.net", "evil.net"))
                .isFalse();
        assertThat(allows("https://xlis.example.net/", "*.lis.example.net")).isFalse();
        assertThat(allows("https://lis.example.net/", "*.lis.example.net")).isFalse();
        assertThat(allows("http://169.254.169.254/latest", "lis.example.net")).isFalse();
        assertThat(allows("http://127.0.0.1/", "http://localhost")).isFalse();
        assertThat(allows("file:///etc/passwd", "lis.example.net")).isFalse();
        assertThat(TrustList.NOBODY.allows(URI.create("https://lis.example.net")))
                .isFalse();
    }

    @Test
    void aDomainStandsForItsServers() {
        assertThat(allows("https://a.b.carrier.example/", "https://*.carrier.example"))
                .isTrue();
        assertThat(allows("https://evilcarrier.example/", "https://*.carrier.example"))
                .isFalse();
    }

    @Test
    void whatIsNoServerIsRefusedByName() {
        for (String wrong : List.of("", "*", "https://", "ftp://a", "a/b", "https://u@h", "h:99999x")) {
            assertThatThrownBy(() -> TrustList.of(List.of(wrong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"" + wrong + "\"");
        }
    }

    @Test
    void peopleAreToldTheHostAlone() {
        assertThat(TrustList.findHost("https://lis.example.net:8443/secret?key=1"))
                .contains("lis.example.net");
        assertThat(TrustList.findHost("sips:secret@pres.example;transport=tls")).contains("pres.example");
        assertThat(TrustList.findHost("pres:secret@pres.example")).contains("pres.example");
        assertThat(TrustList.findHost("nothing at all")).isEmpty();
    }

    @Property(tries = 500)
    void nobodyElseIsEverAllowed(@ForAll String text) {
        try {
            var uri = URI.create(text);
            boolean named = "lis.example.net".equalsIgnoreCase(uri.getHost());
            assertThat(allows(text, "lis.example.net") && !named).isFalse();
        } catch (IllegalArgumentException _) {
            // no URI at all
        }
        TrustList.findHost(text);
    }
}
