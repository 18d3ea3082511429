package org.tocsin.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.app.configuration.Configuration;
import org.tocsin.app.configuration.Mode;
import org.tocsin.app.directory.WrittenDirectory;
import org.tocsin.core.directory.DirectoryCommand;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.positions.PositionEvent;
import org.tocsin.edge.certificates.CredentialsUnavailable;
import org.tocsin.edge.journal.Commit;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.journal.WriterListener;
import org.tocsin.edge.live.Hub;
import org.tocsin.edge.live.ToClient;
import org.tocsin.edge.live.view.CallNotes;
import org.tocsin.edge.telephony.CallProtection;
import org.tocsin.edge.telephony.CallSound;
import org.tocsin.edge.telephony.FloorSettings;
import org.tocsin.edge.telephony.LineBook;
import org.tocsin.edge.telephony.Peers;
import org.tocsin.edge.telephony.Route;
import org.tocsin.edge.telephony.Telephony;
import org.tocsin.edge.telephony.TelephonyListener;
import org.tocsin.edge.telephony.TelephonySettings;
import org.tocsin.edge.telephony.TextSettings;
import org.tocsin.edge.telephony.keepalive.KeepAlive;
import org.tocsin.edge.telephony.media.MediaSettings;
import org.tocsin.edge.telephony.phones.PhoneAccount;
import org.tocsin.edge.telephony.recording.RecordingUnavailable;
import org.tocsin.edge.telephony.recording.Trouble;
import org.tocsin.edge.telephony.signalling.PortUnavailable;
import org.tocsin.edge.telephony.signalling.SipSettings;
import org.tocsin.edge.telephony.signalling.TlsSettings;
import org.tocsin.edge.telephony.trunks.Trunk;
import org.tocsin.edge.telephony.trunks.Trunks;
import org.tocsin.edge.telephony.webrtc.BrowserSettings;

/// Where calls come in.
final class VoicePart {
    private static final int MOST_CONNECTIONS = 1_000;

    private VoicePart() {}

    /// Opens ports and recordings; nothing is answered before [Telephony#start].
    ///
    /// @param trunk where calls to numbers go
    /// @throws StartFailure if a port is taken or the recordings cannot be written
    static Telephony open(
            Configuration configuration, String trunk, Writer writer, Hub hub, CallNotes notes, Clock clock) {
        var sip = configuration.sip();
        var advertised = sip.advertised().isEmpty() ? numeric(sip.address()) : sip.advertised();
        int first = sip.mediaPortLow() + sip.mediaPortLow() % 2;
        var trunks = trunks(sip.trunks());
        var settings = new TelephonySettings(
                        new SipSettings(
                                sip.address(), advertised, sip.port(), sip.port(), MOST_CONNECTIONS, tls(sip, trunks)),
                        new MediaSettings(sip.address(), advertised, first, sip.mediaPortHigh()),
                        new BrowserSettings(sip.address(), advertised, sip.browserPort()),
                        LineBook.of(writer.state().queues().plan()).withTrunks(trunks.names()),
                        recordings(configuration),
                        new TextSettings(
                                configuration.text().gateway(),
                                configuration.text().ttyChallenge(),
                                configuration.text().ttyWords(),
                                configuration.text().msrpPort()),
                        floor(configuration, trunk))
                .withPeers(new Peers(phones(sip.phones()), trunks));
        try {
            var telephony = Telephony.open(settings, writer, clock, new Alarms(hub, notes, clock));
            writer.subscribe(new Seats(telephony));
            TrunkAlarms.begin(writer, hub, clock);
            return telephony;
        } catch (PortUnavailable e) {
            throw new StartFailure(StartFailure.PORT_TAKEN, e.getMessage() + ".", e);
        } catch (CredentialsUnavailable e) {
            throw new StartFailure(StartFailure.BAD_CONFIGURATION, "SIP over TLS: " + e.getMessage() + ".", e);
        } catch (RecordingUnavailable e) {
            throw new StartFailure(StartFailure.CANNOT_START, "The recordings: " + e.getMessage() + ".", e);
        }
    }

