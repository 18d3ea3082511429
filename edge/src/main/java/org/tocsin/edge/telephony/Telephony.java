package org.tocsin.edge.telephony;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.edge.interop.alarms.AlarmDesk;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.reference.TrustList;
import org.tocsin.edge.telephony.keepalive.TrunkReading;
import org.tocsin.edge.telephony.media.Bridge;
import org.tocsin.edge.telephony.media.MediaClock;
import org.tocsin.edge.telephony.media.MediaLeg;
import org.tocsin.edge.telephony.phones.DeskPhones;
import org.tocsin.edge.telephony.phones.UnheardDesks;
import org.tocsin.edge.telephony.recording.Recorder;
import org.tocsin.edge.telephony.signalling.SipLoop;
import org.tocsin.edge.telephony.webrtc.BrowserLeg;
import org.tocsin.edge.telephony.webrtc.BrowserMedia;
import org.tocsin.sip.agent.Census;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.agent.UserAgentSettings;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.SipUri;

/// The whole of telephony: open it, [#start] it, close it.
///
///     var telephony = Telephony.open(TelephonySettings.loopback(5060, folder), writer, InstantSource.system(),
/// listener);
///     telephony.start();
///
/// From then on calls arrive in the calls room, are answered when somebody there answers them, and are
/// recorded.
public final class Telephony implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Telephony.class.getName());
    private static final Duration RECONCILE_EVERY = Duration.ofSeconds(5);
    private static final Duration LOOK_AT_CERTIFICATE_EVERY = Duration.ofMinutes(10);
    private static final Duration TICK = Duration.ofMillis(200);
    /// A call whose BYE was lost is found within half of this.
    private static final Duration SESSION_INTERVAL = Duration.ofSeconds(180);
    private static final Duration PARTING = Duration.ofMillis(300);

    private final Writer writer;
    private final TelephonyListener listener;
    private final Recorder recorder;
    private final MediaClock clock;
    private final SipLoop loop;
    private final BrowserMedia browsers;
    private final Voices callVoices;
    private final MsrpDoor msrp;
    private final TextCarrier texts;
    private final Switchboard switchboard;
    private final DeskPhones phones;
    private final AlarmCarrier alarms;
    private final TrunkDesk trunks;
    private final InstantSource time;
    private final String advertisedHost;
    private volatile @Nullable PresenceSource presence;
    private final Map<PositionId, BrowserLeg> voices = new ConcurrentHashMap<>();
    private final Map<PositionId, BrowserLeg> offered = new ConcurrentHashMap<>();
    private final ScheduledExecutorService reconciler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("telephony-reconcile").daemon().factory());

    private Telephony(
            TelephonySettings settings,
            Writer writer,
            InstantSource time,
            TelephonyListener listener,
            Recorder recorder,
            MediaClock clock,
            SipLoop loop,
            BrowserMedia browsers,
            MsrpDoor msrp) {
        this.msrp = msrp;
        this.writer = writer;
        this.listener = listener;
        this.recorder = recorder;
        this.clock = clock;
        this.loop = loop;
        this.time = time;
        this.advertisedHost = settings.sip().advertisedHost();
        this.browsers = browsers;
        var ears = new CallEars(writer, clock, settings.media(), msrp, settings.texts(), listener);
        callVoices = new Voices(writer, clock, settings.media(), settings.floor(), recorder, time, listener, ears);
        texts = new TextCarrier(
                writer,
                loop,
                settings.lines(),
                time,
                settings.texts(),
                settings.sip().advertisedHost());
        trunks = new TrunkDesk(writer, loop, settings.floor(), settings.sip().advertisedHost(), time);
        var gate = new TrunkGate(settings.peers().trunks(), loop, settings.lines(), listener, trunks::trouble);
        loop.admit(gate);
        switchboard = new Switchboard(
                writer, loop, callVoices, texts, ears, settings.lines(), settings.floor(), time, listener, gate);
        alarms = new AlarmCarrier(loop, new AlarmDesk(writer, _ -> Optional.empty(), time), time);
        phones = new DeskPhones(settings.peers().phones(), loop, clock, settings.media(), time, new DeskPhones.Seats() {
            @Override
            public void seat(PositionId position, MediaLeg leg) {
                switchboard.seat(position, leg);
            }

            @Override
            public void unseat(PositionId position, MediaLeg leg) {
                switchboard.unseat(position, leg);
            }
        });
        switchboard.ringDesks(new UnheardDesks(offered::containsKey, phones::call));
    }

    /// Opens directory and ports; nothing is answered yet.
    ///
    /// @throws org.tocsin.edge.telephony.signalling.PortUnavailable   if a port is taken
    /// @throws org.tocsin.edge.certificates.CredentialsUnavailable if our certificate cannot be used
    /// @throws org.tocsin.edge.telephony.recording.RecordingUnavailable if the recordings cannot be written
    /// In either case nothing stays open.
    public static Telephony open(
            TelephonySettings settings, Writer writer, InstantSource time, TelephonyListener listener) {
        var loop = SipLoop.open(settings.sip(), agent -> shape(agent, settings), new SecureIdentifiers());
        Recorder recorder = null;
        MediaClock clock = null;
        MsrpDoor msrp = null;
        try {
            recorder = Recorder.open(settings.recordings(), listener::recordingTrouble);
            clock = new MediaClock(settings.media());
            var browsers = BrowserMedia.open(clock, settings.browsers());
            msrp = MsrpDoor.open(
                    settings.sip().bindHost(),
                    settings.sip().advertisedHost(),
                    settings.texts().msrpPort());
            return new Telephony(settings, writer, time, listener, recorder, clock, loop, browsers, msrp);
        } catch (IOException | RuntimeException e) {
            closeQuietly(msrp);
            closeQuietly(clock);
            closeQuietly(recorder);
            closeQuietly(loop);
            throw e instanceof RuntimeException known
                    ? known
                    : new IllegalStateException("media: " + e.getMessage(), e);
        }
    }

    private static UserAgentSettings shape(UserAgentSettings agent, TelephonySettings settings) {
        return agent.withSessionInterval(SESSION_INTERVAL)
                .withForwarded(settings.peers().phones().isEmpty() ? Set.of() : Set.of(Method.REGISTER));
    }

    /// Declares calls of an earlier life lost, seals their recordings, and begins to take calls.
    public void start() {
        writer.subscribe(switchboard);
        switchboard.declareLost();
        texts.start();
        loop.start(this::on);
        trunks.start();
        reconciler.scheduleAtFixedRate(
                switchboard::lookAtDesks,
                RECONCILE_EVERY.toMillis(),
                RECONCILE_EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
        reconciler.scheduleAtFixedRate(
                switchboard::reconcile, RECONCILE_EVERY.toMillis(), RECONCILE_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        loop.findCredentials()
                .map(credentials -> new CertificateWatch(credentials, time, listener))
                .ifPresent(watch -> reconciler.scheduleAtFixedRate(
                        watch::look, 0, LOOK_AT_CERTIFICATE_EVERY.toMillis(), TimeUnit.MILLISECONDS));
        reconciler.scheduleAtFixedRate(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
        Thread.ofVirtual().name("recording-recovery").start(this::recover);
    }

    private void tick() {
        trunks.tick();
        switchboard.tick();
    }

    /// Follows callers whose calls refer to their presence, from now on. Called once.
    ///
    /// @param trusted whose references are followed
    public PresenceSource followPresence(Supplier<TrustList> trusted, PresenceSettings how) {
        var own = SipUri.of("centre", Route.bracketed(advertisedHost), 0);
        var source = new PresenceSource(writer, loop, own, trusted, how, time, listener);
        presence = source;
        writer.subscribe(source);
        reconciler.scheduleAtFixedRate(
                source::reconcile, RECONCILE_EVERY.toMillis(), RECONCILE_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return source;
    }

    private void on(Event event) {
        if (event instanceof Event.TransferAsked asked && asked.call() != null) {
            var phone = phones.findPosition(asked.call());
            if (phone.isPresent()) {
                switchboard.referred(asked, phone.get());
                return;
            }
        }
        // One place says whose a message is: alarms by their type, the rest are texts or belong to a call.
        var followed = presence;
        if (followed != null && followed.on(event)) {
            return;
        }
        if (!trunks.on(event) && !phones.on(event) && !alarms.on(event)) {
            switchboard.on(event);
        }
    }

    private void recover() {
        try {
            for (var recording : recorder.recover()) {
                callVoices.note(recording, new Submissions(writer));
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "recordings of an earlier life could not be sealed", e);
            listener.fault("recordings of an earlier life could not be sealed");
        }
    }

    public int sipUdpPort() {
        try {
            return loop.udpPort();
        } catch (IOException e) {
            throw new IllegalStateException("telephony is closed", e);
        }
    }

    public int sipTcpPort() {
        try {
            return loop.tcpPort();
        } catch (IOException e) {
            throw new IllegalStateException("telephony is closed", e);
        }
    }

    /// @throws IllegalStateException without TLS
    public int sipTlsPort() {
        try {
            return loop.tlsPort();
        } catch (IOException e) {
            throw new IllegalStateException("there is no TLS", e);
        }
    }

    /// Takes the voice of a position's browser: answers its WebRTC offer and gives the position its sound. A later
    /// offer for the same position, after a reload say, takes the place of this one. From any thread.
    ///
    /// @return the answer for the browser
    /// @throws org.tocsin.sip.MalformedException if the offer cannot be answered; the message says why
    public String offerVoice(PositionId position, String offer) {
        var answer = browsers.accept("position-" + position.value().replaceAll("[^A-Za-z0-9-]", "-"), offer);
        var leg = answer.leg();
        offered.put(position, leg);
        leg.connected().thenAccept(connected -> {
            var before = voices.put(position, connected);
            seat(position, connected);
            if (before != null) {
                before.close();
            }
        });
        leg.over().thenAccept(gone -> {
            offered.remove(position, gone);
            voices.remove(position, gone);
            unseat(position, gone);
        });
        return answer.sdp();
    }

    /// Takes a position's browser off the line, connected or about to be; without one nothing happens. From
    /// any thread.
    public void hangUpVoice(PositionId position) {
        for (var legs : List.of(voices, offered)) {
            var leg = legs.get(position);
            if (leg != null) {
                leg.close();
            }
        }
    }

    /// The voice of a position's browser while it has one.
    public Optional<BrowserLeg> findVoice(PositionId position) {
        return Optional.ofNullable(voices.get(position));
    }

    /// Gives a position its sound. It hears and speaks to the call the position has, and to the next ones, until
    /// [#unseat] or until another leg takes the seat. From any thread.
    public void seat(PositionId position, MediaLeg leg) {
        switchboard.seat(position, leg);
    }

    public void unseat(PositionId position, MediaLeg leg) {
        switchboard.unseat(position, leg);
    }

    /// How loud everybody is on the call a position is on, by the names of their legs (`caller`, `interpreter-4`,
    /// `position-P1`); empty when it is on none. From any thread.
    public CompletableFuture<List<Bridge.Level>> levels(PositionId position) {
        return switchboard.levels(position);
    }

    /// How loud a position hears one leg of its call: 1 as it comes, up to [Bridge#LOUDEST]. From any thread.
    public void volume(PositionId position, String leg, double factor) {
        switchboard.volume(position, leg, factor);
    }

    /// Asks the network for the sound of the caller a position has anew. From any thread.
    ///
    /// @return whether it could be asked
    public CompletableFuture<Boolean> renewSound(PositionId position) {
        return switchboard.renew(position);
    }

    /// The telephones on the desks.
    public DeskPhones phones() {
        return phones;
    }

    /// How the trunks have answered of late, in the order in which they are tried. From any thread.
    public CompletableFuture<List<TrunkReading>> listTrunks() {
        return trunks.list();
    }

    /// Where legs are opened and ticked: for browsers' media.
    public MediaClock clock() {
        return clock;
    }

    /// The file of a recording by its name in the journal.
    public Optional<Path> findRecording(String name) {
        return recorder.find(name);
    }

    /// Recordings of a call, those in the making too.
    public List<String> listRecordings(java.time.Instant day, CallId call) throws IOException {
        return recorder.list(day, call.number());
    }

    /// What the SIP side holds at the moment.
    public Census census() {
        return loop.census();
    }

    /// Hangs up what is left, seals the recordings and closes the ports.
    @Override
    public void close() {
        writer.unsubscribe(switchboard);
        reconciler.shutdownNow();
        switchboard.hangUpAll();
        var followed = presence;
        if (followed != null) {
            writer.unsubscribe(followed);
            followed.leaveAll();
        }
        try {
            Thread.sleep(PARTING); // for the BYEs and the last commands to leave
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closeQuietly(loop);
        closeQuietly(msrp);
        closeQuietly(browsers);
        closeQuietly(clock);
        closeQuietly(recorder);
    }

    private static void closeQuietly(@Nullable AutoCloseable one) {
        try {
            if (one != null) {
                one.close();
            }
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "closing telephony", e);
        }
    }
}
