package org.tocsin.core.line;

import org.jspecify.annotations.Nullable;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.conference.Ear;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.positions.PositionCommand;

/// Reads one line against the state it was typed in. What the verbs of a room take is in that room's own reader:
/// [UnitLine], [IncidentLine], [CallLine], ...
public final class CommandLine {
    private final Typed typed;

    private CommandLine(Typed typed) {
        this.typed = typed;
    }

    /// @param working  incident on the screen of whoever typed, for lines that name none
    /// @param position where they sit
    /// @param override ask again for what was refused as overridable; a trailing `!` does the same
    public static Parsed parse(
            String text, Centre centre, @Nullable IncidentId working, @Nullable PositionId position, boolean override) {
        var stripped = text.strip();
        if (stripped.startsWith(":")) {
            var words = new Tokens(stripped.substring(1));
            return new IncidentLine(new Typed(centre, working, position, override, words)).noteHere();
        }
        boolean bang = stripped.endsWith("!");
        var plain = new Tokens(bang ? stripped.substring(0, stripped.length() - 1) : stripped);
        return new CommandLine(new Typed(centre, working, position, override || bang, plain)).parse();
    }

    private Parsed parse() {
        var first = typed.tokens().next();
        if (first.isEmpty()) {
            return new Parsed.Unread("line-empty", "Type a command, a unit or an incident number. ? shows them all.");
        }
        var word = first.get();
        var verb = Verb.find(word);
        // A unit named like a verb wins only when it exists and what follows reads as unit-first.
        if (verb.isPresent() && !units().begins(word)) {
            boolean street = StreetClosing.saysSo(word, typed.tokens().ahead());
            return obey(street ? Verb.CLOSE_STREET : verb.get());
        }
        var digits = Typed.bare(word);
        if (Typed.isNumber(digits)) {
            return typed.tokens().isEmpty()
                    ? typed.incident(digits, Parsed.ShowIncident::new)
                    : units().dispatchTo(digits);
        }
        return typed.units(word)
                .map(named -> units().unitFirst(named))
                .orElseGet(() -> new Parsed.Unread(
                        "line-unread",
                        "\"" + word + "\" is no command, unit or incident number. ? shows the commands."));
    }

    private Parsed obey(Verb verb) {
        var status = verb.status();
        if (status.isPresent()) {
            return units().report(status.get());
        }
        return switch (verb) {
            case DISPATCH -> units().dispatch();
            case DISPATCH_RECOMMENDED -> units().dispatchRecommended();
            case WHY -> units().why();
            case OPEN -> incidents().open();
            case LOCATE -> incidents().locate();
            case TYPE -> incidents().type();
            case PRIORITY -> incidents().prioritize();
            case ALARM -> incidents().raiseAlarm();
            case NOTE -> incidents().note();
            case RECOMMEND -> typed.withIncident(Parsed.Recommend::new);
            case THERE_IN -> typed.withIncident(Parsed.ThereIn::new);
            case CLOSE -> incidents().close();
            case REOPEN -> incidents().reopen();
            case WRONG -> incidents().wrong();
            case CLOSE_STREET -> streets().close();
            case LIFT -> streets().lift();
            case TRUNKS -> new TrunkLine(typed).tell();
            case ANSWER -> calls().answer();
            case HOLD -> calls().hold();
            case RESUME -> calls().resume();
            case ASK_LOCATION -> calls().askLocation();
            case RELEASE -> calls().release();
            case DEAL -> calls().deal();
            case TEXT -> calls().text();
            case TEXT_SERVICE -> calls().textService();
            case DIAL -> conference().dial(false);
            case TRANSFER -> conference().dial(true);
            case INTERPRETER -> conference().interpreter();
            case SPEAKS -> conference().speaks();
            case CALL_BACK -> conference().callBack();
            case TAKE -> conference().take();
            case GOT -> conference().got();
            case DROP -> conference().drop();
            case KEYS -> conference().keys();
            case MONITOR -> conference().listen(Ear.NOBODY);
            case WHISPER -> conference().listen(Ear.TELECOMMUNICATOR);
            case BARGE -> conference().listen(Ear.ALL);
            case VERIFY -> queues().verify();
            case SUSPECT -> queues().judge(true);
            case GENUINE -> queues().judge(false);
            case WRAP_UP -> queues().wrapUp();
            case BOX -> alarms().box();
            case REJECT_ALARM -> alarms().reject();
            case TELL_SOURCE -> alarms().tell();
            case READY -> ready(true);
            case NOT_READY -> ready(false);
            case ACKNOWLEDGE,
                    EN_ROUTE,
                    STAGED,
                    ON_SCENE,
                    PATIENT_CONTACT,
                    TRANSPORTING,
                    AT_HOSPITAL,
                    CLEARING,
                    AVAILABLE,
                    IN_QUARTERS,
                    COVER,
                    BUSY,
                    OUT_OF_SERVICE,
                    OFF_DUTY -> throw new IllegalStateException("a status verb without its status: " + verb);
        };
    }

    private UnitLine units() {
        return new UnitLine(typed);
    }

    private IncidentLine incidents() {
        return new IncidentLine(typed);
    }

    private StreetLine streets() {
        return new StreetLine(typed);
    }

    private CallLine calls() {
        return new CallLine(typed);
    }

    private ConferenceLine conference() {
        return new ConferenceLine(typed);
    }

    private QueueLine queues() {
        return new QueueLine(typed);
    }

    private AlarmLine alarms() {
        return new AlarmLine(typed);
    }

    private Parsed ready(boolean ready) {
        var position = typed.position();
        return position == null
                ? new Parsed.Unread("no-position", "Sign on at a position first.")
                : Parsed.one(
                        new PositionCommand.SetReady(
                                position, ready, typed.tokens().rest()),
                        position + (ready ? " ready" : " not ready"));
    }
}
