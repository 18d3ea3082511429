/// Calls: everything that asks the centre for help, from the moment the network offers it until a person has dealt
/// with it.
///
/// A call *arrives* on a *line*, *rings*, is *answered* at one position, and *ends*. A caller who hangs up before the
/// answer leaves an *abandoned* call, which stays on the list until a person closes it with a reason. Where the caller
/// is comes as *fixes*, all kept.
///
/// Invariants: a call is answered by one position at a time; nothing known about a call is forgotten when it ends; no
/// call leaves the list of abandoned calls by itself; an odd call is still a call.
@NullMarked
package org.tocsin.core.calls;

import org.jspecify.annotations.NullMarked;
