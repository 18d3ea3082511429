/// Incidents: what is happening somewhere that units may be sent to, from the first words of a caller to the
/// disposition.
///
/// An incident is *opened* with whatever is known, *located*, *typed*, *recommended for*, *dispatched to*,
/// narrated line by line and *closed* with a disposition. What a person typed is kept beside what it was matched
/// to.
///
/// Invariants: nothing typed is lost: fields keep their earlier values in the journal, narrative lines only grow; an
/// unverified location is flagged wherever it shows; closing releases every unit.
@NullMarked
package org.tocsin.core.incidents;

import org.jspecify.annotations.NullMarked;
