/// The centre itself: what happened, what is allowed to happen next, and why.
///
/// Everything below this package is pure. Time, identifiers of the outside world, geocodes and drive times arrive
/// inside commands; nothing here reads a clock, draws a random number, starts a thread, opens a file or knows JSON.
/// Start reading at [org.tocsin.core.centre].
@NullMarked
package org.tocsin.core;

import org.jspecify.annotations.NullMarked;
