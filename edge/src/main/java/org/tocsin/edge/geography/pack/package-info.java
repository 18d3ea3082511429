/// City packs on disk: one zip file a pack, `manifest.json` and one file of newline-delimited GeoJSON features a layer
/// (docs/pack-format.md). [PackWriter] writes one, [PackReader] reads one or refuses it whole with a [MalformedPack]
/// that names the first faults by layer and line, [PackReport] tells what a readable pack gets wrong about its city.
///
/// Invariants: a pack is read completely or not at all; what was written is read back equal, to the seventh decimal of
/// a degree; the same pack is the same bytes; nothing in a file makes the reader use more memory than [PackLimits]
/// allow.
@NullMarked
package org.tocsin.edge.geography.pack;

import org.jspecify.annotations.NullMarked;