    private static List<PhoneAccount> phones(String file) {
        try {
            return file.isEmpty() ? List.of() : PhoneAccount.read(Path.of(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new StartFailure(StartFailure.BAD_CONFIGURATION, "sip.phones " + file + ": " + e.getMessage(), e);
        }
    }

    static @Nullable TlsSettings tls(Configuration.SipPart sip, Trunks trunks) {
        if (sip.tlsCertificate().isEmpty()) {
            trunks.list().stream().filter(Trunk::tls).findFirst().ifPresent(trunk -> {
                throw new StartFailure(
                        StartFailure.BAD_CONFIGURATION,
                        "sip.trunks: trunk " + trunk.name()
                                + " speaks TLS and this centre has no certificate: give sip.tls-certificate and"
                                + " sip.tls-key.");
            });
            return null;
        }
        return new TlsSettings(
                sip.tlsPort(),
                Path.of(sip.tlsCertificate()),
                Path.of(sip.tlsKey()),
                sip.tlsAuthorities().isEmpty() ? null : Path.of(sip.tlsAuthorities()),
                sip.tlsRequireCertificate());
    }

    /// The trunks of a file; none without one.
    ///
    /// @throws StartFailure if it cannot be read
    static Trunks trunks(String file) {
        try {
            return file.isEmpty() ? Trunks.NONE : Trunks.read(Path.of(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new StartFailure(StartFailure.BAD_CONFIGURATION, "sip.trunks " + file + ": " + e.getMessage(), e);
        }
    }

    private static FloorSettings floor(Configuration configuration, String trunk) {
        var sip = configuration.sip();
        return new FloorSettings(Route.of(trunk, sip.callerId()), sip.holdTone(), sip.refer(), keepAlive(sip));
    }

    private static KeepAlive keepAlive(Configuration.SipPart sip) {
        var longest = KeepAlive.STANDARD.patience();
        boolean shorter = !sip.keepAlive().isZero() && sip.keepAlive().compareTo(longest) < 0;
        return new KeepAlive(
                sip.keepAlive(), shorter ? sip.keepAlive() : longest, sip.keepAliveFailures(), sip.keepAliveAnswers());
    }

    /// @throws StartFailure if the directory is not there or has a fault
    static DirectoryCommand.Load directory(Configuration configuration, Mode mode, CityPack city) {
        var file = configuration.centre().directory();
        if (file.isEmpty()) {
            return mode == Mode.RUN ? WrittenDirectory.demo(city) : new DirectoryCommand.Load("none", List.of());
        }
        try {
            return WrittenDirectory.read(Path.of(file));
        } catch (IOException e) {
            throw new StartFailure(StartFailure.CANNOT_START, "The directory " + file + " cannot be read.", e);
        } catch (IllegalArgumentException e) {
            throw new StartFailure(StartFailure.BAD_CONFIGURATION, "The directory " + file + ": " + e.getMessage(), e);
        }
    }

    static Path recordings(Configuration configuration) {
        return configuration.files().dataFolder().resolve("recordings");
    }

    private static String numeric(String address) {
        try {
            return InetAddress.getByName(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new StartFailure(StartFailure.BAD_CONFIGURATION, "sip.address " + address + " is no address.", e);
        }
    }

    /// Whoever leaves a position hears and speaks there no more.
    private record Seats(Telephony telephony) implements WriterListener {
        @Override
        public void committed(Commit commit) {
            for (var event : commit.events()) {
                if (event instanceof PositionEvent.SignedOff off) {
                    telephony.hangUpVoice(off.position());
                }
            }
        }
    }

    /// What telephony has to say, on every console.
    private record Alarms(Hub hub, CallNotes notes, Clock clock) implements TelephonyListener {
        @Override
        public void audioMissing(CallId call) {
            tell(
                    "audio-" + call,
                    ToClient.AlarmLevel.WARNING,
                    "Nothing is heard from " + call + ": offer to call back.");
        }

        @Override
        public void audioBack(CallId call) {
            clear("audio-" + call, call + " is heard again.");
        }

        @Override
        public void sound(CallId call, CallSound sound) {
            notes.noteSound(call, sound.name(), clock.instant());
            hub.onHeard(call);
        }

        @Override
        public void typing(CallId call, String soFar) {
            notes.noteTyping(call, soFar);
            hub.onHeard(call);
        }

        @Override
        public void silenced(CallId call) {
            notes.noteOver(call);
            hub.onHeard(call);
        }

        @Override
        public void oddOnTheLine(CallId call, String words) {
            tell("line-" + call, ToClient.AlarmLevel.INFO, call + ": " + words);
        }

        /// A call without either shows so with its next change: under a flood no more than that is sent.
        @Override
        public void protection(CallId call, CallProtection protection) {
            if (notes.noteProtection(call, protection.signalling(), protection.voice())) {
                hub.onCallChanged(call);
            }
        }

        @Override
        public void trunkTrouble(String trunk, String host, String words) {
            if (trunk.isEmpty()) {
                tell("tls-stranger", ToClient.AlarmLevel.INFO, host + " was refused over TLS: " + words + ".");
            } else {
                tell("tls-" + trunk, ToClient.AlarmLevel.WARNING, "Trunk " + trunk + " is refused: " + words + ".");
            }
        }

        @Override
        public void trunkTrusted(String trunk) {
            clear("tls-" + trunk, "Trunk " + trunk + " shows a good certificate again.");
        }

        @Override
        public void ownCertificate(String words) {
            if (words.isEmpty()) {
                clear("tls-own", "The certificate for SIP over TLS is good again.");
            } else {
                tell("tls-own", ToClient.AlarmLevel.WARNING, "The certificate for SIP over TLS: " + words + ".");
            }
        }

        @Override
        public void recordingTrouble(Trouble trouble) {
            switch (trouble) {
                case Trouble.CannotWrite t ->
                    tell(
                            "recording",
                            ToClient.AlarmLevel.CRITICAL,
                            t.call() + " is not being recorded: " + t.cause() + ". The call itself goes on.");
                case Trouble.WritesAgain t ->
                    clear("recording", t.call() + " is recorded again, " + t.framesLost() + " frames are lost.");
                case Trouble.CannotForce t ->
                    tell(
                            "recording-disk",
                            ToClient.AlarmLevel.CRITICAL,
                            "The disk of the recordings has failed (" + t.cause() + "): replace it.");
                case Trouble.CannotRecover t ->
                    tell(
                            "recording-" + t.file(),
                            ToClient.AlarmLevel.WARNING,
                            "The recording " + t.file() + " cannot be read: " + t.cause() + ".");
            }
        }

        @Override
        public void fault(String words) {
            tell("telephony", ToClient.AlarmLevel.CRITICAL, "Telephony: " + words + ".");
        }

        private void tell(String id, ToClient.AlarmLevel level, String text) {
            hub.tellAlarm(new ToClient.Alarm(id, level, text, clock.instant(), null));
        }

        private void clear(String id, String text) {
            hub.tellAlarm(new ToClient.Alarm(id, ToClient.AlarmLevel.INFO, text, clock.instant(), true));
        }
    }
}
