package org.tocsin.edge.telephony.recording;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Owns a directory of recordings and everything being recorded into it.
///
/// Two threads: `recorder-write` hands what was heard to the operating system, `recorder-force` brings it to the disk
/// and seals what ended; a slow `fsync` thus never keeps frames from the operating system.
public final class Recorder implements AutoCloseable {
    /// Extension of a track that is being written, or was when the process died.
    static final String OPEN = ".open";

    /// Extension of a sealed track.
    static final String SEALED = ".track";

    private static final System.Logger LOG = System.getLogger(Recorder.class.getName());
    private static final Duration WRITE_EVERY = Duration.ofMillis(100);
    private static final Duration FORCE_EVERY = Duration.ofSeconds(1);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy/MM/dd/HHmmss").withZone(ZoneOffset.UTC);

    private final Path directory;
    private final Consumer<Trouble> troubles;
    private final Disk disk;
    private final FileChannel lockFile;
    private final FileLock lock;
    private final Set<Track> tracks = ConcurrentHashMap.newKeySet();
    private final LinkedBlockingQueue<Track> toSeal = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedQueue<Path> toMark = new ConcurrentLinkedQueue<>();
    private final Thread writer;
    private final Thread forcer;
    private volatile boolean closing;

    /// Takes the directory for this process.
    ///
    /// @throws RecordingUnavailable if it cannot be written or another process has it
    public static Recorder open(Path directory, Consumer<Trouble> troubles) {
        return open(directory, troubles, Disk.REAL);
    }

