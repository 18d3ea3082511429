package org.tocsin.edge.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.edge.telephony.signalling.Credentials;

final class CertificateWatchTest {
    @TempDir
    Path folder;

    @Test
    void anExpiringCertificateIsToldUntilItIsRenewed() throws Exception {
        var authority = new TestAuthority(folder, "authority");
        var ours = authority.issue("centre", Instant.now().minusSeconds(60), Duration.ofDays(10), "centre.example");
        var told = new ArrayList<String>();
        var now = new Instant[] {Instant.now()};
        var watch = new CertificateWatch(
                Credentials.open(authority.settings(ours, true)), () -> now[0], new TelephonyListener() {
                    @Override
                    public void ownCertificate(String words) {
                        told.add(words);
                    }
                });
        watch.look();
        assertThat(told.removeLast()).contains("expires on", "renew");
        now[0] = now[0].plus(Duration.ofDays(11));
        watch.look();
        assertThat(told.removeLast()).contains("expired on");

        var renewed = authority.issue("renewed", Instant.now().minusSeconds(60), Duration.ofDays(90), "centre.example");
        Files.copy(renewed.certificate(), ours.certificate(), StandardCopyOption.REPLACE_EXISTING);
        watch.look();
        assertThat(told.removeLast()).contains("is not the key", "go on until");
        Files.copy(renewed.key(), ours.key(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        watch.look();
        assertThat(told).containsExactly("");
        watch.look();
        assertThat(told).hasSize(1);
    }
}
