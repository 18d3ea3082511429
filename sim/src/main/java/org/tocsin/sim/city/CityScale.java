package org.tocsin.sim.city;

/// How much of everything a city of some number of addresses has.
///
/// Calibrated on cities of New England: about a thousand addresses to the square kilometre, eight hydrants to the
/// kilometre of street, one engine company to three thousand addresses, fewer as the city grows.
record CityScale(int addresses) {
    static final int FEWEST = 500;
    static final int MOST = 1_000_000;

    CityScale {
        if (addresses < FEWEST || addresses > MOST) {
            throw new IllegalArgumentException("a city has " + FEWEST + " to " + MOST + " addresses, not " + addresses);
        }
    }

    /// Radius in metres of a disc of the region's area.
    double radiusMeters() {
        return StrictMath.sqrt(addresses / 1000.0 / Math.PI) * 1000;
    }

    int towns() {
        if (addresses < 2_500) {
            return 2;
        }
        return addresses < 60_000 ? 4 : 4 + addresses / 50_000;
    }

    int psaps() {
        return Math.max(1, towns() / 6);
    }

    int fireStations() {
        return grown(8, 0.85, towns());
    }

    int ladders() {
        return Math.max(1, (int) Math.rint(fireStations() * 0.5));
    }

    int rescues() {
        return grown(1, 0.6, 1);
    }

    int policeSectors() {
        return grown(8, 0.85, towns());
    }

    int patrolCars() {
        return grown(25, 0.9, 2 * towns());
    }

    int ambulances() {
        return grown(8, 0.9, 2);
    }

    int emsZones() {
        return grown(5, 0.8, 1);
    }

    int hospitals() {
        return grown(3, 0.5, 1);
    }

    int reportingAreaDoors() {
        return 180;
    }

    double riverWidthMeters() {
        return Math.clamp(radiusMeters() * 0.03, 14, 130);
    }

    private int grown(int atDefault, double exponent, int fewest) {
        return Math.max(fewest, (int) Math.rint(atDefault * StrictMath.pow(addresses / 25_000.0, exponent)));
    }
}
