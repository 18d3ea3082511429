/// From words to doors: the geocoder.
///
/// A [Question] is the words cleaned of remarks; readers ([AddressReader], [CrossingReader], [PlaceReader],
/// [NumberedReader], [CivicReader]) nominate a [Candidate] for each thing the words may mean, asking the indexes of one
/// pack: [Streets] and [CommonPlaces] for names ([NameIndex] nominates, [Likeness] judges), [Doors] and [Numbering] for
/// numbers and what lies between them, [Crossings] for where streets meet, [Surroundings] and [DistrictMap] for points.
/// [PackGazetteer] ranks what they found and answers [org.tocsin.core.places.Gazetteer].
///
/// Invariants: every index is immutable; an answer is exact only when the very door, crossing or place is known under
/// the name that was said, and every assumption stands in its `why`; no text makes a reading throw or run long.
@NullMarked
package org.tocsin.edge.geography.gazetteer;

import org.jspecify.annotations.NullMarked;
