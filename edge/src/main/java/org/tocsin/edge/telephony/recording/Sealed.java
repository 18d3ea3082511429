package org.tocsin.edge.telephony.recording;

import java.nio.file.Path;
import java.time.Duration;

/// A finished recording, ready for [org.tocsin.core.calls.CallCommand.NoteRecording].
///
/// @param name      of the recording: its path below the recorder's directory, without the extension
/// @param sha256    of all bytes of the file, hexadecimal
/// @param duration  from the start of the track to its last frame
/// @param recovered whether a crash had left it open
/// @param lostBytes what a crash had torn off and could not be kept
public record Sealed(
        Label label, String name, Path path, String sha256, Duration duration, boolean recovered, long lostBytes) {}
