package org.tocsin.edge.verify;

import java.util.Optional;
import org.tocsin.core.calls.Call;
import org.tocsin.core.incidents.Incident;
import org.tocsin.core.incidents.Whereabouts;
import org.tocsin.core.units.Unit;
import org.tocsin.edge.journal.Recovery;

/// A state for people to read. Numbers of callers are hidden; `--json` has everything for those entitled.
final class StateText {
    private final StringBuilder text = new StringBuilder();

    private StateText() {}

    static String of(Recovery.Recovered recovered) {
        var state = recovered.state();
        var out = new StateText();
        out.line("record " + recovered.head().sequence() + " of " + recovered.lastAt());
        out.line("hash   " + recovered.head().hash());
        out.section("calls open", state.calls().open().size());
        state.calls().open().values().forEach(call -> out.line("  " + call(call)));
        out.section("incidents open", state.incidents().open().size());
        state.incidents().open().values().forEach(incident -> out.line("  " + incident(incident)));
        out.section("units", state.units().list().size());
        state.units().list().forEach(unit -> out.line("  " + unit(unit)));
        out.section("positions staffed", state.positions().staffed().size());
        state.positions()
                .staffed()
                .values()
                .forEach(p ->
                        out.line("  " + p.id() + "  " + p.name() + (p.ready() ? "" : "  not ready: " + p.reason())));
        out.section("calls ended, kept at hand", state.calls().ended().size());
        out.section("incidents closed, kept at hand", state.incidents().closed().size());
        return out.text.toString();
    }

    private void section(String title, int count) {
        line("");
        line(title + ": " + count);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String call(Call call) {
        return String.join(
                "  ",
                call.id().toString(),
                call.status().name(),
                call.line().words(),
                "since " + call.arrivedAt(),
                Optional.ofNullable(call.handler()).orElse("nobody"),
                Optional.ofNullable(call.incident()).map(Object::toString).orElse("no incident"));
    }

    private static String incident(Incident incident) {
        return String.join(
                "  ",
                incident.id().toString(),
                incident.status().name(),
                "P" + incident.priority(),
                incident.type().isEmpty() ? "no type" : incident.type() + " " + incident.typeWords(),
                Optional.ofNullable(incident.place()).map(Whereabouts::label).orElse("no place"),
                "since " + incident.openedAt());
    }

    private static String unit(Unit unit) {
        return String.join(
                        "  ",
                        unit.id().toString(),
                        unit.status().name(),
                        "since " + unit.since(),
                        Optional.ofNullable(unit.incident())
                                .map(Object::toString)
                                .orElse(""))
                .stripTrailing();
    }
}
