/// Where: points on the earth, how sure we are of them, the doors and districts they stand for, and the questions the
/// centre asks of a map ([Gazetteer], [Roads]). The answers come from an adapter, arrive inside commands and carry the
/// version of the map they were read from.
///
/// Invariants: latitude and longitude are WGS 84 degrees; distances are metres; a match always says how exact it is.
@NullMarked
package org.tocsin.core.places;

import org.jspecify.annotations.NullMarked;
