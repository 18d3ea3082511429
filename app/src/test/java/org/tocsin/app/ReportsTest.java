package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tocsin.edge.people.Account;
import org.tocsin.edge.people.Role;

class ReportsTest {
    private static final String PASSWORD = "a good password";

    private static Browser signedIn(String login, Role role) {
        TestProduct.product().people().accounts().put(new Account(login, login, Set.of(role), true), PASSWORD, "test");
        return Browser.signedIn(login, PASSWORD);
    }

    @Test
    void aSupervisorReadsThePeriodAndOthersDoNot() {
        try (var wanda = signedIn("wanda", Role.SUPERVISOR);
                var tess = signedIn("tess", Role.TELECOMMUNICATOR)) {
            var report = wanda.get("/api/reports?from=2026-03-01&to=2026-03-07");
            assertThat(report.status()).isEqualTo(200);
            assertThat(report.body().path("queues").isArray()).isTrue();
            assertThat(wanda.get("/api/reports").status()).isEqualTo(200);
            assertThat(wanda.get("/api/reports?from=2026-03-01&to=2026-05-01").status())
                    .isEqualTo(400);
            assertThat(wanda.get("/api/reports?from=March").status()).isEqualTo(400);
            assertThat(tess.get("/api/reports").status()).isEqualTo(403);
            assertThat(tess.get("/api/reports/answering.csv").status()).isEqualTo(403);
        }
    }
}
