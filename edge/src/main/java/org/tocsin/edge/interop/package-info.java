/// Neighbours: other centres, routing functions and clearing houses, one package for each protocol they speak.
@NullMarked
package org.tocsin.edge.interop;

import org.jspecify.annotations.NullMarked;
