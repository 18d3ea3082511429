/// Trunks: the ways by which calls of the centre leave it, and whether they stand.
///
/// A *trunk* is a peer that is configured by name: a border element, a carrier, a private exchange. Telephony keeps
/// asking each one whether it is there (OPTIONS, RFC 3261 section 11) and tells this room when that changes; how many
/// questions may go unanswered is telephony's affair. The words of a *state* are those of the registry of element
/// states of NENA-STA-010.3: Normal, Down (it says so itself), Unreachable (it does not answer).
///
/// Invariants: only changes are recorded, not every question; a state has its reason in words; a trunk that was not
/// asked yet is used as if it stood; a trunk that is down is still tried when no other is left.
@NullMarked
package org.tocsin.core.trunks;

import org.jspecify.annotations.NullMarked;
