package org.tocsin.edge.telephony;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.calls.Line;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.silent.SilentCommand;
import org.tocsin.core.texts.Medium;
import org.tocsin.core.texts.Route;
import org.tocsin.core.texts.Said;
import org.tocsin.core.texts.TextCommand;
import org.tocsin.core.texts.TextEvent;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.telephony.media.MediaClock;
import org.tocsin.edge.telephony.media.MediaSettings;
import org.tocsin.edge.telephony.media.RtpLeg;
import org.tocsin.sip.sdp.AgreedMedia;
import org.tocsin.sip.sdp.LocalMedia;
import org.tocsin.sip.sdp.Media;
import org.tocsin.sip.sdp.SessionDescription;

/// The ears of all calls that are up: what they find becomes a command, what is written to a text telephone is sounded.
/// Safe from any thread.
final class CallEars {
    private static final Actor CHALLENGE = new Actor.Machine("tty challenge");
    private static final Actor SELF = new Actor.Machine("telephony");

    private final Writer writer;
    private final MediaClock clock;
    private final MediaSettings media;
    private final MsrpDoor msrp;
    private final Map<CallId, String> paths = new ConcurrentHashMap<>();
    private final TextSettings settings;
    private final TelephonyListener listener;
    private final Map<CallId, RttLeg> legs = new ConcurrentHashMap<>();
    private final Map<CallId, CallEar> ears = new ConcurrentHashMap<>();
    private final AtomicLong presses = new AtomicLong(System.nanoTime());

    CallEars(
            Writer writer,
            MediaClock clock,
            MediaSettings media,
            MsrpDoor msrp,
            TextSettings settings,
            TelephonyListener listener) {
        this.media = media;
        this.msrp = msrp;
        this.writer = writer;
        this.clock = clock;
        this.settings = settings;
        this.listener = listener;
    }

    /// From now on the caller's leg is listened to.
    void open(CallId call, RtpLeg leg) {
        boolean emergency = find(call).map(c -> c.line() == Line.EMERGENCY).orElse(false);
        long seconds = emergency ? settings.challengeAfter().toSeconds() : 0;
        var ear = new CallEar(new Found(call, new Submissions(writer), Medium.TTY), (int) (seconds * 50));
        ears.put(call, ear);
        leg.tap(ear);
    }

    /// Adds real-time text and messages to our description of a call whose offer has them; again, it is the same.
    LocalMedia withText(CallId call, @Nullable SessionDescription offer, LocalMedia local) {
        boolean messages = offer != null && offer.media().stream().anyMatch(Media::isMsrp);
        if (messages) {
            var path = paths.computeIfAbsent(
                    call, _ -> msrp.expect(new Found(call, new Submissions(writer), Medium.MSRP)));
            return withLetters(call, offer, local.withMsrp(path));
        }
        return withLetters(call, offer, local);
    }

    private LocalMedia withLetters(CallId call, @Nullable SessionDescription offer, LocalMedia local) {
        boolean offered = offer != null
                && offer.media().stream().anyMatch(stream -> stream.type().equalsIgnoreCase("text"));
        if (!offered) {
            return local;
        }
        var open = legs.get(call);
        if (open != null) {
            return local.withText(open.port());
        }
        try {
            var leg = RttLeg.open(media, new Found(call, new Submissions(writer), Medium.RTT));
            legs.put(call, leg);
            return local.withText(leg.port());
        } catch (IOException e) {
            listener.fault("no socket for the text of " + call);
            return local;
        }
    }

    /// What offer and answer came to.
    ///
    /// @param peer where the signalling came from, null if unknown
    void connect(CallId call, List<AgreedMedia> agreed, @Nullable InetAddress peer) {
        var path = paths.get(call);
        if (path != null) {
            agreed.stream()
                    .filter(AgreedMedia.Messages.class::isInstance)
                    .map(AgreedMedia.Messages.class::cast)
                    .forEach(messages -> msrp.connect(path, messages.remotePath()));
        }
        var leg = legs.get(call);
        if (leg != null) {
            agreed.stream()
                    .filter(AgreedMedia.Text.class::isInstance)
                    .map(AgreedMedia.Text.class::cast)
                    .forEach(text -> leg.connect(text, peer));
        }
    }

    /// A key came as an event (RFC 4733).
    void pressed(CallId call, char key) {
        var ear = ears.get(call);
        if (ear != null) {
            clock.execute(ear::eventHeard);
        }
        press(call, key, new Submissions(writer));
    }

