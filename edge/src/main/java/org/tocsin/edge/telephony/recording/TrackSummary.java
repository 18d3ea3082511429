package org.tocsin.edge.telephony.recording;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What a track holds besides its sound, sealed or still being written.
///
/// @param lasts  from its start to its last frame
/// @param sealed whether it is complete
/// @param notes  key presses, marks and written words, in order
public record TrackSummary(Label label, Duration lasts, boolean sealed, List<Note> notes) {
    public TrackSummary {
        notes = List.copyOf(notes);
    }

    /// @param kind [Frame.Kind#DIGIT], [Frame.Kind#MARK] or [Frame.Kind#TEXT]
    public record Note(Instant at, Frame.Kind kind, String text) {
        /// Says nothing of the text, which is somebody's words.
        @Override
        public String toString() {
            return "Note[" + kind + " " + at + "]";
        }
    }

    /// @throws MalformedRecordingException if it is no recording
    public static TrackSummary read(Path track) throws IOException {
        try (var reader = TrackReader.open(track)) {
            var notes = new ArrayList<Note>();
            long last = 0;
            for (var frame = reader.next(); frame != null; frame = reader.next()) {
                last = Math.max(last, frame.atMicros());
                switch (frame.kind()) {
                    case DIGIT, MARK, TEXT ->
                        notes.add(new Note(
                                reader.label().startedAt().plusNanos(frame.atMicros() * 1_000),
                                frame.kind(),
                                new String(frame.payload(), StandardCharsets.UTF_8)));
                    case HEARD, SAID, END -> {}
                }
            }
            return new TrackSummary(reader.label(), Duration.ofNanos(last * 1_000), reader.sealed(), notes);
        }
    }
}
