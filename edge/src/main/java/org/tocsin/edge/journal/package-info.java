/// The record of the centre and the one thread that writes it.
///
/// Story: a [Writer] takes commands from a bounded queue, stamps them, lets core decide, and appends what was accepted
/// to the [Journal] in one transaction for as many commands as were waiting. Only when that is durable are the callers
/// answered and the listeners told. The product's journal is a [SpooledJournal]: PostgreSQL ([PostgresJournal]), and
/// while PostgreSQL is gone a [Spool] on the local disk, delivered in order when it is back. A [MemoryJournal] serves
/// simulations.
///
/// Nouns: a [JournalRecord] is one accepted command, chained to the one before by its hash; a [Head] is the end of the
/// chain; a [Snapshot] is a folded state to start fast from; a lease with an epoch says who may append.
///
/// Invariants: sequences are gapless from 1; nothing is acknowledged before it is on disk; a batch whose outcome is
/// unknown is compared by hash, never written twice and never dropped; who has lost the lease, or whose disk fails an
/// fsync, is fenced and never writes again.
@NullMarked
package org.tocsin.edge.journal;

import org.jspecify.annotations.NullMarked;
