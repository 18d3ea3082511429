package org.tocsin.core.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.closures.ClosureCommand;
import org.tocsin.core.conference.Ear;
import org.tocsin.core.incidents.IncidentCommand;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.positions.PositionCommand;
import org.tocsin.core.recommend.Recommendation;
import org.tocsin.core.texts.Said;
import org.tocsin.core.texts.TextCommand;
import org.tocsin.core.units.UnitCommand;
import org.tocsin.core.units.UnitStatus;

/// Reads one line against the state it was typed in.
public final class CommandLine {
    private static final int MOST_UNITS = 100;

    private final Centre centre;
    private final @Nullable IncidentId working;
    private final @Nullable PositionId position;
    private final boolean override;
    private final Tokens tokens;

    private CommandLine(
            String text, Centre centre, @Nullable IncidentId working, @Nullable PositionId position, boolean override) {
        this.centre = centre;
        this.working = working;
        this.position = position;
        this.override = override;
        this.tokens = new Tokens(text);
    }

    /// @param working  incident on the screen of whoever typed, for lines that name none
    /// @param position where they sit
    /// @param override ask again for what was refused as overridable; a trailing `!` does the same
    public static Parsed parse(
            String text, Centre centre, @Nullable IncidentId working, @Nullable PositionId position, boolean override) {
        var stripped = text.strip();
        if (stripped.startsWith(":")) {
            return new CommandLine(stripped.substring(1), centre, working, position, override).note();
        }
        boolean bang = stripped.endsWith("!");
        var plain = bang ? stripped.substring(0, stripped.length() - 1) : stripped;
        return new CommandLine(plain, centre, working, position, override || bang).parse();
    }

    private Parsed parse() {
        var first = tokens.next();
        if (first.isEmpty()) {
            return new Parsed.Unread("line-empty", "Type a command, a unit or an incident number. ? shows them all.");
        }
        var word = first.get();
        var verb = Verb.find(word);
        // A unit named like a verb wins only when it exists and what follows reads as unit-first.
        if (verb.isPresent() && !unitFirst(word)) {
            return obey(StreetClosing.saysSo(word, tokens.ahead()) ? Verb.CLOSE_STREET : verb.get());
        }
        var digits = word.startsWith("#") ? word.substring(1) : word;
        if (isNumber(digits)) {
            return tokens.isEmpty() ? incident(digits, Parsed.ShowIncident::new) : numberFirst(digits);
        }
        var units = units(word);
        if (units.isPresent()) {
            return unitFirst(units.get());
        }
        return new Parsed.Unread(
                "line-unread", "\"" + word + "\" is no command, unit or incident number. ? shows the commands.");
    }

    private boolean unitFirst(String word) {
        return units(word).isPresent()
                && tokens.peek()
                        .map(next -> Verb.find(next).flatMap(Verb::status).isPresent() || isNumber(next))
                        .orElse(true);
    }

