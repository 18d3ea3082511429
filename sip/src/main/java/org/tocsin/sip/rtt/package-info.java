/// Real-time text: characters that appear while they are typed, T.140 over RTP with redundancy (RFC 4103, RFC 2198).
///
/// [RttSender] gathers what was typed for up to 300 ms and repeats it in the next packets; [RttReceiver] puts
/// packets in order, fills losses from the repeats and shows what cannot be filled as U+FFFD. The payload bytes go
/// into RTP packets of 1000 timestamp units a second.
///
/// Invariants: text is given out once and in order; a malformed payload is dropped and changes nothing.
@NullMarked
package org.tocsin.sip.rtt;

import org.jspecify.annotations.NullMarked;
