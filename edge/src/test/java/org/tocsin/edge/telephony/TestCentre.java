package org.tocsin.edge.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sound.sampled.AudioSystem;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.positions.PositionCommand;
import org.tocsin.core.silent.SilentDialogue;
import org.tocsin.core.texts.TextMessage;
import org.tocsin.edge.journal.Commit;
import org.tocsin.edge.journal.Engine;
import org.tocsin.edge.journal.Journal;
import org.tocsin.edge.journal.MemoryJournal;
import org.tocsin.edge.journal.Result;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.journal.WriterListener;
import org.tocsin.edge.telephony.media.MediaSettings;
import org.tocsin.edge.telephony.recording.Frame;
import org.tocsin.edge.telephony.recording.WavExport;
import org.tocsin.edge.telephony.signalling.SipSettings;
import org.tocsin.edge.telephony.webrtc.BrowserSettings;

/// A centre with real rooms, a real writer and real telephony on ports of its own, and Ana at position P1.
public final class TestCentre implements AutoCloseable, TelephonyListener, WriterListener {
    private static final AtomicInteger NEXT_RANGE = new AtomicInteger();

    public final PositionId position = new PositionId("P1");
    private final Actor ana = new Actor.Person("ana", "Ana Diaz", position);
    private final AtomicInteger keys = new AtomicInteger();
    private final Writer writer;
    private final Telephony telephony;
    private final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<CallEvent> events = new ConcurrentLinkedQueue<>();

    public TestCentre(Path folder) throws Exception {
        this(folder, new MemoryJournal());
    }

    public TestCentre(Path folder, Journal journal) throws Exception {
        this(folder, journal, settings -> settings);
    }

    public TestCentre(Path folder, Journal journal, FloorSettings floor) throws Exception {
        this(folder, journal, settings -> settings.withFloor(floor));
    }

    /// @param shape last touches to the settings of telephony
    public TestCentre(Path folder, Journal journal, UnaryOperator<TelephonySettings> shape) throws Exception {
        writer = new Writer(journal, Engine.ROOMS, InstantSource.system(), Writer.Settings.standard(told::add));
        writer.subscribe(this);
        int range = 20_000
                + NEXT_RANGE.getAndIncrement() % 100 * 400
                + (int) (ProcessHandle.current().pid() % 10) * 40;
        telephony = Telephony.open(
                shape.apply(new TelephonySettings(
                        SipSettings.loopback(0),
                        MediaSettings.loopback(range, range + 39),
                        BrowserSettings.loopback(0),
                        LineBook.standard(),
                        folder.resolve("recordings"))),
                writer,
                InstantSource.system(),
                this);
        telephony.start();
        command(new PositionCommand.SignOn(position, true));
    }

    static void openTelephony(TelephonySettings settings) throws Exception {
        try (var writer = new Writer(
                new MemoryJournal(), Engine.ROOMS, InstantSource.system(), Writer.Settings.standard(text -> {}))) {
            Telephony.open(settings, writer, InstantSource.system(), new TelephonyListener() {})
                    .close();
        }
    }

    /// Stops the writer: whatever telephony does from now on is not recorded.
    public void detach() {
        writer.close();
    }

    public Telephony telephony() {
        return telephony;
    }

    /// Asks as Ana.
    public Result command(Command command) {
        return submit(command).join();
    }

    /// Asks as somebody at a position of their own.
    public Result command(Command command, String login, PositionId seat) {
        var person = new Actor.Person(login, login, seat);
        return writer.submit(command, person, "test:" + keys.incrementAndGet() + ":" + System.nanoTime())
                .join();
    }

    /// For parts beside telephony that have something to record.
    public Writer writer() {
        return writer;
    }

    /// The state at this moment.
    public Centre state() {
        return writer.state();
    }

    private CompletableFuture<Result> submit(Command command) {
        return writer.submit(command, ana, "test:" + keys.incrementAndGet() + ":" + System.nanoTime());
    }

    /// Waits for a ringing call.
    public Call ringing() {
        return await(() -> writer.state().calls().listWaiting().stream().findFirst());
    }

