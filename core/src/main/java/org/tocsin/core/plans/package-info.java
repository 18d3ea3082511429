/// Plans: what kinds of incident the centre knows and which units each deserves. Data, not code: a centre loads its own
/// catalogue, the load is journalled, and every recommendation names the catalogue it used.
///
/// Invariants: a type's code is unique; needs are met in the order they are written.
@NullMarked
package org.tocsin.core.plans;

import org.jspecify.annotations.NullMarked;
