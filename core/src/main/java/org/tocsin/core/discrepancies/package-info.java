/// Discrepancies: what somebody found wrong in the data the centre works by (NENA-STA-010.3 section 3.7): a door
/// that is not there, a district with the wrong border, a caller placed in another town. Reported in two keys,
/// kept until somebody resolves it.
///
/// Invariants: a report says what is wrong in words; it leaves the list only with an answer.
@NullMarked
package org.tocsin.core.discrepancies;

import org.jspecify.annotations.NullMarked;
