/// Scenarios: short plain-text stories of a shift, one rule each, that a dispatcher can read and the machine can check.
///
/// A [Scenario] has a [World] (units, run cards, places, drive times, residents' records) and timed [Step]s. A step is
/// something somebody does (`ana answers C1`) or something that must be true then. [ScenarioReader] reads the text,
/// [Stage] plays it on the pure core; whoever drives a running server or a training position plays the same steps
/// through [Deed#ask]. The language is described in docs/scenarios.md.
///
/// Invariants: a text that cannot be read names its file, its line and what was expected; the names of calls and
/// incidents in a text (C1, #1001) are bound when the centre numbers them, so a scenario also plays on a centre that
/// has a history.
@NullMarked
package org.tocsin.sim.scenario;

import org.jspecify.annotations.NullMarked;
