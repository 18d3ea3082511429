package org.tocsin.sip.emergency;

import org.tocsin.sip.MalformedException;

/// A place on the earth, WGS 84, in degrees.
public record Position(double latitudeDegrees, double longitudeDegrees) {
    /// @throws MalformedException if it is not on the earth
    public Position {
        if (!(Math.abs(latitudeDegrees) <= 90) || !(Math.abs(longitudeDegrees) <= 180)) {
            throw new MalformedException("position that is not on the earth");
        }
    }

    @Override
    public String toString() {
        return "Position[...]";
    }
}
