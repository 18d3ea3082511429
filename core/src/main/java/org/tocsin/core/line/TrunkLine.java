package org.tocsin.core.line;

/// The verb that says how the trunks are.
final class TrunkLine {
    private final Typed typed;

    TrunkLine(Typed typed) {
        this.typed = typed;
    }

    Parsed tell() {
        var all = typed.centre().trunks().all().stream()
                .map(trunk -> trunk.name() + " " + trunk.state().words()
                        + (trunk.state().isUsable() || trunk.why().isEmpty() ? "" : ", " + trunk.why()))
                .toList();
        return new Parsed.Answer(
                all.isEmpty() ? "No trunk is configured: calls to numbers cannot leave." : String.join("; ", all));
    }
}
