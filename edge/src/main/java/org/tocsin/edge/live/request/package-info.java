/// What a person asks through the console, and how it becomes commands: words about places are read by the gazetteer,
/// drive times are measured, a list of units becomes one command each.
///
/// Invariants: a request is decided once for its key, however often it is sent; a refusal says what to do about it.
@NullMarked
package org.tocsin.edge.live.request;

import org.jspecify.annotations.NullMarked;
