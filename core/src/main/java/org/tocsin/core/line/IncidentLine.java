package org.tocsin.core.line;

import java.util.Locale;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.incidents.IncidentCommand;
import org.tocsin.core.kernel.IncidentId;

/// The verbs about incidents.
final class IncidentLine {
    private final Typed typed;

    IncidentLine(Typed typed) {
        this.typed = typed;
    }

    /// `I STRUC/12 River St`.
    Parsed open() {
        var rest = typed.tokens().rest();
        int slash = rest.indexOf('/');
        var type = slash < 0 ? rest : rest.substring(0, slash).strip();
        var place = slash < 0 ? "" : rest.substring(slash + 1).strip();
        var code = type.toUpperCase(Locale.ROOT);
        if (!code.isEmpty() && typed.centre().findType(code).isEmpty()) {
            return new Parsed.Unread("no-such-incident-type", "There is no incident type " + code + ". I TYPE/place.");
        }
        return place.isEmpty()
                ? Parsed.one(new IncidentCommand.Open(null, null, code, 0, ""), "incident opened")
                : new Parsed.Place(null, code, place, typed.override());
    }

    Parsed locate() {
        return typed.withIncident(incident -> {
            var words = typed.tokens().rest();
            return words.isEmpty()
                    ? new Parsed.Unread("place-missing", "Say where: L 1042 12 River St.")
                    : new Parsed.Place(incident, "", words, typed.override());
        });
    }

    Parsed type() {
        return typed.withIncident(incident -> {
            var code = typed.tokens().rest().toUpperCase(Locale.ROOT);
            return code.isEmpty()
                    ? new Parsed.Unread("type-missing", "Say what: T 1042 STRUC.")
                    : Parsed.one(new IncidentCommand.Classify(incident, code), incident + " is " + code);
        });
    }

    Parsed prioritize() {
        return typed.withIncident(incident -> withDigit(
                "Priority is 1 to 5.",
                n -> Parsed.one(new IncidentCommand.Prioritize(incident, n), incident + " priority " + n)));
    }

    Parsed raiseAlarm() {
        return typed.withIncident(incident -> withDigit(
                "Say the alarm level: AL 1042 2.",
                n -> Parsed.one(new IncidentCommand.RaiseAlarm(incident, n), incident + " alarm level " + n)));
    }

    private Parsed withDigit(String otherwise, IntFunction<Parsed> then) {
        var word = typed.tokens().next();
        return word.isPresent() && word.get().matches("\\d{1,2}")
                ? then.apply(Integer.parseInt(word.get()))
                : new Parsed.Unread("number-missing", otherwise);
    }

    /// `N 1042 smoke on arrival`.
    Parsed note() {
        return typed.namesIncident() ? typed.withIncident(this::note) : noteHere();
    }

    /// `: smoke on arrival`, for the incident on screen.
    Parsed noteHere() {
        var working = typed.working();
        return working == null
                ? new Parsed.Unread("no-incident", "No incident on screen: N 1042 and the words.")
                : note(working);
    }

    private Parsed note(IncidentId incident) {
        return Parsed.one(new IncidentCommand.AddNote(incident, typed.tokens().rest()), "noted on " + incident);
    }

    Parsed close() {
        return typed.withIncident(incident -> {
            var how = typed.tokens().rest();
            if (how.isEmpty()) {
                return new Parsed.Unread(
                        "disposition-missing", "Say how it ended: X " + incident.number() + " " + example());
            }
            var words = typed.centre()
                    .plans()
                    .findDisposition(how)
                    .map(disposition -> disposition.words())
                    .orElse(how);
            return Parsed.one(
                    new IncidentCommand.Close(incident, words, typed.override()), incident + " closed: " + words);
        });
    }

    private String example() {
        return typed.centre().plans().dispositions().keys().stream().findFirst().orElse("and the words");
    }

    Parsed reopen() {
        var digits = typed.tokens().next().map(Typed::bare).filter(Typed::isNumber);
        if (digits.isEmpty()) {
            return new Parsed.Unread("incident-missing", "Say which: RO 1042.");
        }
        var id = new IncidentId(Long.parseLong(digits.get()));
        return Parsed.one(new IncidentCommand.Reopen(id, typed.tokens().rest()), id + " reopened");
    }

    /// `WD 1042 no such number here`: about the incident named, else the one on screen, else about nothing particular.
    Parsed wrong() {
        return typed.namesIncident() ? typed.withIncident(this::wrong) : wrong(typed.working());
    }

    private Parsed wrong(@Nullable IncidentId incident) {
        var words = typed.tokens().rest();
        return words.isEmpty()
                ? new Parsed.Unread("words-missing", "Say what is wrong: WD 1042 no such number here.")
                : new Parsed.WrongData(incident, words);
    }
}
