package org.tocsin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a browser does with the API: keeps its cookie, sends the header.
final class Browser implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /// @param status of the answer
    /// @param body   parsed, missing when there is none
    record Answer(int status, JsonNode body, HttpResponse<String> response) {
        String code() {
            return body.path("code").asString("");
        }
    }

    static Browser signedIn(String login) {
        return signedIn(login, PeoplePart.DEMO_PASSWORD);
    }

    Browser() {
        this(TestProduct.address());
    }

    private Browser(URI base) {
        this.base = base;
    }

    static Browser signedIn(String login, String password) {
        return signedIn(TestProduct.address(), login, password);
    }

    /// At a centre of the test's own.
    static Browser signedIn(URI centre, String login, String password) {
        var browser = new Browser(centre);
        var answer = browser.signIn(login, password);
        if (answer.status() != 200) {
            throw new AssertionError(login + " cannot sign in: " + answer.body());
        }
        return browser;
    }

    Answer signIn(String login, String password) {
        return post("/api/session", JSON.createObjectNode().put("login", login).put("password", password));
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    Answer getWithToken(String path, String token) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET().header("Authorization", "Bearer " + token));
    }

    /// What is no text.
    byte[] bytes(String path) throws IOException, InterruptedException {
        var response =
                http.send(HttpRequest.newBuilder(base.resolve(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " answered " + response.statusCode());
        }
        return response.body();
    }

    Answer post(String path, JsonNode body) {
        return send(posting(path, body).header("X-Tocsin", "1"));
    }

    Answer postWithToken(String path, String token, JsonNode body) {
        return send(posting(path, body).header("Authorization", "Bearer " + token));
    }

    Answer delete(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).DELETE().header("X-Tocsin", "1"));
    }

    HttpRequest.Builder posting(String path, JsonNode body) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            var response =
                    http.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
            var json = response.body().startsWith("{") || response.body().startsWith("[");
            return new Answer(
                    response.statusCode(), json ? JSON.readTree(response.body()) : JSON.createObjectNode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    Console open() {
        return new Console(http, base);
    }

    @Override
    public void close() {
        http.close();
    }
}
