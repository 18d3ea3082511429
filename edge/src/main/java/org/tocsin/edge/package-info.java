/// Adapters between the centre and the world: the database, sockets, maps, browsers and neighbours. Each package is one
/// neighbour; rules live in the core, never here.
@NullMarked
package org.tocsin.edge;

import org.jspecify.annotations.NullMarked;
