package org.tocsin.app;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A real browser with one page, worked over its own debugging protocol; its microphone beeps once a second.
final class Chromium implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final Process process;
    private final WebSocket page;
    private final AtomicInteger asked = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();

    private Chromium(Process process, URI address) {
        this.process = process;
        page = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new Ear())
                .join();
    }

    /// Skips the test, saying why, where no browser is installed.
    static void need() {
        boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "chromium")));
        assumeTrue(there, "chromium is not installed: this test is skipped");
    }

    /// @param folder for its profile
    /// @param more   flags
    static Chromium open(Path folder, String... more) throws IOException, InterruptedException {
        var profile = Files.createDirectories(folder.resolve("profile")).toAbsolutePath();
        var command = new ArrayList<>(List.of("chromium", "--headless", "--no-sandbox", "--disable-gpu"));
        command.addAll(List.of("--disable-quic", "--no-first-run", "--disable-background-networking"));
        command.addAll(List.of("--disable-component-update", "--disable-sync", "--disable-3d-apis"));
        command.addAll(List.of("--allow-loopback-in-peer-connection", "--window-size=1920,1080"));
        command.addAll(List.of(more));
        command.addAll(List.of("--remote-debugging-port=0", "--user-data-dir=" + profile, "about:blank"));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("chromium.txt").toFile())
                .start();
        var told = profile.resolve("DevToolsActivePort");
        TestWait.until(() -> Files.exists(told) && told.toFile().length() > 5 ? 1 : 0);
        int port = Integer.parseInt(Files.readAllLines(told).getFirst());
        return new Chromium(process, page(port));
    }

    private static URI page(int port) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var list = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            for (var target : Browser.JSON.readTree(list.body())) {
                if (target.path("type").asString("").equals("page")) {
                    return URI.create(target.path("webSocketDebuggerUrl").asString(""));
                }
            }
        }
        throw new AssertionError("the browser has no page");
    }

    /// A script that runs in each page before its own.
    void before(String script) {
        ask("Page.enable", Browser.JSON.createObjectNode());
        ask(
                "Page.addScriptToEvaluateOnNewDocument",
                Browser.JSON.createObjectNode().put("source", script));
    }

    void go(URI address) {
        ask("Page.navigate", Browser.JSON.createObjectNode().put("url", address.toString()));
    }

    void reload() {
        ask("Page.reload", Browser.JSON.createObjectNode());
    }

    void type(String text) {
        ask("Input.insertText", Browser.JSON.createObjectNode().put("text", text));
    }

    /// Presses one key.
    ///
    /// @param key  as DOM's KeyboardEvent has it: `Enter`, `F4`, `u`
    /// @param code place on the keyboard: `KeyU`
    /// @param vk   Windows' virtual key code, which Chromium goes by
    void press(String key, String code, int vk, boolean alt) {
        var event = Browser.JSON
                .createObjectNode()
                .put("key", key)
                .put("code", code)
                .put("windowsVirtualKeyCode", vk)
                .put("modifiers", alt ? 1 : 0);
        var down = event.deepCopy().put("type", "rawKeyDown");
        if (key.equals("Enter")) {
            down.put("type", "keyDown").put("text", "\r");
        }
        ask("Input.dispatchKeyEvent", down);
        ask("Input.dispatchKeyEvent", event.put("type", "keyUp"));
    }

    /// What an expression, or the promise it is, comes to.
    JsonNode evaluate(String expression) {
        var answer = ask(
                "Runtime.evaluate",
                Browser.JSON
                        .createObjectNode()
                        .put("expression", expression)
                        .put("awaitPromise", true)
                        .put("returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.path("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    /// Waits until an expression is true. Pages in the middle of loading are asked again.
    void until(String expression) {
        try {
            TestWait.until(() -> holds(expression) ? 1 : 0);
        } catch (AssertionError e) {
            throw new AssertionError(expression + " never held; the page: "
                    + evaluate("document.body.innerText.slice(0, 1500)").asString(""));
        }
    }

    private boolean holds(String expression) {
        try {
            return evaluate("!!(" + expression + ")").asBoolean(false);
        } catch (AssertionError e) {
            return false;
        }
    }

    private JsonNode ask(String method, ObjectNode parameters) {
        int id = asked.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        answers.put(id, answer);
        var message = Browser.JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", parameters);
        page.sendText(message.toString(), true).join();
        try {
            var told = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (told.has("error")) {
                throw new AssertionError(method + ": " + told.path("error"));
            }
            return told.path("result");
        } catch (InterruptedException
                | java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            throw new AssertionError(method + " is not answered", e);
        }
    }

    @Override
    public void close() {
        page.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                var message = Browser.JSON.readTree(text.toString());
                text.setLength(0);
                var waiting = answers.remove(message.path("id").asInt(0));
                if (waiting != null) {
                    waiting.complete(message);
                }
            }
            from.request(1);
            return null;
        }
    }
}
