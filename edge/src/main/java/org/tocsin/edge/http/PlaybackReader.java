package org.tocsin.edge.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.incidents.IncidentEvent;
import org.tocsin.core.recordings.RecordingEvent;
import org.tocsin.core.texts.TextEvent;
import org.tocsin.core.timeline.Subject;
import org.tocsin.core.timeline.Words;
import org.tocsin.core.units.UnitEvent;
import org.tocsin.edge.telephony.Telephony;
import org.tocsin.edge.telephony.recording.Frame;
import org.tocsin.edge.telephony.recording.MalformedRecordingException;
import org.tocsin.edge.telephony.recording.TrackSummary;
import org.tocsin.edge.telephony.recording.Waveform;

/// Reads what is on disk of calls and what the journal tells of them.
@Component
class PlaybackReader {
    private static final System.Logger LOG = System.getLogger(PlaybackReader.class.getName());
    private static final int MOST_PARTS = 1_200;
    private static final int PARTS_PER_SECOND = 10;
    /// Before the first sound the call rang, after the last one it is written up.
    private static final Duration AROUND = Duration.ofMinutes(5);

    private final Telephony telephony;
    private final Archive archive;

    PlaybackReader(Telephony telephony, Archive archive) {
        this.telephony = telephony;
        this.archive = archive;
    }

    /// A track and where it lies in time.
    record Held(String name, Path path, TrackSummary summary) {
        Instant from() {
            return summary.label().startedAt();
        }

        Instant to() {
            return from().plus(summary.lasts());
        }
    }

    /// Every track of a call, sealed or in the making, oldest first. What cannot be read is left out and told the log.
    List<Held> tracks(Call call, Instant now) {
        var names = new LinkedHashSet<String>();
        var last = call.endedAt() == null ? now : call.endedAt();
        try {
            for (var day = call.arrivedAt().atZone(ZoneOffset.UTC).toLocalDate();
                    !day.isAfter(last.plus(Duration.ofHours(1))
                            .atZone(ZoneOffset.UTC)
                            .toLocalDate());
                    day = day.plusDays(1)) {
                names.addAll(telephony.listRecordings(
                        day.atStartOfDay(ZoneOffset.UTC).toInstant(), call.id()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names.stream()
                .flatMap(name -> hold(name).stream())
                .sorted(Comparator.comparing(Held::from))
                .toList();
    }

    private List<Held> hold(String name) {
        // Looked for twice: it may be sealed, and get its other name, in between.
        for (int attempt = 0; attempt < 2; attempt++) {
            var path = telephony.findRecording(name);
            if (path.isEmpty()) {
                return List.of();
            }
            try {
                return List.of(new Held(name, path.get(), TrackSummary.read(path.get())));
            } catch (NoSuchFileException e) {
                continue;
            } catch (IOException | MalformedRecordingException e) {
                LOG.log(System.Logger.Level.WARNING, "a track cannot be read: {0}", String.valueOf(e.getMessage()));
                return List.of();
            }
        }
        return List.of();
    }

    /// The picture of a span of time.
    ///
    /// @param calls  whose tracks these are
    /// @param whole  whether to tell also what happened before and after the sound
    PlaybackView view(List<Call> calls, List<Held> tracks, Instant from, Instant to, boolean whole, String sound) {
        double seconds = seconds(from, to);
        int parts = (int) Math.clamp(Math.round(seconds * PARTS_PER_SECOND), 1, MOST_PARTS);
        var views = tracks.stream()
                .map(held -> new PlaybackView.TrackView(
                        held.name(),
                        held.summary().label().call().number(),
                        words(held.summary().label().leg()),
                        seconds(from, held.from()),
                        seconds(from, held.to()),
                        held.summary().sealed(),
                        levels(held, from, to, parts)))
                .toList();
        var margin = whole ? AROUND : Duration.ZERO;
        var marks = new ArrayList<PlaybackView.MarkView>();
        for (var call : calls) {
            marks.addAll(happened(call, from));
        }
        for (var held : tracks) {
            for (var note : held.summary().notes()) {
                marks.add(
                        new PlaybackView.MarkView(seconds(from, note.at()), kind(note.kind()), null, text(held, note)));
            }
        }
        marks.removeIf(mark -> mark.at() < -margin.toSeconds() || mark.at() > seconds + margin.toSeconds());
        marks.sort(Comparator.comparingDouble(PlaybackView.MarkView::at));
        return new PlaybackView(
                calls.stream().map(call -> call.id().number()).toList(),
                from,
                seconds,
                calls.stream().anyMatch(call -> call.status().live()),
                sound,
                views,
                marks);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    private static List<Integer> levels(Held held, Instant from, Instant to, int parts) {
        try {
            return Arrays.stream(Waveform.of(held.path(), from, to, parts))
                    .boxed()
                    .toList();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "a track has no picture: {0}", String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    /// `caller` and `position-P1` as people say them.
    private static String words(String leg) {
        var said = leg.startsWith("position-") ? leg.substring("position-".length()) : leg;
        return said.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + said.substring(1);
    }

    private static String kind(Frame.Kind kind) {
        return switch (kind) {
            case DIGIT -> "key";
            case TEXT -> "text";
            case HEARD, SAID, MARK, END -> "mark";
        };
    }

    private static String text(Held held, TrackSummary.Note note) {
        return note.kind() == Frame.Kind.DIGIT
                ? words(held.summary().label().leg()) + " pressed " + note.text()
                : note.text();
    }

    /// What the journal tells of a call and of its incident; nothing while the database is away.
    private List<PlaybackView.MarkView> happened(Call call, Instant from) {
        try {
            var entries = new ArrayList<>(archive.list(Subject.of(call.id())));
            var incident = call.incident();
            if (incident != null) {
                var seen = new LinkedHashSet<>(entries);
                seen.addAll(archive.list(Subject.of(incident)));
                entries = new ArrayList<>(seen);
            }
            return entries.stream()
                    .filter(entry -> !(entry.event() instanceof CallEvent.CallRecorded)
                            && !(entry.event() instanceof CallEvent.CallLocated)
                            && !(entry.event() instanceof RecordingEvent))
                    .map(entry -> new PlaybackView.MarkView(
                            seconds(from, entry.at()), kind(entry), entry.by().words(), Words.of(entry.event())))
                    .toList();
        } catch (DataAccessException e) {
            LOG.log(System.Logger.Level.INFO, "events of a recording not looked up: {0}", e.getMessage());
            return List.of();
        }
    }

    private static String kind(Archive.Entry entry) {
        return switch (entry.event()) {
            case IncidentEvent.NoteAdded _ -> "note";
            case UnitEvent.UnitDispatched _ -> "dispatch";
            case TextEvent.TextReceived _, TextEvent.TextSent _ -> "text";
            default -> "event";
        };
    }

    /// Those of the tracks that were asked for by name; all if none was.
    static List<Held> chosen(List<Held> tracks, Set<String> names) {
        return names.isEmpty()
                ? tracks
                : tracks.stream().filter(held -> names.contains(held.name())).toList();
    }
}
