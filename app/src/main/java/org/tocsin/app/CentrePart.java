package org.tocsin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tocsin.app.configuration.Configuration;
import org.tocsin.edge.journal.Engine;
import org.tocsin.edge.journal.JournalException;
import org.tocsin.edge.journal.PostgresJournal;
import org.tocsin.edge.journal.SpooledJournal;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.verify.HeadSigner;

/// The journal and the one writer.
record CentrePart(SpooledJournal journal, Writer writer, HeadSigner signer) implements AutoCloseable {
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration SIGN_EVERY = Duration.ofMinutes(1);
    private static final long MEGABYTE = 1_048_576;

    /// @throws StartFailure if the journal is led by another server, damaged or out of reach
    static CentrePart open(Configuration configuration, Database database, Clock clock, Consumer<String> fenced) {
        var folder = configuration.files().dataFolder();
        var told = new AtomicReference<@Nullable Writer>();
        try {
            Files.createDirectories(folder);
            var journal = new SpooledJournal(
                    new PostgresJournal(database.application()),
                    folder.resolve("journal.spool"),
                    configuration.files().spoolMegabytes() * MEGABYTE,
                    LEASE,
                    mode -> {
                        var writer = told.get();
                        if (writer != null) {
                            writer.modeChanged(mode);
                        }
                    });
            try {
                var writer = new Writer(journal, Engine.ROOMS, clock, Writer.Settings.standard(fenced));
                told.set(writer);
                var signer = new HeadSigner(database.application(), folder, clock);
                signer.start(SIGN_EVERY);
                return new CentrePart(journal, writer, signer);
            } catch (RuntimeException | IOException e) {
                journal.close();
                throw e;
            }
        } catch (IOException e) {
            throw new StartFailure(StartFailure.CANNOT_START, "The folder " + folder + " cannot be made.", e);
        } catch (JournalException e) {
            throw new StartFailure(StartFailure.CANNOT_START, "The journal: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public void close() {
        writer.close();
        signer.close();
        journal.close();
    }
}
