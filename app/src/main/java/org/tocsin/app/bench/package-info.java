/// Benchmarks: `./tocsin bench main` starts a centre of its own in another process, on ports and a data folder of
/// its own, loads it as a city would, and prints one JSON line for each figure. [Figure] is the form, [Centre] the
/// server measured, [Console] a browser without a screen, [MainBench] the list of what is measured.
///
/// Invariants: what is measured is what users meet: real calls over SIP, real consoles over the live connection,
/// the real database with its fsync; processor time is the server's own, read from the system.
@NullMarked
package org.tocsin.app.bench;

import org.jspecify.annotations.NullMarked;
