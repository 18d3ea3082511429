/// Closures: streets nobody can drive through for a while, drawn by a dispatcher, in effect at once for every drive
/// time.
///
/// Invariants: a closure names at least one street piece of the pack; it ends when somebody opens it or when its time
/// comes, and the record says which.
@NullMarked
package org.tocsin.core.closures;

import org.jspecify.annotations.NullMarked;
