/// # Recording: every second of every leg, whatever happens
///
/// A [Track] is the recording of one leg of a call in one file (docs/recordings.md): what was *heard* from the far
/// end and what was *said* to it, packet by packet with RTP timestamps and arrival times, key presses and marks among
/// them. The [Recorder] owns the directory, the open tracks and two threads: one hands frames to the operating system
/// ten times a second, one forces them to the disk once a second. So `kill -9` loses a tenth of a second at most and a
/// power failure a second.
///
/// A track that ends is sealed: an end frame, a SHA-256 over the whole file, a new name. What a crash left open is
/// sealed by [Recorder#recover] at the next start, cut at the last whole frame.
///
/// Invariants: a file is only ever appended to; a sealed file never changes; the thread that delivers audio never
/// waits for the disk; a full or broken disk raises an alarm and the call goes on.
@NullMarked
package org.tocsin.edge.telephony.recording;

import org.jspecify.annotations.NullMarked;
