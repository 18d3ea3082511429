package org.tocsin.core.line;

import org.tocsin.core.closures.ClosureCommand;

/// The verbs that close streets and open them again.
final class StreetLine {
    private final Typed typed;

    StreetLine(Typed typed) {
        this.typed = typed;
    }

    Parsed close() {
        return StreetClosing.read(typed.tokens().rest())
                .<Parsed>map(closing -> closing)
                .orElseGet(() -> new Parsed.Unread(
                        "street-missing",
                        "Say which street and from where to where: CS River St/Main St/Oak St: why."));
    }

    /// `LIFT 3 main repaired`; alone it tells what is closed.
    Parsed lift() {
        var word = typed.tokens().next();
        if (word.isEmpty()) {
            return closed();
        }
        return Typed.isNumber(word.get())
                ? Parsed.one(
                        new ClosureCommand.Open(
                                Long.parseLong(word.get()), typed.tokens().rest()),
                        "street open again")
                : new Parsed.Unread("number-missing", "Say which closure: LIFT 3. LIFT alone shows them.");
    }

    private Parsed closed() {
        var closed = typed.centre().closures().inForce().values().stream()
                .map(closure -> closure.id() + " " + closure.label())
                .toList();
        return new Parsed.Answer(closed.isEmpty() ? "No street is closed." : "Closed: " + String.join("; ", closed));
    }
}