    private Parsed obey(Verb verb) {
        var status = verb.status();
        if (status.isPresent()) {
            return withUnits(units -> report(units, status.get(), tokens.rest()));
        }
        return switch (verb) {
            case DISPATCH -> withUnits(units -> withIncident(incident -> dispatch(units, incident)));
            case DISPATCH_RECOMMENDED -> withIncident(this::dispatchRecommended);
            case OPEN -> open();
            case LOCATE -> withIncident(this::locate);
            case TYPE -> withIncident(incident -> type(incident));
            case PRIORITY ->
                withIncident(incident -> withDigit(
                        "Priority is 1 to 5.",
                        n -> one(new IncidentCommand.Prioritize(incident, n), incident + " priority " + n)));
            case ALARM ->
                withIncident(incident -> withDigit(
                        "Say the alarm level: AL 1042 2.",
                        n -> one(new IncidentCommand.RaiseAlarm(incident, n), incident + " alarm level " + n)));
            case NOTE -> namesIncident() ? withIncident(this::note) : note();
            case RECOMMEND -> withIncident(Parsed.Recommend::new);
            case WHY -> withUnits(units -> withIncident(incident -> why(units, incident)));
            case CLOSE -> withIncident(this::close);
            case REOPEN -> reopen();
            case CLOSE_STREET -> closeStreet();
            case LIFT -> lift();
            case WRONG -> namesIncident() ? withIncident(this::wrong) : wrong(working);
            case ANSWER -> answer();
            case HOLD -> withCall(CallStatus.ACTIVE, call -> one(new CallCommand.Hold(call), call + " on hold"));
            case RESUME -> withCall(CallStatus.HELD, call -> one(new CallCommand.Resume(call), call + " off hold"));
            case ASK_LOCATION ->
                withCall(
                        CallStatus.ACTIVE,
                        call -> one(new CallCommand.AskLocation(call), call + ": asked where the caller is"));
            case RELEASE -> withCall(CallStatus.ACTIVE, call -> one(new CallCommand.Release(call), call + " released"));
            case DEAL ->
                withCall(
                        CallStatus.ABANDONED,
                        call -> one(new CallCommand.CloseAbandoned(call, tokens.rest()), call + " dealt with"));
            case DIAL -> conference().dial(false);
            case TRANSFER -> conference().dial(true);
            case INTERPRETER -> conference().interpreter();
            case CALL_BACK -> conference().callBack();
            case TAKE -> conference().take();
            case GOT -> conference().got();
            case DROP -> conference().drop();
            case KEYS -> conference().keys();
            case MONITOR -> conference().listen(Ear.NOBODY);
            case WHISPER -> conference().listen(Ear.TELECOMMUNICATOR);
            case BARGE -> conference().listen(Ear.ALL);
            case TEXT -> withCall(CallStatus.ACTIVE, call -> one(text(call), "written to " + call));
            case TEXT_SERVICE -> textService();
            case VERIFY -> new QueueLine(centre, position, tokens).verify();
            case SUSPECT -> new QueueLine(centre, position, tokens).judge(true);
            case GENUINE -> new QueueLine(centre, position, tokens).judge(false);
            case WRAP_UP -> new QueueLine(centre, position, tokens).wrapUp();
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

    private Parsed unitFirst(List<UnitId> units) {
        var second = tokens.next();
        if (second.isEmpty()) {
            return new Parsed.ShowUnit(units.getFirst());
        }
        var status = Verb.find(second.get()).flatMap(Verb::status);
        if (status.isPresent()) {
            return report(units, status.get(), tokens.rest());
        }
        var digits = second.get().startsWith("#") ? second.get().substring(1) : second.get();
        if (isNumber(digits)) {
            return incident(digits, incident -> dispatch(units, incident));
        }
        return new Parsed.Unread(
                "line-unread",
                "After " + units.getFirst() + " comes a status (ER, OS, AV, ...) or an incident number.");
    }

    /// `1042 E1,E2` dispatches as well.
    private Parsed numberFirst(String digits) {
        return withUnits(units -> incident(digits, incident -> dispatch(units, incident)));
    }

    private Parsed dispatch(List<UnitId> units, IncidentId incident) {
        var commands = units.stream()
                .<Command>map(unit -> new UnitCommand.Dispatch(unit, incident, override))
                .toList();
        return new Parsed.Commands(commands, join(units) + " dispatched to " + incident);
    }

    private Parsed dispatchRecommended(IncidentId id) {
        var send = centre.incidents()
                .findOpen(id)
                .map(incident -> incident.recommendation())
                .map(Recommendation::listToSend)
                .orElse(List.of());
        return send.isEmpty()
                ? new Parsed.Unread("nothing-recommended", "Nothing is recommended for " + id + ". R recommends.")
                : dispatch(send, id);
    }

    private Parsed report(List<UnitId> units, UnitStatus status, String detail) {
        var commands = units.stream()
                .<Command>map(unit -> new UnitCommand.Report(unit, status, detail, override))
                .toList();
        return new Parsed.Commands(commands, join(units) + " " + status.words().toLowerCase(Locale.ROOT));
    }

    private Parsed open() {
        var rest = tokens.rest();
        int slash = rest.indexOf('/');
        var type = slash < 0 ? rest : rest.substring(0, slash).strip();
        var place = slash < 0 ? "" : rest.substring(slash + 1).strip();
        var code = type.toUpperCase(Locale.ROOT);
        if (!code.isEmpty() && centre.findType(code).isEmpty()) {
            return new Parsed.Unread("no-such-incident-type", "There is no incident type " + code + ". I TYPE/place.");
        }
        return place.isEmpty()
                ? one(new IncidentCommand.Open(null, null, code, 0, ""), "incident opened")
                : new Parsed.Place(null, code, place, override);
    }

    private Parsed locate(IncidentId incident) {
        var words = tokens.rest();
        return words.isEmpty()
                ? new Parsed.Unread("place-missing", "Say where: L 1042 12 River St.")
                : new Parsed.Place(incident, "", words, override);
    }

    private Parsed type(IncidentId incident) {
        var code = tokens.rest().toUpperCase(Locale.ROOT);
        return code.isEmpty()
                ? new Parsed.Unread("type-missing", "Say what: T 1042 STRUC.")
                : one(new IncidentCommand.Classify(incident, code), incident + " is " + code);
    }

    private Parsed note() {
        return working == null
                ? new Parsed.Unread("no-incident", "No incident on screen: N 1042 and the words.")
                : note(working);
    }

    private Parsed note(IncidentId incident) {
        return one(new IncidentCommand.AddNote(incident, tokens.rest()), "noted on " + incident);
    }

    private Parsed close(IncidentId incident) {
        var typed = tokens.rest();
        if (typed.isEmpty()) {
            return new Parsed.Unread(
                    "disposition-missing",
                    "Say how it ended: X " + incident.number() + " "
                            + centre.plans().dispositions().keys().stream()
                                    .findFirst()
                                    .orElse("and the words"));
        }
        var words = centre.plans()
                .findDisposition(typed)
                .map(disposition -> disposition.words())
                .orElse(typed);
        return one(new IncidentCommand.Close(incident, words, override), incident + " closed: " + words);
    }

    private Parsed reopen() {
        var digits =
                tokens.next().map(w -> w.startsWith("#") ? w.substring(1) : w).filter(CommandLine::isNumber);
        if (digits.isEmpty()) {
            return new Parsed.Unread("incident-missing", "Say which: RO 1042.");
        }
        var id = new IncidentId(Long.parseLong(digits.get()));
        return one(new IncidentCommand.Reopen(id, tokens.rest()), id + " reopened");
    }

    private Parsed closeStreet() {
        return StreetClosing.read(tokens.rest())
                .<Parsed>map(closing -> closing)
                .orElseGet(() -> new Parsed.Unread(
                        "street-missing",
                        "Say which street and from where to where: CS River St/Main St/Oak St: why."));
    }

    private Parsed wrong(@Nullable IncidentId incident) {
        var words = tokens.rest();
        return words.isEmpty()
                ? new Parsed.Unread("words-missing", "Say what is wrong: WD 1042 no such number here.")
                : new Parsed.WrongData(incident, words);
    }

    private Parsed lift() {
        var word = tokens.next();
        if (word.isEmpty()) {
            var closed = new ArrayList<String>();
            for (var closure : centre.closures().inForce().values()) {
                closed.add(closure.id() + " " + closure.label());
            }
            return new Parsed.Answer(
                    closed.isEmpty() ? "No street is closed." : "Closed: " + String.join("; ", closed));
        }
        return isNumber(word.get())
                ? one(new ClosureCommand.Open(Long.parseLong(word.get()), tokens.rest()), "street open again")
                : new Parsed.Unread("number-missing", "Say which closure: LIFT 3. LIFT alone shows them.");
    }

    private Parsed why(List<UnitId> units, IncidentId id) {
        var recommendation = centre.incidents().find(id).map(incident -> incident.recommendation());
        if (recommendation.isEmpty()) {
            return new Parsed.Answer("Nothing was recommended for " + id + ".");
        }
        var text = new StringBuilder();
        for (var unit : units) {
            var line = recommendation.get().rows().stream()
                    .filter(row -> row.unit().equals(unit))
                    .findFirst()
                    .map(row -> unit + (row.send() ? " recommended: " : " not recommended: ") + row.reason())
                    .orElse(unit + ": not of a kind this incident needs");
            text.append(text.isEmpty() ? "" : ". ").append(line);
        }
        return new Parsed.Answer(text.toString());
    }

    private Parsed answer() {
        if (position == null) {
            return new Parsed.Unread("no-position", "Sign on at a position before answering calls.");
        }
        var named = tokens.next();
        if (named.isPresent()) {
            return call(named.get(), call -> one(new CallCommand.Answer(call, position), call + " answered"));
        }
        var next = centre.queues().findNext();
        if (next.isEmpty()) {
            return new Parsed.Unread("no-call-waiting", "No call is waiting.");
        }
        var call = next.get();
        return one(new CallCommand.Answer(call, position), call + " answered");
    }

    private ConferenceLine conference() {
        return new ConferenceLine(centre, position, override, tokens);
    }

    private AlarmLine alarms() {
        return new AlarmLine(centre, position, override, tokens);
    }

    private Command text(CallId call) {
        return new TextCommand.Send(call, new Said(tokens.rest()), "");
    }

    private Parsed textService() {
        var word = tokens.next().map(w -> w.toUpperCase(Locale.ROOT)).orElse("");
        return switch (word) {
            case "ON" -> one(new TextCommand.SetService(true, tokens.rest()), "text in service");
            case "OFF" -> one(new TextCommand.SetService(false, tokens.rest()), "text out of service");
            default -> new Parsed.Unread("line-unread", "Say TXS ON, or TXS OFF and why.");
        };
    }

    private Parsed ready(boolean ready) {
        return position == null
                ? new Parsed.Unread("no-position", "Sign on at a position first.")
                : one(
                        new PositionCommand.SetReady(position, ready, tokens.rest()),
                        position + (ready ? " ready" : " not ready"));
    }

    private Parsed withUnits(Function<List<UnitId>, Parsed> then) {
        var word = tokens.next();
        if (word.isEmpty()) {
            return new Parsed.Unread("unit-missing", "Say which unit, several with commas: E1,A2.");
        }
        var list = new StringBuilder(word.get());
        while (list.charAt(list.length() - 1) == ','
                || tokens.peek().map(next -> next.startsWith(",")).orElse(false)) {
            var more = tokens.next();
            if (more.isEmpty()) {
                break;
            }
            list.append(more.get());
        }
        return units(list.toString())
                .map(then)
                .orElseGet(() ->
                        new Parsed.Unread("no-such-unit", "There is no unit " + firstUnknown(list.toString()) + "."));
    }

    private String firstUnknown(String list) {
        return Tokens.list(list).stream()
                .filter(name -> units(name).isEmpty())
                .findFirst()
                .orElse(list)
                .toUpperCase(Locale.ROOT);
    }

    /// Known units of a comma list, empty if any is unknown.
    private Optional<List<UnitId>> units(String commaList) {
        var units = new ArrayList<UnitId>();
        for (var name : Tokens.list(commaList)) {
            if (!name.matches("[A-Za-z0-9-]{1,16}") || units.size() >= MOST_UNITS) {
                return Optional.empty();
            }
            var id = new UnitId(name);
            if (centre.units().find(id).isEmpty()) {
                return Optional.empty();
            }
            if (!units.contains(id)) {
                units.add(id);
            }
        }
        return units.isEmpty() ? Optional.empty() : Optional.of(units);
    }

    private boolean namesIncident() {
        return tokens.peek()
                .map(word -> word.startsWith("#") ? word.substring(1) : word)
                .filter(CommandLine::isNumber)
                .filter(digits -> !centre.incidents().listEndingIn(digits).isEmpty())
                .isPresent();
    }

    /// The incident named next, else the one on screen.
    private Parsed withIncident(Function<IncidentId, Parsed> then) {
        var word = tokens.peek().map(w -> w.startsWith("#") ? w.substring(1) : w);
        if (word.isPresent() && isNumber(word.get())) {
            tokens.next();
            return incident(word.get(), then);
        }
        return working == null
                ? new Parsed.Unread("incident-missing", "Say which incident, or open it on screen first.")
                : then.apply(working);
    }

    private Parsed incident(String digits, Function<IncidentId, Parsed> then) {
        var found = centre.incidents().listEndingIn(digits);
        if (found.size() == 1) {
            return then.apply(found.getFirst().id());
        }
        if (found.isEmpty()) {
            var closed = centre.incidents().find(new IncidentId(Math.max(1, Long.parseLong(digits))));
            return closed.isPresent()
                    ? then.apply(closed.get().id())
                    : new Parsed.Unread("no-such-incident", "There is no open incident " + digits + ".");
        }
        var which = found.stream().limit(4).map(i -> i.id().toString()).toList();
        return new Parsed.Unread(
                "incident-ambiguous", "Several incidents end in " + digits + ": " + String.join(", ", which) + ".");
    }

    /// The call named next, else the one this position has in the given state.
    private Parsed withCall(CallStatus status, Function<CallId, Parsed> then) {
        var word = tokens.peek();
        if (word.isPresent() && word.get().matches("[Cc]\\d{1,18}")) {
            tokens.next();
            return call(word.get(), then);
        }
        return centre.calls().open().values().stream()
                .filter(call -> call.status() == status && position != null && position.equals(call.position()))
                .map(Call::id)
                .findFirst()
                .map(then)
                .orElseGet(() -> new Parsed.Unread("call-missing", "Say which call: C17."));
    }

    static Parsed call(String word, Function<CallId, Parsed> then) {
        return word.matches("[Cc]?0*[1-9]\\d{0,17}")
                ? then.apply(new CallId(Long.parseLong(word.replaceFirst("^[Cc]", ""))))
                : new Parsed.Unread("call-unread", "A call is named C and its number: C17.");
    }

    private Parsed withDigit(String otherwise, Function<Integer, Parsed> then) {
        var word = tokens.next();
        return word.isPresent() && word.get().matches("\\d{1,2}")
                ? then.apply(Integer.parseInt(word.get()))
                : new Parsed.Unread("number-missing", otherwise);
    }

    private static Parsed one(Command command, String echo) {
        return new Parsed.Commands(List.of(command), echo);
    }

    private static boolean isNumber(String word) {
        return word.matches("\\d{1,18}");
    }

    private static String join(List<UnitId> units) {
        return String.join(", ", units.stream().map(UnitId::value).toList());
    }
}
