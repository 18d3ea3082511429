package org.tocsin.edge.geography.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.CityPack.RoadClass;
import org.tocsin.edge.geography.gazetteer.PackGazetteer;
import org.tocsin.edge.geography.pack.PackReader;

/// A small town in the layers and fields of NENA-STA-006.2-2022.
class NenaTest {
    @TempDir
    Path folder;

    private void layer(String name, String type, String coordinates, String properties) throws IOException {
        Files.writeString(folder.resolve(name + ".geojson"), """
                {"type": "FeatureCollection", "features": [{"type": "Feature",
                  "geometry": {"type": "%s", "coordinates": %s}, "properties": {%s}}]}
                """.formatted(type, coordinates, properties));
    }

    private CityPack build() throws IOException {
        layer("RoadCenterLine", "LineString", "[[-72.3,42.6],[-72.29,42.6]]", """
                "NGUID": "urn:emergency:uid:gis:RCL:1", "FromAddr_L": 99, "ToAddr_L": 1, "FromAddr_R": 100, "ToAddr_R": 2,
                "Parity_L": "O", "Parity_R": "E", "St_PreDir": "North", "St_Name": "Elm", "St_PosTyp": "Street",
                "LSt_PreDir": "N", "LSt_Name": "Elm", "LSt_Typ": "ST", "IncMuni_L": "Ashford", "IncMuni_R": "Birchwood",
                "RoadClass": "Secondary", "OneWay": "FT", "SpeedLimit": 35""");
        layer("SiteStructureAddressPoint", "Point", "[-72.295,42.6001]", """
                "NGUID": "urn:emergency:uid:gis:SSAP:1", "Add_Number": 51, "AddNum_Suf": "1/2", "St_PreDir": "North",
                "St_Name": "Elm", "St_PosTyp": "Street", "Inc_Muni": "Ashford", "LandmkName": "Ashford Inn",
                "Place_Type": "hotel", "Placement": "Parcel" """);
        layer("LocationMarkerPoint", "Point", "[-72.298,42.6]", """
                "NGUID": "urn:emergency:uid:gis:LM:1", "LM_Unit": "miles", "LM_Value": 12.4, "LM_Rte": "I-90", "LM_Ind": "P" """);
        var square = "[[[-72.31,42.59],[-72.28,42.59],[-72.28,42.61],[-72.31,42.61],[-72.31,42.59]]]";
        layer("A3Polygon", "Polygon", square, "\"NGUID\": \"a\", \"Inc_Muni\": \"Ashford\"");
        for (var service : List.of("Psap", "Police", "Fire", "Ems")) {
            layer(
                    service + "Polygon",
                    "MultiPolygon",
                    "[" + square + "]",
                    "\"NGUID\": \"" + service + "\", \"DsplayName\": \"Ashford " + service + "\"");
        }
        var out = folder.resolve("nena.tocsinpack");
        PackBuild.buildReady("nena", folder, out);
        return PackReader.read(out);
    }

    @Test
    void centrelines_keep_names_ranges_towns_and_ways() throws IOException {
        var street = build().streets().getFirst();
        assertThat(street.name()).isEqualTo("North Elm Street");
        assertThat(street.aliases()).containsExactly("N Elm ST");
        // Its numbers fall along the line: it is turned, its sides, towns and one-way with it.
        assertThat(street.line().getFirst().longitude()).isEqualTo(-72.29);
        assertThat(List.of(street.leftLow(), street.leftHigh(), street.rightLow(), street.rightHigh()))
                .containsExactly(2, 100, 1, 99);
        assertThat(street.municipalityLeft()).isEqualTo("Birchwood");
        assertThat(street.oneWay()).isEqualTo(-1);
        assertThat(street.roadClass()).isEqualTo(RoadClass.PRIMARY);
        assertThat(street.speedKmh()).isBetween(56.0, 57.0);
    }

    @Test
    void address_points_and_service_boundaries_answer() throws IOException {
        var pack = build();
        var gazetteer = PackGazetteer.of(pack);
        var door = gazetteer.find("51 1/2 N Elm St, Ashford", null, 1).getFirst();
        assertThat(door.id()).isEqualTo("address:urn:emergency:uid:gis:SSAP:1");
        assertThat(pack.doors().getFirst().accuracyMeters()).isEqualTo(40);
        assertThat(gazetteer.find("Ashford Inn", null, 1).getFirst().label()).isEqualTo("Ashford Inn");
        assertThat(gazetteer.districts(door.point()).byKind())
                .containsEntry(BoundaryKind.MUNICIPALITY, "Ashford")
                .containsEntry(BoundaryKind.PSAP, "Ashford Psap")
                .containsEntry(BoundaryKind.POLICE_SECTOR, "Ashford Police")
                .containsEntry(BoundaryKind.FIRE_ENGINE, "Ashford Fire")
                .containsEntry(BoundaryKind.EMS_ZONE, "Ashford Ems");
    }

    @Test
    void mile_markers_are_places() throws IOException {
        assertThat(build().commonPlaces())
                .extracting(CityPack.CommonPlace::name)
                .contains("I-90 mile 12.4");
    }
}
