package org.tocsin.sim.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A table of a scenario's head: a name, a row of column names, rows of cells between bars.
///
/// @param line of its name, from 1
record Table(String name, int line, List<String> columns, List<Row> rows) {

    /// @param line of the text, from 1
    record Row(int line, Map<String, String> cells) {
        /// @throws IllegalArgumentException if the table has no such column or the cell is empty
        String get(String column) {
            var cell = or(column, "");
            if (cell.isEmpty()) {
                throw new IllegalArgumentException("column \"" + column + "\" is needed");
            }
            return cell;
        }

        String or(String column, String otherwise) {
            var cell = cells.getOrDefault(column, "");
            return cell.isEmpty() ? otherwise : cell;
        }
    }

    static List<String> cells(String line) {
        var inner = line.strip();
        if (!inner.startsWith("|") || !inner.endsWith("|") || inner.length() < 2) {
            throw new IllegalArgumentException("a row of a table begins and ends with |");
        }
        var cells = new ArrayList<String>();
        for (var cell : inner.substring(1, inner.length() - 1).split("\\|", -1)) {
            cells.add(cell.strip());
        }
        return cells;
    }

    static Row row(int line, List<String> columns, List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "the table has " + columns.size() + " columns, this row " + cells.size() + " cells");
        }
        var byColumn = new HashMap<String, String>();
        for (int i = 0; i < cells.size(); i++) {
            byColumn.put(columns.get(i), cells.get(i));
        }
        return new Row(line, byColumn);
    }
}
