package org.tocsin.edge.geography.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tocsin.core.places.Point;
import org.tocsin.edge.geography.importer.Mapping.SourceSpec;

/// One row seen through its mapping: the values the pack wants, by the pack's names.
final class MappedRow {
    /// A row that cannot become a record; the words say why, the same for every row with the same fault.
    static final class LeftOut extends Exception {
        private static final long serialVersionUID = 1;

        LeftOut(String words) {
            super(words, null, false, false);
        }
    }

    final Row row;
    private final SourceSpec spec;
    private final Map<String, Map<String, Extent>> lookups;
    private final List<Map<String, Term>> sets = new ArrayList<>();

    MappedRow(Row row, SourceSpec spec, Map<String, Map<String, Extent>> lookups) {
        this.row = row;
        this.spec = spec;
        this.lookups = lookups;
        for (var rule : spec.rules()) {
            if (rule.when().entrySet().stream()
                    .allMatch(e -> e.getValue().matcher(row.column(e.getKey())).find())) {
                sets.add(rule.set());
            }
        }
    }

    /// Whether the mapping wants this row at all.
    boolean wanted() {
        return spec.where().entrySet().stream()
                .allMatch(e -> e.getValue().matcher(row.column(e.getKey())).find());
    }

    String text(String name) {
        Term term = spec.terms().get(name);
        for (var set : sets) {
            term = set.getOrDefault(name, term);
        }
        return term == null ? "" : term.text(row, lookups).strip();
    }

    /// What people call the record, in brackets behind a blank; empty for one without any name.
    String called() {
        var address = (text("number") + text("suffix") + " " + text("street")).strip();
        for (var name : List.of(text("name"), address, text("id"))) {
            if (!name.isBlank()) {
                return " (" + name + ")";
            }
        }
        return "";
    }

    /// Where a door at the edge of large grounds stands: towards their middle, as far as the mapping says.
    Point onPremises(Point edge) {
        var premises = spec.premises();
        var grounds = premises == null
                ? null
                : Extent.together(lookups.getOrDefault(premises.lookup(), Map.of()), texts(premises.lots()));
        if (premises == null || grounds == null || grounds.meters() <= premises.leastMeters()) {
            return edge;
        }
        var middle = grounds.middle();
        double part = Math.min(premises.inward(), premises.mostMeters() / Math.max(1, edge.metersTo(middle)));
        return new Point(
                edge.latitude() + part * (middle.latitude() - edge.latitude()),
                edge.longitude() + part * (middle.longitude() - edge.longitude()));
    }

    String need(String name) throws LeftOut {
        String text = text(name);
        if (text.isEmpty()) {
            throw new LeftOut("has no " + name);
        }
        return text;
    }

    /// Parts of a text between commas.
    List<String> texts(String name) {
        return parts(text(name));
    }

    /// Parts between commas of a value that is no field of the layer.
    List<String> texts(Term term) {
        return parts(term.text(row, lookups));
    }

    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        for (String part : text.split(",", -1)) {
            if (!part.isBlank() && !parts.contains(part.strip())) {
                parts.add(part.strip());
            }
        }
        return List.copyOf(parts);
    }

    double number(String name, double absent) throws LeftOut {
        String text = text(name);
        if (text.isEmpty()) {
            return absent;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new LeftOut("has a " + name + " that is no number");
        }
    }

    /// A whole number, never less than 0: layers write -1 for none.
    int count(String name) throws LeftOut {
        return (int) Math.max(0, Math.min(999_999, number(name, 0)));
    }

    <E extends Enum<E>> E oneOf(String name, Class<E> type, E absent) throws LeftOut {
        String text = text(name);
        if (text.isEmpty()) {
            return absent;
        }
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new LeftOut("has " + name + " " + text + ", which is none");
        }
    }
}
