/// Automatic vehicle location: where the units are now. Positions stream in from vehicles' gateways, only the latest of
/// each unit is kept ([Fleet]), and nothing of it is journalled; what a decision used is written with the decision,
/// with its age.
///
/// From these positions and the roads come the drive times ([Travels]) behind every recommendation, and when those who
/// are en route will be there ([ExpectedArrivals]).
///
/// Invariants: a report never overwrites a newer one; one from the future or from nowhere is refused; a position older
/// than half a minute is told to be stale wherever it is used.
@NullMarked
package org.tocsin.edge.avl;

import org.jspecify.annotations.NullMarked;
