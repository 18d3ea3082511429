/// What residents told the centre about themselves, so kept that it can be forgotten.
///
/// Story: the journal keeps everything for ever, so it must not hold what a resident may have erased. The words of a
/// record lie here, sealed under a data key of their own (AES-256-GCM, Google Tink); the data key is sealed under a
/// master key in a file outside the database. Events carry only the record's id and the blind indexes (HMAC-SHA-256)
/// of its telephone number and address, by which a call finds it without the database knowing either.
///
/// Invariants: neither a copy of the database nor the key file alone reveals a word; a sealed text opens only under its
/// own id; an erased record's key is gone, so that what copies remain of its text stay shut.
@NullMarked
package org.tocsin.edge.vault;

import org.jspecify.annotations.NullMarked;
