package org.tocsin.sim.city;

import org.tocsin.core.places.CityPack.RoadClass;

/// One line of the plan from end to end, before it is cut at crossings: a street somebody would give one name, or a
/// line that only divides.
record Course(Role role, Trace trace, int from, int to) {
    /// What a line of the plan is for, strongest first: where two lie on each other the first wins.
    enum Role {
        /// Edge of the region. No street.
        OUTLINE(RoadClass.FOOTWAY, false),
        /// Middle of the river. No street.
        STREAM(RoadClass.FOOTWAY, false),
        /// Between town centres.
        ARTERY(RoadClass.PRIMARY, true),
        /// Along the river.
        PARKWAY(RoadClass.SECONDARY, true),
        /// Every half mile or so.
        COLLECTOR(RoadClass.TERTIARY, true),
        LOCAL(RoadClass.RESIDENTIAL, true),
        /// Short way into the middle of a block.
        LANE(RoadClass.RESIDENTIAL, true);

        final RoadClass roadClass;
        final boolean street;

        Role(RoadClass roadClass, boolean street) {
            this.roadClass = roadClass;
            this.street = street;
        }
    }

    static final int NOWHERE = -1;

    /// A street that joins no two town centres in particular.
    static Course of(Role role, Trace trace) {
        return new Course(role, trace, NOWHERE, NOWHERE);
    }
}
