/// Makes a city pack from what a city publishes. A mapping file names the sources (GeoJSON, CSV, shapefiles) and
/// says, for each layer of the pack, which of their columns mean what; [PackBuild] follows it and reports what it
/// left out.
///
/// Invariants: a source that cannot be understood as a whole (empty, cut short, another projection, axes swapped,
/// absurdly large, a district crossing itself) refuses the build and no pack is written; a single poor row is left
/// out and reported; nothing of a city's data is in this package, only how to read it.
@NullMarked
package org.tocsin.edge.geography.importer;

import org.jspecify.annotations.NullMarked;
