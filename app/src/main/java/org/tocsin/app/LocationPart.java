package org.tocsin.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tocsin.app.configuration.Configuration;
import org.tocsin.edge.certificates.CredentialsUnavailable;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.reference.Credentials;
import org.tocsin.edge.reference.Fetcher;
import org.tocsin.edge.reference.TrustList;
import org.tocsin.edge.telephony.DataDesk;
import org.tocsin.edge.telephony.HeldSource;
import org.tocsin.edge.telephony.LocationDesk;
import org.tocsin.edge.telephony.PresenceSettings;
import org.tocsin.edge.telephony.Telephony;
import org.tocsin.edge.telephony.keepalive.TrunkPeer;

/// What calls refer to: where callers are, asked as they arrive, on demand, and by a clock while somebody talks with
/// them; and what their providers know.
record LocationPart(LocationDesk desk, Fetcher fetcher, ExecutorService workers, ScheduledExecutorService clockwork)
        implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LocationPart.class.getName());
    private static final int LOOK_EVERY_SECONDS = 5;

    /// @throws StartFailure if a certificate cannot be used
    static LocationPart open(Configuration.LocationPart settings, Writer writer, Telephony telephony, Clock clock) {
        var workers = Executors.newVirtualThreadPerTaskExecutor();
        var clockwork = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("locations").factory());
        var fetcher = fetcher(settings);
        var desk = new LocationDesk(writer, workers, clock);
        desk.add(new HeldSource(fetcher, settings.patience(), settings.identify(), clock));
        desk.add(telephony.followPresence(
                fetcher::trusted,
                new PresenceSettings(
                        TrunkPeer.findSip(settings.presenceVia()).orElse(null),
                        settings.movedMeters(),
                        settings.patience(),
                        PresenceSettings.STANDARD.expires())));
        writer.subscribe(desk);
        writer.subscribe(new DataDesk(writer, workers, fetcher));
        clockwork.scheduleWithFixedDelay(
                () -> {
                    try {
                        desk.askAll();
                    } catch (RuntimeException e) {
                        LOG.log(System.Logger.Level.WARNING, "nobody was asked where callers are", e);
                    }
                },
                LOOK_EVERY_SECONDS,
                LOOK_EVERY_SECONDS,
                TimeUnit.SECONDS);
        return new LocationPart(desk, fetcher, workers, clockwork);
    }

    private static Fetcher fetcher(Configuration.LocationPart settings) {
        try {
            var credentials =
                    new Credentials(path(settings.certificate()), path(settings.key()), path(settings.authorities()));
            return new Fetcher(TrustList.of(settings.servers()), credentials.open());
        } catch (CredentialsUnavailable e) {
            throw new StartFailure(StartFailure.BAD_CONFIGURATION, "location: " + e.getMessage() + ".", e);
        }
    }

    private static @Nullable Path path(String file) {
        return file.isEmpty() ? null : Path.of(file);
    }

    /// One more server is asked from now on.
    void trust(URI server) {
        fetcher.trust(TrustList.of(List.of(server.toString())));
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
        workers.shutdownNow();
        fetcher.close();
    }
}
