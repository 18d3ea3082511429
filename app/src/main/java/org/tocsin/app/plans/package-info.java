/// Reads catalogues of incident types and dispositions (docs/plans.md). The built-in one lies beside the classes.
///
/// Invariants: a catalogue with a fault is refused whole, and the fault names its type.
@NullMarked
package org.tocsin.app.plans;

import org.jspecify.annotations.NullMarked;
