package org.tocsin.sim.scenario;

import java.util.List;

/// A story that has been read.
///
/// @param name  of the file, `calls/answered-once`
/// @param rule  what it shows, in the words of its first comment
/// @param world what stands there before the first step
/// @param steps in the order of time
public record Scenario(String name, String rule, World world, List<Step> steps) {
    public Scenario {
        steps = List.copyOf(steps);
    }
}
