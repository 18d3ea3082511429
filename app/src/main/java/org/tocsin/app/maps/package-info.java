/// The commands of `./tocsin` that work on maps without a running centre: packs built, made up and checked, the
/// geocoder tried on anybody's own list, and its speed and accuracy measured.
///
/// Invariants: bad input is one clear line and an exit code; results go to standard output and nothing else does.
@NullMarked
package org.tocsin.app.maps;

import org.jspecify.annotations.NullMarked;
