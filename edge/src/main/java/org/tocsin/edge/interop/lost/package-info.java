/// LoST: which service answers for a place (RFC 5222). [LostXml] reads requests and writes answers, [LostServer]
/// answers from the map in force, [LostClient] asks another server and reads its answers.
///
/// Invariants: every request gets an answer in LoST, errors included; XML from outside never reaches a file or another
/// host; an answer says until when it holds.
@NullMarked
package org.tocsin.edge.interop.lost;

import org.jspecify.annotations.NullMarked;
