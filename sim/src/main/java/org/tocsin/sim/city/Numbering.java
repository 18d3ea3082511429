package org.tocsin.sim.city;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.sim.city.Lots.Lot;
import org.tocsin.sim.city.Net.Step;

/// House numbers along a run: odd on the left, even on the right, rising from its start. Every piece owns a stretch of
/// numbers; doors take theirs by where they stand in it.
final class Numbering {
    /// Numbers of one piece, in the direction of the run; 0 to 0 where a side has none.
    record Range(int leftLow, int leftHigh, int rightLow, int rightHigh) {}

    /// @param lot    where it stands
    /// @param suffix `A`, `1/2`, `R`, or `-15` when the house covers two numbers
    record Numbered(Lot lot, int number, String suffix) {}

    final List<Range> ranges = new ArrayList<>();
    final List<List<Numbered>> doors = new ArrayList<>();

    private final Dice dice;

    Numbering(Run run, Lots lots, Dice dice) {
        this.dice = dice;
        double metersPerPair = 13 - 5.5 * run.built;
        int next = 0;
        for (Step step : run.steps) {
            Lot[] left = step.against() ? lots.rightOf(step.piece()) : lots.leftOf(step.piece());
            Lot[] right = step.against() ? lots.leftOf(step.piece()) : lots.rightOf(step.piece());
            int pairs = (int)
                    Math.max(Math.floor(step.piece().meters() / metersPerPair), Math.max(left.length, right.length));
            if (step.piece().bridge() >= 0 && left.length + right.length == 0) {
                pairs = 0;
            }
            ranges.add(range(next, pairs));
            var numbered = new ArrayList<Numbered>();
            number(left, step.against(), next, pairs, 1, numbered);
            number(right, step.against(), next, pairs, 2, numbered);
            doors.add(numbered);
            next += pairs;
        }
    }

    private static Range range(int first, int pairs) {
        if (pairs == 0) {
            return new Range(0, 0, 0, 0);
        }
        int last = first + pairs - 1;
        return new Range(2 * first + 1, 2 * last + 1, 2 * first + 2, 2 * last + 2);
    }

    /// @param parity 1 for odd numbers, 2 for even
    private void number(Lot[] side, boolean against, int first, int pairs, int parity, List<Numbered> into) {
        int n = side.length;
        int previous = -1;
        String previousSuffix = "";
        for (int i = 0; i < n; i++) {
            var lot = side[against ? n - 1 - i : i];
            int slot = first + (int) ((i + 0.5) * pairs / n);
            int nextSlot = i + 1 < n ? first + (int) ((i + 1.5) * pairs / n) : first + pairs;
            String suffix = "";
            if (previous >= 0 && previousSuffix.isEmpty() && dice.chance(0.035)) {
                suffix = dice.pick(List.of("A", "A", "1/2", "R", "B"));
                slot = previous;
            } else if (nextSlot > slot + 1 && dice.chance(0.06)) {
                suffix = "-" + (2 * (slot + 1) + parity);
            }
            into.add(new Numbered(lot, 2 * slot + parity, suffix));
            previous = slot;
            previousSuffix = suffix;
        }
    }
}