    private void press(CallId call, char key, Submissions submissions) {
        listener.keyPressed(call, key);
        submissions.submit(
                new SilentCommand.Press(call, key), network(call), "key:" + call + ":" + presses.incrementAndGet());
    }

    void committed(TextEvent event) {
        switch (event) {
            case TextEvent.TextSent sent
            when sent.medium() == Medium.TTY -> {
                var ear = ears.get(sent.call());
                if (ear == null) {
                    settle(sent.call(), sent.message(), false, "there is no voice on this call to sound it on");
                } else {
                    clock.execute(() -> ear.type(sent.message(), sent.text().text()));
                }
            }
            case TextEvent.TextSent sent
            when sent.medium() == Medium.RTT -> {
                var leg = legs.get(sent.call());
                if (leg == null) {
                    settle(sent.call(), sent.message(), false, "there is no real-time text on this call");
                } else {
                    leg.type(sent.message(), sent.text().text());
                }
            }
            case TextEvent.TextSent sent
            when sent.medium() == Medium.MSRP -> {
                var path = paths.get(sent.call());
                if (path == null) {
                    settle(sent.call(), sent.message(), false, "the message session is over");
                } else {
                    var words = sent.text().text();
                    Thread.ofVirtual().name("msrp-send").start(() -> msrp.send(path, sent.message(), words));
                }
            }
            case TextEvent.CarryOverSet set -> {
                var ear = ears.get(set.call());
                if (ear != null) {
                    clock.execute(() -> ear.carry(set.carryOver()));
                }
            }
            default -> {
                // What others carry.
            }
        }
    }

    void committed(CallEvent event) {
        switch (event) {
            case CallEvent.CallEnded e -> close(e.call());
            case CallEvent.CallDropped e -> close(e.call());
            default -> {
                // The caller is still on the line, or never was.
            }
        }
    }

    private void close(CallId call) {
        var path = paths.remove(call);
        if (path != null) {
            msrp.forget(path);
        }
        var leg = legs.remove(call);
        if (leg != null) {
            leg.listSentOnce().forEach(message -> settle(call, message, true, ""));
            leg.close();
        }
        if (ears.remove(call) != null) {
            listener.silenced(call);
            writer.state()
                    .texts()
                    .find(call)
                    .ifPresent(conversation -> conversation.listUnsettled().stream()
                            .filter(message -> message.medium() != Medium.MESSAGE)
                            .forEach(message ->
                                    settle(call, message.number(), false, "the call was over before it was sent")));
        }
    }

    private void settle(CallId call, long message, boolean delivered, String reason) {
        new Submissions(writer)
                .submit(
                        new TextCommand.NoteDelivery(call, message, delivered, reason),
                        SELF,
                        "tty-delivery:" + call + ":" + message);
    }

    private java.util.Optional<Call> find(CallId call) {
        return writer.state().calls().find(call);
    }

    private Actor network(CallId call) {
        return new Actor.Network(find(call).map(Call::trunk).orElse("network"));
    }

    /// What one ear finds.
    private final class Found implements CallEar.Finder, RttLeg.Reader, MsrpDoor.Reader {
        private final CallId call;
        private final Submissions submissions;
        private final Medium medium;

        Found(CallId call, Submissions submissions, Medium medium) {
            this.medium = medium;
            this.call = call;
            this.submissions = submissions;
        }

        @Override
        public void key(char key) {
            press(call, key, submissions);
        }

        @Override
        public void typing(String soFar) {
            var ear = ears.get(call);
            if (medium == Medium.RTT && ear != null) {
                clock.execute(ear::somebody);
            }
            listener.typing(call, soFar);
        }

        @Override
        public void typed(String line) {
            find(call)
                    .ifPresent(found -> submissions.submit(
                            new TextCommand.Receive(found.signalling(), medium, Route.BY_NUMBER, new Said(line)),
                            network(call),
                            "tty:" + call + ":" + presses.incrementAndGet()));
        }

        @Override
        public void sound(CallSound sound) {
            listener.sound(call, sound);
        }

        @Override
        public void nobody() {
            submissions.submit(
                    new TextCommand.Send(call, new Said(settings.challenge()), ""), CHALLENGE, "tty-challenge:" + call);
        }

        @Override
        public void settled(long message, int status) {
            settle(call, message, status == 200, status == 200 ? "" : "the session answered " + status);
        }

        @Override
        public void sent(long message) {
            settle(call, message, true, "");
        }

        @Override
        public void sounded(long message) {
            settle(call, message, true, "");
        }
    }
}
