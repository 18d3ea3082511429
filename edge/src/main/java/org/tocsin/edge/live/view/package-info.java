/// What consoles see: flat records made from the centre's state, serialised as they stand. The console's TypeScript
/// types are generated from them (web/wire/src/types.ts).
///
/// A component marked `@Nullable` is left out of the JSON when absent; one also marked `@JsonInclude(ALWAYS)` is sent
/// as null. Positions are WGS 84 degrees; where a pair stands in an array it is longitude, latitude as in GeoJSON.
///
/// Invariants: a view holds nothing its reader may not see; the same state gives the same views.
@NullMarked
package org.tocsin.edge.live.view;

import org.jspecify.annotations.NullMarked;
