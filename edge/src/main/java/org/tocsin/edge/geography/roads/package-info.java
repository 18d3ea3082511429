/// Drive times and ways over the street network, by our own searches on a compact graph.
///
/// [StreetGraph] is the shape: junctions are where centrelines share an end coordinate, edges are centreline pieces.
/// [Weights] is one profile's price of each edge in each direction, and where a closure shows. [SnapGrid] finds the
/// street a point is on, to the fraction of an edge.
///
/// [NodeOrder] (with [LeastCut]) and [Hierarchy] make the shape ready for quick searches, once; [HierarchyPrices] adds
/// the prices, and prices anew only what a closure touches; [HierarchySearch] answers, forwards or backwards, one to
/// many. [RoadNetwork] puts them together and answers [org.tocsin.core.places.Roads].
///
/// Invariants: everything but a search's own workspace is immutable; every answer is that of Dijkstra's plain search
/// ([PlainSearch]) to the tick; no way is longer than the sum of two others (triangle inequality); one-to-many and
/// point-to-point agree; a closed edge is neither driven nor snapped to.
@NullMarked
package org.tocsin.edge.geography.roads;

import org.jspecify.annotations.NullMarked;
