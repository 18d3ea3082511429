package org.tocsin.edge.geography.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.Point;

class PackReportTest {
    private static final String TOWN = "Ashford";
    private static final Point ZERO = new Point(0, 0);

    @Test
    void a_sound_pack_has_no_findings() {
        var report = PackReport.of(pack(
                List.of(street("S1", 1, 9, 2, 10, 0, 1), street("S2", 11, 19, 12, 20, 1, 2)),
                List.of(door("A1", 5, at(0.5)), door("A2", 16, at(1.5))),
                List.of(square("Ashford", 0, 2)),
                unit("S1", "")));
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void ranges_that_two_pieces_claim_are_told() {
        assertThat(codes(List.of(street("S1", 1, 9, 2, 10, 0, 1), street("S2", 7, 19, 12, 20, 1, 2)), List.of()))
                .containsExactly("range-conflict S2");
        assertThat(codes(List.of(street("S1", 1, 9, 3, 11, 0, 1)), List.of())).contains("range-conflict S1");
        assertThat(codes(List.of(street("S1", 1, 10, 0, 0, 0, 1)), List.of())).contains("range-conflict S1");
    }

    @Test
    void streets_one_cannot_drive_to_and_from_are_told() {
        var island = street("S3", 21, 29, 22, 30, 5, 6);
        assertThat(codes(
                        List.of(street("S1", 1, 9, 2, 10, 0, 1), street("S2", 11, 19, 12, 20, 1, 2), island),
                        List.of()))
                .containsExactly("disconnected S3");
    }

    @Test
    void doors_never_placed_doubled_astray_or_outside_their_numbers_are_told() {
        var streets = List.of(street("S1", 1, 9, 2, 10, 0, 1));
        assertThat(codes(streets, List.of(door("A1", 5, ZERO)))).containsExactly("unplaced A1");
        assertThat(codes(streets, List.of(door("A1", 5, at(0.5)), door("A2", 5, at(0.5)))))
                .containsExactly("duplicate-address A2");
        assertThat(codes(streets, List.of(door("A1", 11, at(0.5))))).containsExactly("outside-range A1");
        assertThat(codes(streets, List.of(door("A1", 5, at(9))))).containsExactly("gap A1");
    }

    @Test
    void units_without_a_known_home_or_beat_are_told() {
        var pack = pack(List.of(), List.of(), List.of(square("Ashford", 0, 2)), unit("nowhere", "Sector 9"));
        assertThat(PackReport.of(pack).findings().stream().map(Finding::code))
                .containsExactly("unknown-district", "unknown-station", "missing", "missing");
    }

    @Test
    void districts_over_each_other_are_told_by_name_and_area() {
        var pack = pack(List.of(), List.of(), List.of(square("One", 0, 1), square("Two", 0.5, 2)), unit("S1", ""));
        assertThat(PackReport.of(pack).findings().stream().filter(f -> f.code().equals("overlap")))
                .singleElement()
                .satisfies(f -> assertThat(f.words()).contains("One and Two overlap by"));
    }

    @Test
    void the_report_reads_as_text_and_json() {
        var report = PackReport.of(pack(
                List.of(street("S1", 1, 9, 2, 10, 0, 1)),
                List.of(door("A1", 11, ZERO)),
                List.of(square("Ashford", 0, 2)),
                unit("S1", "")));
        assertThat(report.text()).contains("1 errors, 1 warnings").contains("error unplaced doors A1:");
        assertThat(report.json()).contains("\"code\" : \"unplaced\"").contains("\"doors\" : 1");
    }

    private static List<String> codes(List<CityPack.Street> streets, List<CityPack.Door> doors) {
        return PackReport.of(pack(streets, doors, List.of(square("Ashford", 0, 2)), unit("S1", ""))).findings().stream()
                .filter(f -> !f.code().equals("missing"))
                .map(f -> f.code() + " " + f.record())
                .toList();
    }

    private static Point at(double along) {
        return new Point(42.6001, -72.3 + along / 1000);
    }

    private static CityPack.Street street(
            String id, int leftLow, int leftHigh, int rightLow, int rightHigh, double from, double to) {
        return new CityPack.Street(
                id,
                "Main Street",
                List.of(),
                TOWN,
                TOWN,
                leftLow,
                leftHigh,
                rightLow,
                rightHigh,
                CityPack.RoadClass.RESIDENTIAL,
                40,
                0,
                null,
                List.of(at(from), at(to)));
    }

    private static CityPack.Door door(String id, int number, Point point) {
        return new CityPack.Door(
                id, number, "", "Main Street", TOWN, number == 16 ? "S2" : "S1", point, "house", List.of());
    }

    private static CityPack.Apparatus unit(String station, String beat) {
        return new CityPack.Apparatus("E1", "ENGINE", "Ashford Fire", station, TOWN, beat, List.of());
    }

    private static CityPack.Boundary square(String name, double from, double to) {
        double west = -72.3 + from / 1000;
        double east = -72.3 + to / 1000;
        return new CityPack.Boundary(
                BoundaryKind.MUNICIPALITY,
                name,
                List.of(List.of(
                        new Point(42.6, west),
                        new Point(42.6, east),
                        new Point(42.61, east),
                        new Point(42.61, west),
                        new Point(42.6, west))));
    }

    private static CityPack pack(
            List<CityPack.Street> streets,
            List<CityPack.Door> doors,
            List<CityPack.Boundary> boundaries,
            CityPack.Apparatus unit) {
        return new CityPack(
                new CityPack.Manifest(1, "Ashford", "1", "CC0", "test", "America/New_York", new Point(42.6, -72.3)),
                streets,
                List.of(),
                doors,
                List.of(),
                boundaries,
                List.of(new CityPack.Station("S1", "Station 1", "Ashford Fire", TOWN, at(0))),
                List.of(unit),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