    static Recorder open(Path directory, Consumer<Trouble> troubles, Disk disk) {
        try {
            Files.createDirectories(directory);
            var channel = FileChannel.open(
                    directory.resolve("recorder.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new RecordingUnavailable("recordings: another process records into " + directory, null);
            }
            return new Recorder(directory, troubles, disk, channel, lock);
        } catch (IOException e) {
            throw new RecordingUnavailable("recordings: cannot write to " + directory + ": " + Track.words(e), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // this very process has it already
        }
    }

    private Recorder(Path directory, Consumer<Trouble> troubles, Disk disk, FileChannel lockFile, FileLock lock) {
        this.directory = directory;
        this.troubles = troubles;
        this.disk = disk;
        this.lockFile = lockFile;
        this.lock = lock;
        writer = Thread.ofPlatform().name("recorder-write").daemon().start(this::writeLoop);
        forcer = Thread.ofPlatform().name("recorder-force").daemon().start(this::forceLoop);
    }

    /// Begins the recording of a leg. Never waits for the disk: the file is made by the recorder's own thread, and
    /// if that fails it is tried again while the call goes on.
    public Track begin(Label label) {
        var track = new Track(this, label);
        tracks.add(track);
        return track;
    }

    /// A file being written.
    record Opened(String name, Path file, FileChannel channel) {}

    Opened create(Label label) throws IOException {
        var base = NAME.format(label.startedAt()) + "-C" + label.call().number() + "-" + label.leg();
        Files.createDirectories(directory.resolve(DAY.format(label.startedAt())));
        for (int attempt = 1; ; attempt++) {
            var name = attempt == 1 ? base : base + "-" + attempt;
            if (Files.exists(directory.resolve(name + SEALED))) {
                continue;
            }
            var file = directory.resolve(name + OPEN);
            try {
                var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                return new Opened(name, file, channel);
            } catch (FileAlreadyExistsException _) {
                // a second leg of the same name within a second: the next number
            }
        }
    }

    /// The file of a recording, sealed or in the making.
    public Optional<Path> find(String name) {
        for (var extension : new String[] {SEALED, OPEN}) {
            var path = directory.resolve(name + extension).normalize();
            if (path.startsWith(directory) && Files.isRegularFile(path)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    /// Seals what a crash left open, and finds what was sealed but never reached the journal. Meant for a thread of its
    /// own at the start; what is being recorded meanwhile is left alone.
    ///
    /// @return what is to be noted in the journal, oldest first
    public List<Sealed> recover() throws IOException {
        var left = new ArrayList<>(TrackFiles.list(directory, OPEN));
        TrackFiles.list(directory, SEALED).stream().filter(Noted::isAwaited).forEach(left::add);
        left.sort(null);
        var sealed = new ArrayList<Sealed>();
        for (var file : left) {
            if (!isBeingRecorded(file) && Files.exists(file)) {
                recover(file).ifPresent(sealed::add);
            }
        }
        return sealed;
    }

    /// To be told once the journal has the hash of a recording: from then on its file cannot be written any more, and
    /// the next start does not ask about it again. Never waits for the disk.
    public void noted(Sealed recording) {
        toMark.add(recording.path());
    }

    private void markNoted() {
        for (var path = toMark.poll(); path != null; path = toMark.poll()) {
            try {
                Noted.mark(path);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "a noted recording stays writable: {0}", Track.words(e));
            }
        }
    }

    private boolean isBeingRecorded(Path file) {
        return tracks.stream().anyMatch(track -> track.writes(file));
    }

    private Optional<Sealed> recover(Path file) throws IOException {
        var relative = directory.relativize(file).toString();
        var name = relative.substring(0, relative.lastIndexOf('.'));
        try {
            return Optional.of(
                    relative.endsWith(SEALED)
                            ? new Recovery(file).read(name)
                            : new Recovery(file).seal(name, () -> rename(file, name)));
        } catch (MalformedRecordingException e) {
            Files.move(file, directory.resolve(name + ".unreadable"), StandardCopyOption.ATOMIC_MOVE);
            tell(new Trouble.CannotRecover(relative, String.valueOf(e.getMessage())));
            return Optional.empty();
        } catch (IOException e) {
            tell(new Trouble.CannotRecover(relative, Track.words(e)));
            return Optional.empty();
        }
    }

    /// Recordings of a call, by their names, oldest first.
    public List<String> list(Instant day, long call) throws IOException {
        var folder = directory.resolve(DAY.format(day));
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> directory.relativize(file).toString())
                    .filter(name -> name.contains("-C" + call + "-"))
                    .filter(name -> name.endsWith(SEALED) || name.endsWith(OPEN))
                    .map(name -> name.substring(0, name.lastIndexOf('.')))
                    .sorted()
                    .toList();
        }
    }

    void seal(Track track) {
        toSeal.add(track);
    }

    Path rename(Path file, String name) throws IOException {
        var path = directory.resolve(name + SEALED);
        Files.move(file, path, StandardCopyOption.ATOMIC_MOVE);
        try (var folder = FileChannel.open(path.resolveSibling("."), StandardOpenOption.READ)) {
            folder.force(true);
        }
        return path;
    }

    /// The name a file gets when it is sealed.
    static Path sealed(Path open) {
        var name = open.getFileName().toString();
        return open.resolveSibling(name.substring(0, name.length() - OPEN.length()) + SEALED);
    }

    Disk disk() {
        return disk;
    }

    long nanos() {
        return System.nanoTime();
    }

    void tell(Trouble trouble) {
        guarded(() -> troubles.accept(trouble));
    }

    private void writeLoop() {
        while (!closing) {
            tracks.forEach(track -> guarded(track::drain));
            pause(WRITE_EVERY);
        }
    }

    private void forceLoop() {
        long next = nanos();
        var again = new ArrayList<Track>();
        while (!closing) {
            var ended = poll(Math.max(0, next - nanos()));
            if (ended != null) {
                guarded(() -> sealNow(ended, again));
            }
            if (nanos() - next >= 0) {
                next = nanos() + FORCE_EVERY.toNanos();
                tracks.forEach(track -> guarded(track::force));
                guarded(this::markNoted);
                toSeal.addAll(again);
                again.clear();
            }
        }
    }

    private void sealNow(Track track, List<Track> again) {
        if (track.trySeal()) {
            tracks.remove(track);
        } else {
            again.add(track);
        }
    }

    /// A fault in one track must not end the thread that writes all the others.
    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a step of recording failed", e);
        }
    }

    private @Nullable Track poll(long nanos) {
        try {
            return toSeal.poll(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return null; // only close() interrupts, and says so in `closing`
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Seals every track and leaves the directory. What the disk does not take now is recovered at the next start.
    @Override
    public void close() throws IOException {
        if (closing) {
            return;
        }
        closing = true;
        writer.interrupt();
        forcer.interrupt();
        try {
            writer.join();
            forcer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (var track : List.copyOf(tracks)) {
            track.close();
            guarded(() -> sealNow(track, new ArrayList<>()));
        }
        markNoted();
        lock.release();
        lockFile.close();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
