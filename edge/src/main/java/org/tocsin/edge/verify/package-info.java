/// Looking at the journal from outside: is it whole, and what was the state at any moment?
///
/// Nouns: the [Verifier] walks the chain over raw rows with hash code of its own, so that an error in the writer is not
/// repeated here; a [SignedHead] is the end of the chain at one minute, signed by the [HeadSigner] with a key outside
/// the database and kept in a file outside it ([HeadFile]), so that cutting the end off, or putting back an old copy,
/// is seen; the [RecordingsProof] holds the recordings on disk against the hashes the journal noted; [Replay] prints
/// the state as of an instant or a sequence.
///
/// Invariant: the verifier uses nothing of [org.tocsin.edge.journal]; docs/journal.md is its only specification.
@NullMarked
package org.tocsin.edge.verify;

import org.jspecify.annotations.NullMarked;
