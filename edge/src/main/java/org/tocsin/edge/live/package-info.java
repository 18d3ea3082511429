/// The live connection: every console sees the same centre, within moments of each change (docs/wire.md).
///
/// After each committed batch the [Hub] makes the *delta* once: whole views of everything the events touched,
/// serialised once for those who may see who calls and once for those who may not. It is kept in a *ring* and offered
/// to every *client's* bounded outbox. A client that comes back says the last sequence it saw and receives what it
/// missed, or a *snapshot* when the ring no longer has it or the *epoch* (one start of the server) has changed.
///
/// Invariants: deltas reach a client in the order of the journal; a client that does not read is dropped and slows
/// nobody; a client told nothing newer than a sequence has everything up to it.
@NullMarked
package org.tocsin.edge.live;

import org.jspecify.annotations.NullMarked;
