package org.tocsin.edge.telephony;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.edge.journal.Result;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.telephony.media.LegListener;
import org.tocsin.edge.telephony.media.MediaClock;
import org.tocsin.edge.telephony.media.MediaSettings;
import org.tocsin.edge.telephony.media.RtpLeg;
import org.tocsin.edge.telephony.media.Tone;
import org.tocsin.edge.telephony.recording.Label;
import org.tocsin.edge.telephony.recording.Recorder;
import org.tocsin.edge.telephony.recording.Sealed;
import org.tocsin.sip.sdp.LocalMedia;
import org.tocsin.sip.sdp.SrtpTerms;
import org.tocsin.sip.srtp.MasterKey;

/// Gives answered calls a voice: a leg, a bridge, a recording whose end is reported to the journal.
final class Voices {
    private static final System.Logger LOG = System.getLogger(Voices.class.getName());
    private static final Actor RECORDER = new Actor.Machine("recorder");

    private static final MasterKey NO_KEY = MasterKey.of(new byte[MasterKey.BYTES]);

    private final Writer writer;
    private final MediaClock clock;
    private final MediaSettings settings;
    private final FloorSettings floor;
    private final Recorder recorder;
    private final InstantSource time;
    private final TelephonyListener listener;
    private final CallPrints prints = new CallPrints(System::nanoTime);
    private final CallEars ears;
    private final SecureRandom random = new SecureRandom();

    /// What calls have in common, silence after the answer included.
    CallPrints prints() {
        return prints;
    }

    Voices(
            Writer writer,
            MediaClock clock,
            MediaSettings settings,
            FloorSettings floor,
            Recorder recorder,
            InstantSource time,
            TelephonyListener listener,
            CallEars ears) {
        this.ears = ears;
        this.writer = writer;
        this.clock = clock;
        this.settings = settings;
        this.floor = floor;
        this.recorder = recorder;
        this.time = time;
        this.listener = listener;
    }

    String advertisedHost() {
        return settings.advertisedHost();
    }

    /// A socket for the voice of somebody. Empty, and told, if the machine has none left.
    Optional<RtpLeg> openCaller(CallId call) {
        try {
            var leg = openLeg("caller", callerEars(call));
            listenTo(call, leg);
            return Optional.of(leg);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "no socket for a caller's voice", e);
            listener.fault("no socket for the voice of " + call);
            return Optional.empty();
        }
    }

    /// Passes on what is noticed on the leg of a call's caller, whoever rang whom.
    LegListener callerEars(CallId call) {
        return new Ears(call);
    }

    /// The caller is on this leg: keys, a text telephone or silence are noticed from now on.
    void listenTo(CallId call, RtpLeg leg) {
        ears.open(call, leg);
    }

    RtpLeg openLeg(String name, LegListener ears) throws IOException {
        return clock.open(name, ears);
    }

    /// The sound of a call, with nobody on it yet.
    CallVoice openCall(CallId call) {
        var submissions = new Submissions(writer);
        return new CallVoice(
                clock,
                call.toString(),
                name -> {
                    var track = recorder.begin(new Label(call, name, time.instant()));
                    track.sealed().thenAccept(recording -> note(recording, submissions));
                    return track;
                },
                () -> floor.holdTone() ? Tone.hold() : null);
    }

    void note(Sealed recording, Submissions submissions) {
        var note = new CallCommand.NoteRecording(
                recording.label().call(),
                recording.name(),
                recording.sha256(),
                recording.duration().toMillis());
        submissions.submit(note, RECORDER, "recording:" + recording.name(), result -> {
            if (result instanceof Result.Accepted) {
                recorder.noted(recording);
            }
        });
    }

    /// What we say of a leg in its first session description.
    LocalMedia describe(RtpLeg leg, SrtpTerms.Use srtp) {
        return LocalMedia.audio(settings.advertisedHost(), leg.port(), random.nextLong(1, 1L << 52))
                .withSrtp(terms(srtp));
    }

    /// Our keys for another session.
    SrtpTerms terms(SrtpTerms.Use srtp) {
        return SrtpTerms.of(srtp, this::key);
    }

    private MasterKey key() {
        byte[] bytes = new byte[MasterKey.BYTES];
        random.nextBytes(bytes);
        return MasterKey.of(bytes);
    }

    /// What we would say, to learn whether there is anything in common before there is a leg.
    LocalMedia describeNothingYet(SrtpTerms.Use srtp) {
        return LocalMedia.audio(settings.advertisedHost(), settings.firstPort(), 1)
                .withText(settings.firstPort())
                .withMsrp("msrp://" + settings.advertisedHost() + ":" + settings.firstPort() + "/none;tcp")
                .withSrtp(SrtpTerms.of(srtp, () -> NO_KEY));
    }

    /// Passes on what a caller's leg notices.
    private final class Ears implements LegListener {
        private final CallId call;

        Ears(CallId call) {
            this.call = call;
        }

        @Override
        public void audioMissing(RtpLeg leg) {
            prints.silent(call);
            listener.audioMissing(call);
        }

        @Override
        public void audioBack(RtpLeg leg) {
            prints.heard(call);
            listener.audioBack(call);
        }

        @Override
        public void keyPressed(RtpLeg leg, char key) {
            ears.pressed(call, key);
        }
    }
}
