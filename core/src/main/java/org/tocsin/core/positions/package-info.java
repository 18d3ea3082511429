/// Positions: the workstations of the dispatch floor, who sits at each, and whether they take calls.
///
/// Invariants: one person a position, one position a person; whoever is not ready says why.
@NullMarked
package org.tocsin.core.positions;

import org.jspecify.annotations.NullMarked;
