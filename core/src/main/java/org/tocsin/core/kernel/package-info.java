/// The few nouns every room shares: a [Command] asks, an [Event] tells, a [Rejection] refuses with a stable code,
/// a [Stamp] says who asked and when. Identifiers are small records so that a unit never stands where a call should.
///
/// Invariants: a command is stamped before it is decided; events are facts in the past tense and are never refused;
/// a rejection changes nothing.
@NullMarked
package org.tocsin.core.kernel;

import org.jspecify.annotations.NullMarked;
