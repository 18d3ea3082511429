package org.tocsin.edge.geography.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.core.places.Point;

/// Coordinates, grid references and plus codes against published values.
class NotationTest {
    private static final Point HOME = new Point(42.3736, -71.1097);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "42.373600, -71.109700",
                "42.3736 -71.1097",
                "42.3736N 71.1097W",
                "N42.3736 W71.1097",
                "42.3736 N, 71.1097 W",
                "42.3736° N, 71.1097° W",
                "lat 42.3736 long -71.1097",
                "geo:42.3736,-71.1097",
                "latitude: 42.3736 longitude: -71.1097",
                "42.3736 north 71.1097 west",
                "42°22'24.96\"N 71°06'34.92\"W",
                "42 22 24.96 N 71 6 34.92 W",
                "N 42° 22.416' W 71° 6.582'",
                "42 22.416 N, 71 6.582 W",
                "42 degrees 22.416 minutes north, 71 degrees 6.582 minutes west",
                "71.1097W 42.3736N",
                "42.3736, 71.1097",
                "-71.1097 42.3736W",
                "(42.3736, -71.1097)",
                "42.3736,-71.1097",
                "+42.3736 -71.1097"
            })
    void coordinatesAreReadHoweverWritten(String text) {
        var reading = Coordinates.read(text, HOME);
        if (text.equals("-71.1097 42.3736W")) {
            assertThat(reading).as("one letter of two is no notation").isEmpty();
            return;
        }
        assertThat(reading).as(text).isPresent();
        assertThat(reading.get().point().metersTo(HOME)).isLessThan(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"12 34", "12 Main St", "42.3 -71.1", "191.0000, 95.0000", "42 75 00 N 71 0 0 W", "", ",", "N W"})
    void whatIsNoCoordinateIsLeftAlone(String text) {
        assertThat(Coordinates.read(text, HOME)).isEmpty();
    }

    @Test
    void longitudeFirstIsTurnedAndTold() {
        var reading = Coordinates.read("-118.2437, 34.0522", HOME).orElseThrow();
        assertThat(reading.point().latitude()).isEqualTo(34.0522);
        assertThat(reading.note()).contains("first");
    }

    /// Values from the Open Location Code project's own tests.
    @ParameterizedTest
    @CsvSource({
        "7FG49QCJ+2V, 20.3700625, 2.7821875",
        "8FVC2222+22, 47.0000625, 8.0000625",
        "4VCPPQGP+Q9, -41.2730625, 174.7859375",
        "849VCWC8+R9, 37.4220625, -122.0840625",
        "62G20000+, 1.0, -180.0"
    })
    void plusCodesDecode(String code, double latitude, double longitude) {
        var cell = PlusCode.read(code, HOME).orElseThrow();
        double slack = code.contains("0000") ? 1.01 : 1e-4;
        assertThat(cell.center().latitude()).isCloseTo(latitude, within(slack));
        assertThat(cell.center().longitude()).isCloseTo(longitude, within(slack));
    }

    @Test
    void shortPlusCodesAreTheOnesNearHome() {
        var home = new Point(51.3708675, -1.217765625);
        assertThat(PlusCode.read("9QCJ+2VX", new Point(51.3701125, -1.217765625))
                        .orElseThrow()
                        .center()
                        .metersTo(new Point(51.3701125, -1.217765625)))
                .isLessThan(10);
        assertThat(PlusCode.read("CJ+2VX", home).orElseThrow().center().metersTo(new Point(51.3701125, -1.217765625)))
                .isLessThan(10);
    }

    @Property
    void plusCodesComeBackToTheirCell(
            @ForAll @DoubleRange(min = -89.9, max = 89.9) double latitude,
            @ForAll @DoubleRange(min = -179.9, max = 179.9) double longitude) {
        var code = PlusCode.encode(new Point(latitude, longitude));
        var cell = PlusCode.read(code, HOME).orElseThrow();
        assertThat(cell.center().latitude()).isCloseTo(latitude, within(0.0000626));
        assertThat(cell.center().longitude()).isCloseTo(longitude, within(0.0000626));
    }

    /// The Washington Monument (FGDC's example of the National Grid), Honolulu, and Vienna from the mgrs library.
    @ParameterizedTest
    @CsvSource({
        "18S UJ 23480 06470, 38.889473, -77.035242, 10",
        "18SUJ2348006470, 38.889473, -77.035242, 10",
        "4Q FJ 12345 67890, 21.409796, -157.916058, 5",
        "33UXP0500444998, 48.249490, 16.414500, 5",
        "USNG 18S UJ 2348 0647, 38.889473, -77.035242, 20"
    })
    void gridReferencesDecode(String text, double latitude, double longitude, double meters) {
        var square = GridReference.read(text, HOME).orElseThrow();
        assertThat(square.center().metersTo(new Point(latitude, longitude))).isLessThan(meters);
    }

    @Test
    void aGridReferenceWithoutZoneIsTheOneNearHome() {
        var monument = new Point(38.889473, -77.035242);
        assertThat(GridReference.read("UJ 2348 0647", monument)
                        .orElseThrow()
                        .center()
                        .metersTo(monument))
                .isLessThan(20);
        assertThat(GridReference.read("UJ 2348 0647", HOME)).isEmpty();
    }

    @Test
    void nothingMakesThemThrow() {
        var random = new Random(3);
        var alphabet = "0123456789CFGHJMPQRVWXNSEW+-.,° '\"abct";
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(24); i >= 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Coordinates.read(text.toString(), HOME);
            PlusCode.read(text.toString(), HOME);
            GridReference.read(text.toString(), HOME);
        }
    }
}
