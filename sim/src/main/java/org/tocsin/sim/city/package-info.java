/// An invented city to practise on: a river city with its neighbour towns, built from a seed and a number of addresses
/// into a [org.tocsin.core.places.CityPack], and invented residents for it.
///
/// How it is made, in order: [CityScale] says how much of everything; [River] and [TownSites] lay the ground;
/// [Arteries], [RingRoad] and [Railway] connect it; [Terrain] marks where a street cannot go; [StreetTracer] fills the
/// rest along a [StreetField]; [Noder] turns all lines into one planar [Mesh] on a grid of 1e-7 degrees; [Blocks] are
/// its faces; [Territories] joins blocks into districts; [StreetBook] names and numbers; the rest stands beside the
/// streets.
///
/// Invariants: the same seed and size give the same pack on every machine (StrictMath, [Dice], no hash order, no
/// clock);
/// every street is connected; every district is a set of whole blocks, so districts of one kind tile the region
/// exactly;
/// a door lies in the block it faces; names are invented and belong to no real place.
@NullMarked
package org.tocsin.sim.city;

import org.jspecify.annotations.NullMarked;
