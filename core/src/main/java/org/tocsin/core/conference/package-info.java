/// Conference: everybody on a call besides the caller and the person who has it. A *party* is *invited*, *rings*,
/// *joins* and *leaves*, or *fails* with a reason: an interpreter, the 988 line, a neighbouring centre, another
/// position, a supervisor, or the caller of an abandoned call who is called back.
///
/// An interpreter is asked for by language. The providers of the directory are tried in its order; one that does not
/// answer in time falls to the next. The time from the request to the interpreter's first word is kept.
///
/// A *transfer* is attended: whoever has the caller stays until the receiver has acknowledged. A receiver at a position
/// of this centre then has the call; one outside talks on with the caller, whose call is over for this centre.
///
/// Invariants: only those on the call bring somebody in; a party is on one call; when a call is over nobody is left in
/// it but those it was transferred to; more than three telecommunicators a caller takes an override (560 CMR 5.10).
@NullMarked
package org.tocsin.core.conference;

import org.jspecify.annotations.NullMarked;
