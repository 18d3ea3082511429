/// The map the centre works by, loaded: one city pack, its street network and its gazetteer, as one immutable
/// [Geography]; and the [Atlas], the single place where a newer one takes over. [WaterSupply] tells which
/// hydrants the first engine lays from.
///
/// Invariants: a geography never changes once made; whoever asks a question holds one geography until it is answered,
/// so the door, the district and the drive time of one decision always come from the same version.
@NullMarked
package org.tocsin.edge.geography;

import org.jspecify.annotations.NullMarked;
