package org.tocsin.edge.telephony;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.tocsin.core.texts.CarryOver;
import org.tocsin.edge.telephony.media.DtmfDetector;
import org.tocsin.edge.telephony.media.LegTap;
import org.tocsin.edge.telephony.media.SpeechDetector;
import org.tocsin.sip.tty.TtyDemodulator;
import org.tocsin.sip.tty.TtyModulator;

/// What is in the sound of a caller besides words: keys as tones, a text telephone, or nobody. It also sounds what is
/// written to a text telephone. The samples are its clock; confined to the media clock's thread.
final class CallEar implements LegTap {
    /// Nobody has spoken for so long: five seconds of 20 ms steps.
    static final int QUIET_STEPS = 250;

    private static final int STEPS_PER_SECOND = 50;
    /// People pause; who has spoken and says nothing for this long may not be able to any more.
    private static final int QUIET_AFTER_WORDS = 15 * STEPS_PER_SECOND;
    /// Characters within [#GATHERED] that make a text telephone of what might have been a noise.
    private static final int CONVINCING = 3;

    private static final int GATHERED = 3 * STEPS_PER_SECOND;
    private static final int LINE_ENDS_AFTER = 2 * STEPS_PER_SECOND;
    private static final int LONGEST_LINE = 300;
    /// A text telephone cannot be heard while it is spoken to: wait for its end, but not for ever.
    private static final int CLEAR_AFTER = STEPS_PER_SECOND / 2;

    private static final int WAIT_AT_MOST = 15 * STEPS_PER_SECOND;

    /// Told what was found, on the media clock's thread.
    interface Finder {
        /// A key as tones in the sound.
        void key(char key);

        /// What the caller has typed so far, empty when the line is done.
        void typing(String soFar);

        /// The caller has typed a line.
        void typed(String line);

        /// Somebody speaks, nobody does, or a text telephone does.
        void sound(CallSound sound);

        /// Nobody has spoken, typed or pressed anything since the answer, for as long as is set.
        void nobody();

        /// A message was sounded to its end.
        void sounded(long message);
    }

    private record Writing(long message, String text) {}

    private final Finder finder;
    private final int challengeSteps;
    private final DtmfDetector keys = new DtmfDetector();
    private final SpeechDetector voice = new SpeechDetector();
    private final TtyDemodulator ear = new TtyDemodulator();
    private final TtyModulator mouth = new TtyModulator();
    private final Deque<Writing> waiting = new ArrayDeque<>();
    private final StringBuilder line = new StringBuilder();
    private CarryOver carry = CarryOver.TEXT;
    private CallSound sound = CallSound.UNKNOWN;
    private long step;
    private long lastCharacter = -GATHERED;
    private long lastVoice;
    private long waitingSince;
    private long characters;
    private long soundingMessage;
    private boolean machine;
    private boolean anybody;
    private boolean spoke;
    private boolean challenged;
    private boolean eventsHeard;

    /// @param challengeSteps steps of 20 ms after which nobody is told, 0 for never
    CallEar(Finder finder, int challengeSteps) {
        this.finder = finder;
        this.challengeSteps = challengeSteps;
    }

    /// A key came as an event (RFC 4733): its tones, should they come too, are not a second press.
    void eventHeard() {
        eventsHeard = true;
        anybody = true;
    }

    /// Somebody is there: they are heard, or read, elsewhere.
    void somebody() {
        anybody = true;
        lastVoice = step;
    }

    void carry(CarryOver mode) {
        carry = mode;
    }

    /// Sounds a message when the caller's machine is silent.
    void type(long message, String text) {
        waiting.add(new Writing(message, text));
        waitingSince = step;
    }

    @Override
    public boolean heard(short[] frame, boolean sounded) {
        step++;
        char key = keys.hear(frame);
        if (key != 0) {
            anybody = true;
            lastVoice = step;
            if (!eventsHeard) {
                finder.key(key);
            }
        }
        boolean toned = listen(frame);
        boolean speaks = voice.speaks(frame) && !toned && key == 0;
        if (speaks) {
            anybody = true;
            spoke = true;
            lastVoice = step;
        }
        tellSound(toned, speaks, sounded);
        if (!anybody && !challenged && challengeSteps > 0 && step >= challengeSteps) {
            challenged = true;
            finder.nobody();
        }
        if (toned && machine) {
            // Nobody should have to listen to it; what it says stands on the screen.
            Arrays.fill(frame, (short) 0);
            return false;
        }
        return sounded;
    }

    private void tellSound(boolean toned, boolean speaks, boolean sounded) {
        var now = machine && toned
                ? CallSound.TTY
                : speaks
                        ? CallSound.VOICE
                        : step - lastVoice >= (spoke ? QUIET_AFTER_WORDS : QUIET_STEPS)
                                ? sounded ? CallSound.QUIET : CallSound.NOTHING
                                : sound;
        if (now != sound) {
            sound = now;
            finder.sound(now);
        }
    }

    /// @return whether a text telephone is sounding
    private boolean listen(short[] frame) {
        var text = ear.hear(frame);
        if (ear.characters() > characters) {
            characters = ear.characters();
            if (step - lastCharacter > GATHERED && !machine) {
                line.setLength(0);
            }
            lastCharacter = step;
            line.append(text);
            machine = machine || line.length() >= CONVINCING;
            if (machine) {
                anybody = true;
                lastVoice = step;
                finder.typing(line.toString());
            }
        }
        endLine();
        return step - lastCharacter < CLEAR_AFTER;
    }

    private void endLine() {
        if (!machine || line.isEmpty()) {
            return;
        }
        int ended = line.indexOf("\n");
        boolean turned = step - lastCharacter > CLEAR_AFTER && line.toString().matches("(?s).*\\b(GA|SK)\\W*");
        if (ended >= 0 || turned || step - lastCharacter > LINE_ENDS_AFTER || line.length() > LONGEST_LINE) {
            int end = ended >= 0 ? ended : line.length();
            var words = line.substring(0, end).strip();
            line.delete(0, Math.min(line.length(), end + 1));
            if (!words.isEmpty()) {
                finder.typed(words);
            }
            finder.typing(line.toString());
        }
    }

    @Override
    public boolean saying(short[] frame, boolean silent) {
        if (!mouth.busy() && soundingMessage == 0) {
            boolean clear = step - lastCharacter > CLEAR_AFTER || step - waitingSince > WAIT_AT_MOST;
            var next = clear ? waiting.poll() : null;
            if (next != null) {
                soundingMessage = next.message();
                mouth.type(next.text());
            }
        }
        if (mouth.busy()) {
            System.arraycopy(mouth.next(frame.length), 0, frame, 0, frame.length);
            return false;
        }
        if (soundingMessage != 0) {
            finder.sounded(soundingMessage);
            soundingMessage = 0;
        }
        // The microphone would garble what a text telephone types.
        if (machine && (carry == CarryOver.TEXT || carry == CarryOver.VOICE)) {
            Arrays.fill(frame, (short) 0);
            return true;
        }
        return silent;
    }
}
