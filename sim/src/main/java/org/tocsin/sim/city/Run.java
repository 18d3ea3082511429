package org.tocsin.sim.city;

import java.util.List;
import org.tocsin.sim.city.Net.Step;

/// A street inside one town: pieces in a row that carry one name and one sequence of house numbers.
final class Run {
    final int town;
    /// All towns it has land of on either side: its name is unique in each.
    final int[] towns;
    final Course.Role role;
    final int course;
    final List<Step> steps;
    final double meters;
    final double middleX;
    final double middleY;
    /// Direction from first to last point, in radians from east.
    final double heading;
    /// How built-up the land is in its middle.
    final double built;
    /// Which chain of runs it is part of.
    final int chain;
    String name = "";
    List<String> aliases = List.of();

    Run(int chain, int[] towns, Course.Role role, int course, List<Step> steps, double[] ends, double built) {
        this.chain = chain;
        this.town = towns[0];
        this.towns = towns.clone();
        this.role = role;
        this.course = course;
        this.steps = List.copyOf(steps);
        this.meters = steps.stream().mapToDouble(step -> step.piece().meters()).sum();
        this.middleX = (ends[0] + ends[2]) / 2;
        this.middleY = (ends[1] + ends[3]) / 2;
        this.heading = StrictMath.atan2(ends[3] - ends[1], ends[2] - ends[0]);
        this.built = built;
    }
}
