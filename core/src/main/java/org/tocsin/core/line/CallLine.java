package org.tocsin.core.line;

import java.util.Locale;
import java.util.function.Function;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.texts.Said;
import org.tocsin.core.texts.TextCommand;

/// The verbs that answer a call, work it and let it go, spoken or written.
final class CallLine {
    private final Typed typed;

    CallLine(Typed typed) {
        this.typed = typed;
    }

    /// The call named, else the one whose turn it is.
    Parsed answer() {
        var position = typed.position();
        if (position == null) {
            return new Parsed.Unread("no-position", "Sign on at a position before answering calls.");
        }
        Function<CallId, Parsed> answer =
                call -> Parsed.one(new CallCommand.Answer(call, position), call + " answered");
        return typed.tokens()
                .next()
                .map(named -> Typed.call(named, answer))
                .or(() -> typed.centre().queues().findNext().map(answer))
                .orElseGet(() -> new Parsed.Unread("no-call-waiting", "No call is waiting."));
    }

    Parsed hold() {
        return with(CallStatus.ACTIVE, call -> Parsed.one(new CallCommand.Hold(call), call + " on hold"));
    }

    Parsed resume() {
        return with(CallStatus.HELD, call -> Parsed.one(new CallCommand.Resume(call), call + " off hold"));
    }

    Parsed askLocation() {
        return with(
                CallStatus.ACTIVE,
                call -> Parsed.one(new CallCommand.AskLocation(call), call + ": asked where the caller is"));
    }

    Parsed release() {
        return with(CallStatus.ACTIVE, call -> Parsed.one(new CallCommand.Release(call), call + " released"));
    }

    Parsed deal() {
        return with(
                CallStatus.ABANDONED,
                call -> Parsed.one(
                        new CallCommand.CloseAbandoned(call, typed.tokens().rest()), call + " dealt with"));
    }

    Parsed text() {
        return with(
                CallStatus.ACTIVE,
                call -> Parsed.one(
                        new TextCommand.Send(call, new Said(typed.tokens().rest()), ""), "written to " + call));
    }

    Parsed textService() {
        var word = typed.tokens().next().map(w -> w.toUpperCase(Locale.ROOT)).orElse("");
        return switch (word) {
            case "ON" ->
                Parsed.one(new TextCommand.SetService(true, typed.tokens().rest()), "text in service");
            case "OFF" ->
                Parsed.one(new TextCommand.SetService(false, typed.tokens().rest()), "text out of service");
            default -> new Parsed.Unread("line-unread", "Say TXS ON, or TXS OFF and why.");
        };
    }

    /// The call named next, else the one this position has in the given state.
    private Parsed with(CallStatus status, Function<CallId, Parsed> then) {
        return typed.namedCall(then)
                .or(() -> typed.centre().calls().open().values().stream()
                        .filter(call -> call.status() == status && typed.isHere(call))
                        .map(Call::id)
                        .findFirst()
                        .map(then))
                .orElseGet(() -> new Parsed.Unread("call-missing", "Say which call: C17."));
    }
}
