/// # Who is where: digest and the registrar
///
/// A desk phone says with REGISTER where it can be called (RFC 3261 section 10). The [Registrar] keeps the
/// [Binding]s of the accounts it is given and lets nobody register who does not know the account's secret: digest
/// with SHA-256, or MD5 for old telephones (RFC 7616, RFC 8760). [Digest] reckons both sides' answers, so a trunk
/// that challenges us can be answered too.
///
/// Invariants:
/// - Time and addresses come as arguments: no clock, no socket.
/// - A nonce is ours and fresh, and no request is taken twice with the same count.
/// - Secrets and answers show in no text.
@NullMarked
package org.tocsin.sip.registrar;

import org.jspecify.annotations.NullMarked;
