package org.tocsin.edge.geography.roads;

import org.tocsin.core.places.Point;

/// Where a point meets the network.
///
/// @param fraction of the edge's length, from its start
/// @param segment  index of the shape point before it
/// @param metersAway from the asked point to the street
record Snap(int edge, double fraction, int segment, Point point, double metersAway) {}
