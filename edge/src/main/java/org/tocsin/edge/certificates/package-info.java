/// Certificates: our own and those we believe, as PEM files on disk. For trunks over TLS and for the servers the centre
/// asks over HTTPS; what the web server shows its visitors is Spring's.
///
/// Invariants: what a file lacks is said in one line that names the file and never quotes it; a private key that others
/// may read is refused.
@NullMarked
package org.tocsin.edge.certificates;

import org.jspecify.annotations.NullMarked;
