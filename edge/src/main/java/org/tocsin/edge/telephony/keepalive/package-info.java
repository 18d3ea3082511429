/// # Keep-alive: is the way out still there?
///
/// Each configured peer is asked with OPTIONS (RFC 3261 section 11), again and again. Any final answer says that it is
/// alive, as the field counts it: a 404 or 405 comes from somebody who is there. 503 says that it is out of service, at
/// once. Silence must repeat itself before it counts, and so must answers after silence: see [KeepAlive]. A trunk in
/// doubt is asked again as soon as its answer is overdue.
///
/// [TrunkWatch] asks and keeps the time, [TrunkHealth] judges; what has changed goes to the room of trunks in the core.
///
/// Invariants: one question at a time for each trunk; an answer that comes late is an answer; what a trunk costs is one
/// request an interval, whatever it does.
@NullMarked
package org.tocsin.edge.telephony.keepalive;

import org.jspecify.annotations.NullMarked;
