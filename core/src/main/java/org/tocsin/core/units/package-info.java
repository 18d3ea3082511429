/// Units: the engines, ladders, ambulances and patrol cars that answer, and what each is doing now.
///
/// A unit is *dispatched* to an incident, *acknowledges*, goes *en route*, arrives *on scene* and *clears*.
/// Positions of vehicles are not kept here: they stream beside the journal and arrive inside the commands that
/// need them.
///
/// Invariants: a unit is on one incident at most; only an available unit is dispatched unless a person overrides, and
/// the override is recorded; the time of a status is when the writer took it up.
@NullMarked
package org.tocsin.core.units;

import org.jspecify.annotations.NullMarked;
