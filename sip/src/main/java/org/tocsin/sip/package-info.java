/// SIP, SDP, RTP and their relatives as codecs and state machines: bytes in, decisions out. No sockets, no clocks, no
/// knowledge of the centre.
@NullMarked
package org.tocsin.sip;

import org.jspecify.annotations.NullMarked;
