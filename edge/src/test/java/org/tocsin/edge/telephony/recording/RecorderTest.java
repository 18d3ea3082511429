package org.tocsin.edge.telephony.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.kernel.CallId;
import org.tocsin.edge.telephony.recording.Frame.Kind;

final class RecorderTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00.250Z");

    @TempDir
    Path folder;

    @TempDir
    Path before;

    private final ConcurrentLinkedQueue<Trouble> troubles = new ConcurrentLinkedQueue<>();

    @Test
    void aSealedTrackHoldsEveryFrameAndItsHashIsOfTheFile() throws Exception {
        try (var recorder = Recorder.open(folder, troubles::add)) {
            var track = recorder.begin(label(17));
            speak(track, 50);
            track.digit('3');
            track.mark("hold");
            var sealed = track.close().get(10, TimeUnit.SECONDS);

            assertThat(sealed.name()).isEqualTo("2026/11/01/120000-C17-caller");
            assertThat(sealed.sha256()).isEqualTo(Recovery.sha256(sealed.path()));
            assertThat(sealed.recovered()).isFalse();
            var frames = read(sealed.path());
            assertThat(frames).hasSize(53);
            assertThat(frames.get(7).timestamp()).isEqualTo(7 * 160);
            assertThat(frames.get(7).payload()).isEqualTo(sound(7));
            assertThat(frames.get(50).kind()).isEqualTo(Kind.DIGIT);
            assertThat(frames.getLast().kind()).isEqualTo(Kind.END);
            assertThat(recorder.find(sealed.name())).contains(sealed.path());
            assertThat(recorder.list(NOON, 17)).containsExactly(sealed.name());
            assertThat(recorder.list(NOON, 1)).isEmpty();
        }
        assertThat(troubles).isEmpty();
    }

    @Test
    void framesReachTheOperatingSystemWhileTheCallGoesOn() throws Exception {
        try (var recorder = Recorder.open(folder, troubles::add)) {
            var track = recorder.begin(label(1));
            speak(track, 10);
            until(() -> written(track) == 10);
            assertThat(track.close().get(10, TimeUnit.SECONDS).duration()).isPositive();
        }
    }

    @Test
    void twoLegsOfOneNameInOneSecondAreTwoRecordings() throws Exception {
        try (var recorder = Recorder.open(folder, troubles::add)) {
            var first = recorder.begin(label(5));
            var second = recorder.begin(label(5));
            assertThat(List.of(
                            first.close().get(10, TimeUnit.SECONDS).name(),
                            second.close().get(10, TimeUnit.SECONDS).name()))
                    .containsExactlyInAnyOrder("2026/11/01/120000-C5-caller", "2026/11/01/120000-C5-caller-2");
        }
    }

    @Test
    void whatACrashLeavesIsSealedAtTheLastWholeFrame() throws Exception {
        var file = crashed(30);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 77));
        try (var recorder = Recorder.open(folder, troubles::add)) {
            var sealed = recorder.recover();

            assertThat(sealed).hasSize(1);
            assertThat(sealed.getFirst().label()).isEqualTo(label(9));
            assertThat(sealed.getFirst().recovered()).isTrue();
            assertThat(sealed.getFirst().lostBytes()).isEqualTo(188 - 77);
            assertThat(sealed.getFirst().sha256())
                    .isEqualTo(Recovery.sha256(sealed.getFirst().path()));
            assertThat(file).doesNotExist();
            assertThat(read(sealed.getFirst().path())).hasSize(30); // 29 whole ones and the end
        }
    }

    @Test
    void whatIsSealedAndNotNotedIsToldAtEachStartUntilItIs() throws Exception {
        Sealed sealed;
        try (var recorder = Recorder.open(folder, troubles::add)) {
            var track = recorder.begin(label(4));
            speak(track, 10);
            sealed = track.close().get(10, TimeUnit.SECONDS);
        }
        try (var recorder = Recorder.open(folder, troubles::add)) {
            var again = recorder.recover();
            assertThat(again).extracting(Sealed::name).containsExactly(sealed.name());
            assertThat(again.getFirst().sha256()).isEqualTo(sealed.sha256());
            recorder.noted(again.getFirst());
        }
        try (var recorder = Recorder.open(folder, troubles::add)) {
            assertThat(recorder.recover()).isEmpty();
        }
    }

    @Test
    void recoveryOfEveryPossibleTornTailKeepsEveryWholeFrame() throws Exception {
        var file = crashed(3);
        byte[] bytes = Files.readAllBytes(file);
        int header = bytes.length - 3 * 188;
        for (int length = header; length <= bytes.length; length++) {
            var torn = folder.resolve("torn" + length + ".open");
            Files.write(torn, Arrays.copyOf(bytes, length));
            var sealed = new Recovery(torn).seal("torn" + length, () -> torn);
            assertThat(read(sealed.path())).hasSize((length - header) / 188 + 1);
        }
    }

    @Test
    void aDamagedSectorCostsItsOwnFramesOnly() throws Exception {
        var file = crashed(100);
        byte[] bytes = Files.readAllBytes(file);
        int header = bytes.length - 100 * 188;
        Arrays.fill(bytes, header + 40 * 188 + 10, header + 44 * 188 + 10, (byte) 0);
        Files.write(file, bytes);
        var sealed = new Recovery(file).seal("x", () -> file);

        var frames = read(file);
        assertThat(frames).hasSize(96);
        assertThat(sealed.lostBytes()).isEqualTo(5 * 188);
        assertThat(frames.get(40).timestamp()).isEqualTo(45 * 160);
    }

    @Test
    void whatIsNoRecordingIsPutAsideOnceAndTold() throws Exception {
        Files.writeString(folder.resolve("stray.open"), "not a recording");
        Files.write(folder.resolve("empty.open"), new byte[0]);
        try (var recorder = Recorder.open(folder, troubles::add)) {
            assertThat(recorder.recover()).isEmpty();
            assertThat(troubles).hasSize(2).allMatch(trouble -> trouble instanceof Trouble.CannotRecover);
            assertThat(folder.resolve("stray.unreadable")).exists();
        }
    }

    @Test
    void tracksBeingRecordedAreNotRecovered() throws Exception {
        try (var recorder = Recorder.open(folder, troubles::add)) {
            var track = recorder.begin(label(2));
            speak(track, 5);
            assertThat(recorder.recover()).isEmpty();
            speak(track, 5);
            assertThat(read(track.close().get(10, TimeUnit.SECONDS).path())).hasSize(11);
        }
    }

    @Test
    void aFullDiskRaisesAnAlarmAndTheTrackGoesOnWhenThereIsRoomAgain() throws Exception {
        var disk = new SmallDisk();
        try (var recorder = Recorder.open(folder, troubles::add, disk)) {
            var track = recorder.begin(label(3));
            until(() -> written(track) == 0);
            disk.roomBytes = 1_000; // amid a frame
            speak(track, 100);
            until(() -> !troubles.isEmpty());
            assertThat(troubles.peek()).isInstanceOf(Trouble.CannotWrite.class);
            disk.roomBytes = 1L << 40;
            until(() -> troubles.size() == 2);
            var sealed = track.close().get(10, TimeUnit.SECONDS);

            assertThat(troubles).last().isEqualTo(new Trouble.WritesAgain(new CallId(3), "caller", 0));
            assertThat(read(sealed.path())).hasSize(101);
            assertThat(sealed.sha256()).isEqualTo(Recovery.sha256(sealed.path()));
        }
    }

    @Test
    void aDiskThatStaysFullCostsFramesNotMemory() throws Exception {
        var disk = new SmallDisk();
        try (var recorder = Recorder.open(folder, troubles::add, disk)) {
            var track = recorder.begin(label(4));
            until(() -> written(track) == 0);
            disk.roomBytes = 0;
            speak(track, 1);
            until(() -> troubles.size() == 1);
            speak(track, 20_000);
            disk.roomBytes = 1L << 40;
            until(() -> troubles.size() == 2);
            long lost = ((Trouble.WritesAgain) List.copyOf(troubles).get(1)).framesLost();
            var frames = read(track.close().get(10, TimeUnit.SECONDS).path());

            assertThat(lost).isGreaterThan(10_000);
            assertThat(frames.stream().filter(Frame::isAudio).count()).isEqualTo(20_001 - lost);
            assertThat(frames.stream().filter(frame -> frame.kind() == Kind.MARK))
                    .hasSize(1);
        }
    }

    @Test
    void aDiskThatRefusesToForceIsToldOnceAndNotAskedAgain() throws Exception {
        var disk = new SmallDisk();
        disk.forceFails = true;
        try (var recorder = Recorder.open(folder, troubles::add, disk)) {
            var track = recorder.begin(label(6));
            speak(track, 3);
            until(() -> troubles.size() == 1);
            speak(track, 3);
            track.close().get(10, TimeUnit.SECONDS);
            assertThat(troubles).hasSize(1).allMatch(trouble -> trouble instanceof Trouble.CannotForce);
            assertThat(disk.forces).isEqualTo(1);
        }
    }

    @Test
    void aDirectoryHasOneRecorder() throws Exception {
        try (var recorder = Recorder.open(folder, troubles::add)) {
            assertThatThrownBy(() -> Recorder.open(folder, troubles::add))
                    .isInstanceOf(RecordingUnavailable.class)
                    .hasMessageContaining("another process");
            assertThat(recorder.find("../../etc/passwd")).isEmpty();
        }
        Recorder.open(folder, troubles::add).close();
    }

    /// A track as a killed process leaves it.
    private Path crashed(int frames) throws Exception {
        var copy = folder.resolve("crashed.open");
        try (var recorder = Recorder.open(before, troubles::add)) {
            var track = recorder.begin(label(9));
            speak(track, frames);
            until(() -> written(track) == frames);
            Files.copy(track.openFile().orElseThrow(), copy);
        }
        return copy;
    }

    private static Label label(long call) {
        return new Label(new CallId(call), "caller", NOON);
    }

    private static void speak(Track track, int frames) {
        for (int i = 0; i < frames; i++) {
            track.heard(0, 0x1234, i * 160, i, sound(i));
        }
    }

    private static byte[] sound(int seed) {
        byte[] sound = new byte[160];
        Arrays.fill(sound, (byte) seed);
        return sound;
    }

    private static List<Frame> read(Path path) throws IOException {
        try (var reader = TrackReader.open(path)) {
            var frames = new ArrayList<Frame>();
            for (var frame = reader.next(); frame != null; frame = reader.next()) {
                frames.add(frame);
            }
            return frames;
        }
    }

    private static int written(Track track) {
        try {
            return track.openFile().isPresent() ? read(track.openFile().get()).size() : -1;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (MalformedRecordingException e) {
            return -1; // not even the header yet
        }
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited 20 s in vain").isLessThan(end);
            Thread.sleep(5);
        }
    }

    /// A disk with a given room, that may also refuse to force.
    private static final class SmallDisk implements Disk {
        volatile long roomBytes = 1L << 40;
        volatile boolean forceFails;
        volatile int forces;

        @Override
        public int write(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
            if (roomBytes <= 0) {
                throw new IOException("No space left on device");
            }
            int limit = bytes.limit();
            bytes.limit((int) Math.min(limit, bytes.position() + roomBytes));
            int count = channel.write(bytes, position);
            bytes.limit(limit);
            roomBytes -= count;
            return count;
        }

        @Override
        public void force(FileChannel channel) throws IOException {
            forces++;
            if (forceFails) {
                throw new IOException("Input/output error");
            }
            channel.force(false);
        }
    }
}
