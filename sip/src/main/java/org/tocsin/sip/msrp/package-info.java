/// MSRP: messages of a text session over a connection of their own (RFC 4975). [MsrpParser] cuts a stream of bytes into
/// [MsrpFrame]s, [MsrpSession] answers them, puts chunks together and cuts long messages into chunks.
///
/// Invariants: the end of a body is found by its end-line alone, whatever the body contains; memory is bounded;
/// bytes that are no MSRP are one exception, after which the connection is closed.
@NullMarked
package org.tocsin.sip.msrp;

import org.jspecify.annotations.NullMarked;
