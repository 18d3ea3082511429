/// Alarms: calls nobody speaks on. Alarm companies, alarm panels and fire-alarm boxes report; the centre
/// answers them.
///
/// An *alarm* belongs to a call on the alarm line and has its number: it waits in the same queue, is answered by
/// the same key and becomes an incident by the same keys. Whoever sends it is its *source* and has a *reference*
/// for it. When an incident lists the call the alarm is *accepted*, and the source learns the incident's number; a
/// person may *reject* it with a reason instead. Both sides write *updates*; a cancellation is one of them and
/// cancels nothing by itself. What the responders do is noted for the source.
///
/// Invariants: one alarm for one source and reference, however often it is sent; a decided alarm is not
/// decided again;
/// what the source sent is kept; nothing leaves by itself.
@NullMarked
package org.tocsin.core.alarms;

import org.jspecify.annotations.NullMarked;
