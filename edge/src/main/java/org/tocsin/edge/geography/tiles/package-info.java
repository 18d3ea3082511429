/// The map as Mapbox Vector Tiles (specification 2.1), made from the city pack when they are asked for: a [TileId]
/// names a square of the earth, [CityTiles] answers with the bytes a browser draws it from.
///
/// Everything that can be done once is done when a pack comes into force: positions are projected to Web Mercator,
/// every vertex gets the error its loss would make ([Shape]), blocks of one street are joined so that its name runs
/// along all of it ([JoinedStreets]), a border two districts share is one line ([Borders]), points lie in the order of
/// the tiles they are on ([SpotLayer]). A tile then is a look-up, a clip ([Clip]) and an encoding ([LayerWriter]).
///
/// Nouns: a layer has a name, fields and a least zoom (docs/map.md lists them); a shape is a line or the edge of a
/// ground; a spot is a point. Tile units: 4096 to a side, x to the east, y to the south.
///
/// Invariants: a [CityTiles] never changes; the same tile has the same bytes whoever asks and however often; a line
/// that crosses from one tile to the next meets itself, since it is simplified before it is cut; what is kept of made
/// tiles stays within a bound; another pack, or another layout of the layers, has another fingerprint and so another
/// address, and nothing a browser kept can be shown for it.
@NullMarked
package org.tocsin.edge.geography.tiles;

import org.jspecify.annotations.NullMarked;
