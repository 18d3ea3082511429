/// What a supervisor reads of a period, folded from the journal's facts alone: the same records give the same report,
/// whoever asks and whenever.
///
/// *Answering*: how quickly the calls that arrived in the period were answered, by queue, by day and by hour of
/// the day, against 90 % in 15 s and 95 % in 20 s (NENA-STA-020.1), and how many gave up. Suspects of a flood
/// count only if somebody answered them.
///
/// *Interpreters*: how often a language was asked for, how long until an interpreter was on the line and until the
/// first word, how long they stayed, and which provider did not come.
///
/// Invariant: what began before the period or after it is not in it; what began in it is followed to its end as far as
/// the records go.
@NullMarked
package org.tocsin.core.reports;

import org.jspecify.annotations.NullMarked;
