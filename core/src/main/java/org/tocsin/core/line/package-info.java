/// The command line: what dispatchers type, turned into commands. Verb first (`D E51,E52 1042`, `ER E51`, `D.E51.1042`)
/// and unit first (`E51 ER`), blanks or dots, comma lists, incident numbers by their last digits, `!` for an override,
/// `:` before free words. Words for verbs are data ([Verb]).
///
/// Invariants: parsing changes nothing; what cannot be read is refused with what was expected; a line either becomes
/// commands whole or not at all.
@NullMarked
package org.tocsin.core.line;

import org.jspecify.annotations.NullMarked;
