package org.tocsin.edge.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.edge.postgres.Login;
import org.tocsin.edge.telephony.recording.TrackFiles;
import tools.jackson.databind.json.JsonMapper;

/// Whether every recording the journal noted is there and has the bytes it had then (docs/recordings.md). What the
/// journal itself is worth says the [Verifier].
///
/// @param proved   recordings whose bytes have the noted SHA-256
/// @param bad      those that are missing, altered, or noted twice with different hashes
/// @param unknown  sealed tracks the journal does not name: put there by somebody, or sealed by a process that died
///                 before it could say so and was not started since
/// @param open     tracks in the making, or left by a crash until the next start
public record RecordingsProof(int proved, List<Bad> bad, List<String> unknown, int open) {
    private static final String NOTES =
            "SELECT sequence, events FROM journal.record WHERE events LIKE '%\"calls.CallRecorded\"%' ORDER BY sequence";
    private static final String SEALED = ".track";
    private static final String OPEN = ".open";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public RecordingsProof {
        bad = List.copyOf(bad);
        unknown = List.copyOf(unknown);
    }

    /// @param name     of the recording
    /// @param sequence of the record that noted it
    public record Bad(String name, long sequence, String words) {}

    private record Note(long sequence, String sha256) {}

    /// @param recordings the directory of recordings; a missing one holds nothing
    public static RecordingsProof of(Login login, Path recordings) throws SQLException, IOException {
        var files = list(recordings, SEALED);
        // Files first: what is noted after this look cannot be missed, only not yet asked for.
        var bad = new ArrayList<Bad>();
        var notes = notes(login, bad);
        int proved = 0;
        for (var entry : notes.entrySet()) {
            var name = entry.getKey();
            var note = entry.getValue();
            var file = recordings.resolve(name + SEALED).normalize();
            if (!file.startsWith(recordings.normalize()) || !Files.isRegularFile(file)) {
                bad.add(new Bad(name, note.sequence(), "missing"));
            } else if (!sha256(file).equals(note.sha256())) {
                bad.add(new Bad(name, note.sequence(), "altered: its bytes do not have the hash noted"));
            } else {
                proved++;
            }
        }
        var unknown = files.stream().filter(name -> !notes.containsKey(name)).toList();
        return new RecordingsProof(proved, bad, unknown, list(recordings, OPEN).size());
    }

    /// The first note of each recording counts; a later one may only repeat it.
    private static Map<String, Note> notes(Login login, List<Bad> bad) throws SQLException {
        var notes = new TreeMap<String, Note>();
        try (var connection = login.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(NOTES)) {
            while (rows.next()) {
                long sequence = rows.getLong(1);
                for (var event : JSON.readTree(rows.getString(2))) {
                    if (event.path("event").asString("").equals("calls.CallRecorded")) {
                        var data = event.path("data");
                        var name = data.path("recording").asString("");
                        var note = new Note(sequence, data.path("sha256").asString(""));
                        var first = notes.putIfAbsent(name, note);
                        if (first != null && !first.sha256().equals(note.sha256())) {
                            bad.add(new Bad(name, sequence, "noted again with another hash"));
                        }
                    }
                }
            }
        }
        return notes;
    }

    private static List<String> list(Path recordings, String extension) throws IOException {
        return TrackFiles.list(recordings, extension).stream()
                .map(file -> recordings.relativize(file).toString())
                .map(name -> name.substring(0, name.length() - extension.length()))
                .toList();
    }

    private static String sha256(Path file) throws IOException {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            try (var in = new DigestInputStream(Files.newInputStream(file), sha)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
