package org.tocsin.edge.reference;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.tocsin.sip.message.Bytes;

/// Fetches what calls refer to, from servers on the list alone, within bounds. Safe from any thread.
public final class Fetcher implements AutoCloseable {
    /// A document larger than this is none of ours.
    public static final int MAXIMUM_BYTES = 262_144;

    private static final int MOST_REDIRECTS = 3;
    private static final int MOST_AT_ONCE = 64;
    private static final Duration CONNECTS_IN = Duration.ofSeconds(4);

    private final HttpClient http;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private volatile TrustList trusted;

    /// A document.
    ///
    /// @param host that gave it, after any redirects
    /// @param status 2xx, or 4xx and 5xx with a document that says why
    public record Answer(String host, int status, String contentType, Bytes body) {
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        @Override
        public String toString() {
            return "Answer[" + status + ", " + body.length() + " bytes]";
        }
    }

    /// @param tls whose certificates are believed, and our own for servers that ask for one
    public Fetcher(TrustList trusted, SSLContext tls) {
        this.trusted = trusted;
        // Without cookies, proxy or credentials, and HTTP/1.1, which location servers of any age speak.
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(CONNECTS_IN)
                .sslContext(tls)
                .build();
    }

    /// Whom else to ask from now on.
    public synchronized void trust(TrustList more) {
        trusted = trusted.with(more);
    }

    public TrustList trusted() {
        return trusted;
    }

    /// Asks; blocks until answered.
    ///
    /// @param reference as it came, from anybody
    /// @throws FetchFailed with words for the telecommunicator when there is no document
    public Answer fetch(String reference, Question question) throws FetchFailed, InterruptedException {
        long until = System.nanoTime() + question.patience().toNanos();
        if (!places.tryAcquire(question.patience().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new FetchFailed(FetchFailed.Reason.BUSY, "too many questions at once: ask again in a moment");
        }
        try {
            URI uri = parse(reference);
            for (int hops = 0; ; hops++) {
                HttpResponse<InputStream> response = send(allowed(uri), question, until);
                Optional<URI> next = redirect(uri, response);
                if (next.isEmpty()) {
                    return answer(uri, response, until);
                }
                closeQuietly(response.body());
                if (hops == MOST_REDIRECTS) {
                    throw new FetchFailed(
                            FetchFailed.Reason.REFUSED, uri.getHost() + " sends the question round and round");
                }
                uri = next.get();
            }
        } finally {
            places.release();
        }
    }

    private static URI parse(String reference) throws FetchFailed {
        try {
            return URI.create(reference);
        } catch (IllegalArgumentException e) {
            throw new FetchFailed(FetchFailed.Reason.REFUSED, "the call's reference cannot be read");
        }
    }

    private URI allowed(URI uri) throws FetchFailed {
        if (!trusted.allows(uri)) {
            String host = TrustList.findHost(uri.toString()).orElse("somebody without a name");
            throw new FetchFailed(
                    FetchFailed.Reason.NOT_TRUSTED,
                    host + " is not on this centre's list of trusted servers and is not asked");
        }
        return uri;
    }

    private HttpResponse<InputStream> send(URI uri, Question question, long until)
            throws FetchFailed, InterruptedException {
        var builder = HttpRequest.newBuilder(uri)
                .timeout(left(until, uri))
                .header("Accept", question.accept())
                .header("User-Agent", "Tocsin");
        var body = question.body();
        if (body == null) {
            builder.GET();
        } else {
            builder.header("Content-Type", question.contentType())
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body.toArray()));
        }
        try {
            return http.send(builder.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw failed(uri, e);
        }
    }

    private static Duration left(long until, URI uri) throws FetchFailed {
        long nanos = until - System.nanoTime();
        if (nanos <= 0) {
            throw silent(uri);
        }
        return Duration.ofNanos(nanos);
    }

    private static FetchFailed silent(URI uri) {
        return new FetchFailed(FetchFailed.Reason.SILENT, uri.getHost() + " does not answer");
    }

    private static FetchFailed failed(URI uri, IOException e) {
        String host = uri.getHost();
        return switch (e) {
            case java.net.http.HttpConnectTimeoutException _ ->
                new FetchFailed(FetchFailed.Reason.UNREACHABLE, host + " cannot be reached");
            case HttpTimeoutException _ -> silent(uri);
            case SSLException _ ->
                new FetchFailed(
                        FetchFailed.Reason.UNREACHABLE,
                        host + " and this centre do not believe each other's certificates");
            case ConnectException _ ->
                new FetchFailed(
                        FetchFailed.Reason.UNREACHABLE,
                        e.getCause() instanceof java.nio.channels.UnresolvedAddressException
                                ? "no server of the name " + host + " is known"
                                : host + " cannot be reached");
            case UnknownHostException _ ->
                new FetchFailed(FetchFailed.Reason.UNREACHABLE, "no server of the name " + host + " is known");
            default -> new FetchFailed(FetchFailed.Reason.UNREACHABLE, host + " broke off the connection");
        };
    }

    /// A question is sent on as it is only where the method stays (RFC 9110 section 15.4): a location server has no
    /// business turning our POST into a GET.
    private static Optional<URI> redirect(URI from, HttpResponse<InputStream> response) throws FetchFailed {
        int status = response.statusCode();
        boolean post = response.request().method().equals("POST");
        boolean moved = status == 307 || status == 308 || !post && (status == 301 || status == 302 || status == 303);
        if (!moved) {
            return Optional.empty();
        }
        URI to = response.headers()
                .firstValue("Location")
                .map(location -> resolve(from, location))
                .orElse(null);
        if (to == null || "https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme())) {
            closeQuietly(response.body());
            throw new FetchFailed(FetchFailed.Reason.REFUSED, from.getHost() + " sends the question nowhere safe");
        }
        return Optional.of(to);
    }

    private static @org.jspecify.annotations.Nullable URI resolve(URI from, String location) {
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Answer answer(URI uri, HttpResponse<InputStream> response, long until)
            throws FetchFailed, InterruptedException {
        var reading = new CompletableFuture<Bytes>();
        InputStream stream = response.body();
        // Read beside, for a server that sends one byte a minute: the time of a request ends with its header.
        Thread.ofVirtual().name("reference-body").start(() -> read(stream, reading));
        try {
            Bytes body = reading.get(left(until, uri).toNanos(), TimeUnit.NANOSECONDS);
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(String.valueOf(uri.getHost()), response.statusCode(), type, body);
        } catch (TimeoutException e) {
            throw silent(uri);
        } catch (ExecutionException | CancellationException e) {
            throw e.getCause() instanceof TooLarge
                    ? new FetchFailed(FetchFailed.Reason.REFUSED, uri.getHost() + " answers with more than can be read")
                    : new FetchFailed(FetchFailed.Reason.UNREACHABLE, uri.getHost() + " broke off its answer");
        } finally {
            closeQuietly(stream);
        }
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static void read(InputStream stream, CompletableFuture<Bytes> reading) {
        try {
            byte[] bytes = stream.readNBytes(MAXIMUM_BYTES + 1);
            if (bytes.length > MAXIMUM_BYTES) {
                reading.completeExceptionally(new TooLarge());
            } else {
                reading.complete(Bytes.of(bytes));
            }
        } catch (IOException | RuntimeException e) {
            reading.completeExceptionally(e);
        }
    }

    private static void closeQuietly(InputStream stream) {
        try {
            stream.close();
        } catch (IOException _) {
            // nothing more is read from it
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
