package org.tocsin.edge.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.tocsin.core.centre.Centre;
import org.tocsin.edge.json.MalformedJson;
import org.tocsin.edge.json.ValueJson;

/// Makes snapshots of the state and takes them up again. Immutable, thread-safe.
final class Snapshots {
    private static final System.Logger LOG = System.getLogger(Snapshots.class.getName());

    private final ValueJson<Centre> json = ValueJson.of(Centre.class);

    /// Fingerprint of the state's form in this release.
    String form() {
        return json.fingerprint();
    }

    Snapshot take(Centre state, Head head, Instant at) {
        var bytes = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try (var out =
                new OutputStreamWriter(new DeflaterOutputStream(bytes, deflater, 1 << 16), StandardCharsets.UTF_8)) {
            json.write(state, out);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        } finally {
            deflater.end();
        }
        return new Snapshot(head.sequence(), head.hash(), at, form(), bytes.toByteArray());
    }

    /// The state and the record it stands at, unless the snapshot does not belong to the journal or cannot be
    /// read: then it is ignored with a warning and the journal is the truth.
    Optional<Centre> open(Snapshot snapshot, Journal journal) {
        var record = journal.find(snapshot.sequence());
        if (!record.map(JournalRecord::hash).orElse("").equals(snapshot.hash())) {
            LOG.log(System.Logger.Level.WARNING, "{0} does not belong to this journal; ignored", snapshot);
            return Optional.empty();
        }
        try (var in = new InflaterInputStream(new ByteArrayInputStream(snapshot.state()))) {
            var state = json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            if (state.sequence() == snapshot.sequence()) {
                return Optional.of(state);
            }
            LOG.log(System.Logger.Level.WARNING, "{0} holds another state; ignored", snapshot);
        } catch (IOException | MalformedJson e) {
            LOG.log(System.Logger.Level.WARNING, "{0} cannot be read; ignored", snapshot);
        }
        return Optional.empty();
    }
}
