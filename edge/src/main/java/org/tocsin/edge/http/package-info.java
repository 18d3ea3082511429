/// Plain HTTP: signing in, look-ups that answer once, machines that report, and the pages themselves (docs/wire.md).
///
/// A request is somebody's when its cookie names an open session; a machine's when it carries the bearer token of an
/// AVL gateway or of a unit's terminal. Errors are `application/problem+json` (RFC 9457) with a stable `code`.
///
/// Invariants: nothing but the sign-in page, its assets and `/health` is answered to strangers; a request that changes
/// something carries `X-Tocsin`, which no page of another origin can send; answers of the API are never cached unless
/// they carry the version of the pack they came from; no error tells what is inside.
@NullMarked
package org.tocsin.edge.http;

import org.jspecify.annotations.NullMarked;