    public void answer(Call call) {
        assertThat(command(new CallCommand.Answer(call.id(), position))).isInstanceOf(Result.Accepted.class);
    }

    public void release(Call call) {
        assertThat(command(new CallCommand.Release(call.id()))).isInstanceOf(Result.Accepted.class);
    }

    public org.tocsin.core.alarms.Alarm alarm(CallId id) {
        return await(() -> writer.state().alarms().find(id));
    }

    public Call get(CallId id) {
        return writer.state().calls().find(id).orElseThrow();
    }

    org.tocsin.core.queues.Queues queues() {
        return writer.state().queues();
    }

    public List<Call> open() {
        return writer.state().calls().open().values();
    }

    public Call becomes(CallId id, CallStatus status) {
        return await(() -> writer.state().calls().find(id).filter(call -> call.status() == status));
    }

    /// Waits for a message of a conversation.
    public TextMessage message(CallId id, long number, TextMessage.Delivery delivery) {
        return await(() -> writer.state()
                .texts()
                .find(id)
                .flatMap(talk -> talk.find(number))
                .filter(message -> message.delivery() == delivery));
    }

    /// Waits for the recording of a caller's leg to be reported.
    public CallEvent.CallRecorded recorded(CallId id) {
        return recorded(id, "caller");
    }

    /// Waits for the recording of the leg whose name begins so.
    public CallEvent.CallRecorded recorded(CallId id, String leg) {
        return await(() -> events.stream()
                .filter(CallEvent.CallRecorded.class::isInstance)
                .map(CallEvent.CallRecorded.class::cast)
                .filter(event -> event.call().equals(id) && event.recording().contains("-" + leg))
                .findFirst());
    }

    /// One direction of a recording, as anybody's WAV player would hear it.
    public short[] sound(CallEvent.CallRecorded recorded, Frame.Kind direction) throws Exception {
        var wav = new ByteArrayOutputStream();
        WavExport.mono(telephony.findRecording(recorded.recording()).orElseThrow(), direction, wav);
        try (var in = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav.toByteArray()))) {
            byte[] bytes = in.readAllBytes();
            var samples = new short[bytes.length / 2];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (short) (bytes[2 * i] & 0xff | bytes[2 * i + 1] << 8);
            }
            return samples;
        }
    }

    public List<String> told() {
        return List.copyOf(told);
    }

    public List<CallEvent> events() {
        return List.copyOf(events);
    }

    public static void until(BooleanSupplier condition) {
        await(() -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    public static <T> T await(Supplier<Optional<T>> question) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            var answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            assertThat(System.nanoTime()).as("waited 30 s in vain").isLessThan(end);
            try {
                TimeUnit.MILLISECONDS.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void committed(Commit commit) {
        commit.events().forEach(event -> {
            if (event instanceof CallEvent call) {
                events.add(call);
            }
        });
    }

    @Override
    public void audioMissing(CallId call) {
        told.add("audio missing " + call);
    }

    @Override
    public void audioBack(CallId call) {
        told.add("audio back " + call);
    }

    @Override
    public void sound(CallId call, CallSound sound) {
        told.add("sound " + sound);
    }

    @Override
    public void typing(CallId call, String soFar) {
        told.add("typing " + soFar);
    }

    /// What was asked and pressed on a call.
    public Optional<SilentDialogue> silent(CallId id) {
        return writer.state().silent().find(id);
    }

    @Override
    public void keyPressed(CallId call, char key) {
        told.add("key " + key);
    }

    @Override
    public void oddOnTheLine(CallId call, String words) {
        told.add("odd " + words);
    }

    @Override
    public void protection(CallId call, CallProtection protection) {
        told.add("protection " + protection);
    }

    @Override
    public void trunkTrouble(String trunk, String host, String words) {
        told.add("trouble " + trunk + ": " + words);
    }

    @Override
    public void trunkTrusted(String trunk) {
        told.add("trusted " + trunk);
    }

    @Override
    public void fault(String words) {
        told.add("fault " + words);
    }

    @Override
    public void close() throws Exception {
        telephony.close();
        writer.close();
    }
}
