/// The record in words: what every event says to a person, and whom or what it is about. Timelines of an incident, a
/// call or a unit are the journal filtered by [Subject] and put into [Words].
///
/// Invariants: every event has words; no words contain a caller's number or the contents of a resident's record.
@NullMarked
package org.tocsin.core.timeline;

import org.jspecify.annotations.NullMarked;
