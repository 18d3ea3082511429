/// Calls and incidents of the past, to look up: the centre's memory holds only what is open or recent.
///
/// Nouns: the [HistoryFollower] reads the journal and keeps the tables of the schema `history` in step; [History] asks
/// them; a [PastCall] and a [PastIncident] are its answers.
///
/// Invariants: the follower's place in the journal moves in the same transaction as the tables, so each record is
/// applied exactly once, whatever crashes; the tables hold nothing the journal does not, and may be built anew.
@NullMarked
package org.tocsin.edge.history;

import org.jspecify.annotations.NullMarked;
