/// # Alarms from outside
///
/// Alarm companies, panels and fire-alarm boxes report over HTTP or by SIP MESSAGE; the [AlarmDesk] makes of each
/// report a call on the alarm line and its alarm, in this order and once. A box says where it stands: the city
/// pack knows the number.
///
/// Invariants: a report that was answered with its call's number is durable; repeating any request changes
/// nothing.
@NullMarked
package org.tocsin.edge.interop.alarms;

import org.jspecify.annotations.NullMarked;
