/// A city to practise on: its streets, its callers and crews, the language scenarios are told in, and the search
/// for faults with seeded chance.
@NullMarked
package org.tocsin.sim;

import org.jspecify.annotations.NullMarked;
