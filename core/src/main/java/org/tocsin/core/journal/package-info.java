/// The discipline of the one writer, without threads, disks or clocks: what it must remember between taking up a
/// command and answering it, so that nothing acknowledged is ever lost and nothing is ever done twice.
///
/// An [Intake] decides commands one after the other and holds back their records until whoever keeps them says they are
/// kept; [KnownKeys] are the answers already given; a [CentreClock] gives every record its time; a [Chain] binds each
/// record to the one before. The writer of the product and the one that the simulation torments are both made of these.
///
/// Invariants: no answer before its record is kept; one key, one decision; when records are not kept the state is as it
/// was before them; time never goes back.
@NullMarked
package org.tocsin.core.journal;

import org.jspecify.annotations.NullMarked;
