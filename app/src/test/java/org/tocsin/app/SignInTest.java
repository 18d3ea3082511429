package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tocsin.edge.people.Account;
import org.tocsin.edge.people.Role;

/// Signing in and what is refused to strangers, over HTTP against the whole product.
class SignInTest {
    @Test
    void aSessionIsACookieNoScriptReadsAndNoOtherSiteSends() {
        try (var browser = new Browser()) {
            var answer = browser.signIn("ana", PeoplePart.DEMO_PASSWORD);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().path("roles").get(0).asString("")).isEqualTo("TELECOMMUNICATOR");
            assertThat(answer.response().headers().firstValue("Set-Cookie").orElse(""))
                    .contains("HttpOnly")
                    .contains("SameSite=Strict");
            assertThat(browser.get("/api/session").body().path("login").asString(""))
                    .isEqualTo("ana");
            assertThat(browser.delete("/api/session").status()).isEqualTo(204);
            assertThat(browser.get("/api/session").status()).isEqualTo(204);
        }
    }

    @Test
    void strangersSeeNothing() {
        try (var browser = new Browser()) {
            for (var path : new String[] {
                "/api/places/complete?q=main",
                "/api/map/tiles.json",
                "/api/map/tiles/0/9/154/189",
                "/api/people",
                "/live"
            }) {
                assertThat(browser.get(path).status()).as(path).isEqualTo(401);
            }
            assertThat(browser.get("/health").status()).isEqualTo(200);
        }
    }

    @Test
    void aRequestThatChangesSomethingCarriesTheHeader() {
        try (var browser = new Browser()) {
            var body = Browser.JSON.createObjectNode().put("login", "ana").put("password", "x");
            assertThat(browser.send(browser.posting("/api/session", body)).code())
                    .isEqualTo("header-missing");
        }
    }

    @Test
    void whatIsMissingIsNamed() {
        try (var browser = new Browser()) {
            var answer =
                    browser.post("/api/session", Browser.JSON.createObjectNode().put("login", "ana"));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().path("detail").asString("")).isEqualTo("password is missing.");
            assertThat(browser.send(browser.posting("/api/session", Browser.JSON.createArrayNode())
                                    .header("X-Tocsin", "1"))
                            .code())
                    .isEqualTo("malformed");
        }
    }

    @Test
    void fiveFailuresLockUntilASupervisorUnlocks() {
        var people = TestProduct.product().people();
        people.accounts().put(new Account("lou", "Lou", Set.of(Role.DISPATCHER), true), "a good password", "test");
        try (var browser = new Browser();
                var sam = Browser.signedIn("sam");
                var ana = Browser.signedIn("ana")) {
            for (int i = 1; i < 5; i++) {
                assertThat(browser.signIn("lou", "wrong").code()).isEqualTo("wrong-password");
            }
            assertThat(browser.signIn("lou", "wrong").code()).isEqualTo("account-locked");
            assertThat(browser.signIn("LOU ", "a good password").code()).isEqualTo("account-locked");
            var empty = Browser.JSON.createObjectNode();
            assertThat(ana.post("/api/people/lou/unlock", empty).code()).isEqualTo("not-your-role");
            assertThat(sam.post("/api/people/lou/unlock", empty).status()).isEqualTo(200);
            assertThat(browser.signIn("lou", "a good password").status()).isEqualTo(200);
        }
    }

    @Test
    void aLoginThatDoesNotExistLocksLikeAnyOther() {
        try (var browser = new Browser()) {
            for (int i = 1; i < 5; i++) {
                assertThat(browser.signIn("nobody-here", "wrong").code()).isEqualTo("wrong-password");
            }
            assertThat(browser.signIn("nobody-here", "wrong").code()).isEqualTo("account-locked");
        }
    }

    @Test
    void everyAnswerCarriesThePolicies() {
        try (var browser = new Browser()) {
            var headers = browser.get("/health").response().headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .contains("script-src 'self'")
                    .contains("frame-ancestors 'none'");
            assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        }
    }

    @Test
    void errorsTellNothingOfTheInside() {
        try (var browser = Browser.signedIn("ana")) {
            var answer = browser.get("/api/places/at?lat=north&lon=1");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.response().body()).doesNotContain("Exception").doesNotContain("org.");
            assertThat(browser.get("/api/places/at?lat=99&lon=1").code()).isEqualTo("bad-value");
            assertThat(browser.get("/api/no/such/thing").status()).isEqualTo(404);
            var put = HttpRequest.newBuilder(TestProduct.address().resolve("/api/session"))
                    .PUT(HttpRequest.BodyPublishers.noBody())
                    .header("X-Tocsin", "1");
            assertThat(browser.send(put).status()).isEqualTo(405);
        }
    }
}
