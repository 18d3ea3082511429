package org.tocsin.core.places;

/// How well a match names the place the words meant, best first.
public enum Exactness {
    /// A known door, crossing, place or pole.
    EXACT,
    /// Between known doors: by a house-number range along the right block.
    INTERPOLATED,
    /// The right street, block or area, not the door.
    APPROXIMATE,
    /// Nobody could verify it: forced through by a person, flagged everywhere it shows.
    FORCED
}
