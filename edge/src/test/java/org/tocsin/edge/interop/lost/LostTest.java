package org.tocsin.edge.interop.lost;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tocsin.core.places.Area;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.CivicAddress;
import org.tocsin.core.places.Districts;
import org.tocsin.core.places.Exactness;
import org.tocsin.core.places.Gazetteer;
import org.tocsin.core.places.Match;
import org.tocsin.core.places.MatchKind;
import org.tocsin.core.places.Point;

class LostTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<Point> SQUARE =
            List.of(new Point(42.5, -72.4), new Point(42.5, -72.2), new Point(42.7, -72.2), new Point(42.7, -72.4));

    /// The request of RFC 5222 figure 5, moved to our square.
    private static final String FIND = """
            <?xml version="1.0" encoding="UTF-8"?>
            <findService xmlns="urn:ietf:params:xml:ns:lost1" xmlns:p2="http://www.opengis.net/gml"
                serviceBoundary="value" recursive="true">
              <location id="6020688f1ce1896d" profile="geodetic-2d">
                <p2:Point id="point1" srsName="urn:ogc:def:crs:EPSG::4326"><p2:pos>%s</p2:pos></p2:Point>
              </location>
              <service>%s</service>
            </findService>
            """;

    /// The request of RFC 5222 figure 9, moved to our town.
    private static final String VALIDATE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <findService xmlns="urn:ietf:params:xml:ns:lost1" recursive="true" validateLocation="true"
                serviceBoundary="reference">
              <location id="627b8bf819d0bad4d" profile="civic">
                <civicAddress xmlns="urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr">
                  <country>US</country><A1>MA</A1><A3>Ashford</A3><RD>River</RD><STS>Street</STS><HNO>%s</HNO><PC>01999</PC>
                </civicAddress>
              </location>
              <service>urn:service:sos.police</service>
            </findService>
            """;

    /// The answer of RFC 5222 figure 6, shortened to its outline.
    private static final String FOREIGN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <findServiceResponse xmlns="urn:ietf:params:xml:ns:lost1" xmlns:p2="http://www.opengis.net/gml">
              <mapping expires="2007-01-01T01:44:33Z" lastUpdated="2006-11-01T01:00:00Z"
                  source="authoritative.example" sourceId="7e3f40b098c711dbb6060800200c9a66">
                <displayName xml:lang="en">New York City Police Department</displayName>
                <service>urn:service:sos.police</service>
                <serviceBoundary profile="geodetic-2d">
                  <p2:Polygon srsName="urn:ogc:def::crs:EPSG::4326"><p2:exterior><p2:LinearRing>
                    <p2:pos>37.775 -122.4194</p2:pos><p2:pos>37.555 -122.4194</p2:pos><p2:pos>37.555 -122.4264</p2:pos>
                    <p2:pos>37.775 -122.4264</p2:pos><p2:pos>37.775 -122.4194</p2:pos>
                  </p2:LinearRing></p2:exterior></p2:Polygon>
                </serviceBoundary>
                <uri>sip:nypd@example.com</uri><uri>xmpp:nypd@example.com</uri>
                <serviceNumber>911</serviceNumber>
              </mapping>
              <path><via source="resolver.example"/><via source="authoritative.example"/></path>
              <locationUsed id="6020688f1ce1896d"/>
            </findServiceResponse>
            """;

    private final LostServer server = new LostServer(
            "lost.centre.example",
            LostServer.standardServices("sip:911@{name}.example", "911"),
            () -> new LostServer.Map(pack(), new OneTown()));

    @Test
    void aPointInsideIsMappedAndOurOwnClientReadsIt() throws Exception {
        var answer = server.answer(
                FIND.formatted("42.6 -72.3", "urn:service:sos.fire").getBytes(StandardCharsets.UTF_8), NOW);
        var mapping = LostClient.read(answer).orElseThrow();
        assertThat(mapping.displayName()).isEqualTo("Ashford Centre");
        assertThat(mapping.uris()).containsExactly("sip:911@ashfordcentre.example");
        assertThat(mapping.expires()).isAfter(NOW);
        assertThat(mapping.rings().getFirst())
                .startsWith(SQUARE.toArray(Point[]::new))
                .hasSize(5);
        assertThat(text(answer)).contains("locationUsed id=\"6020688f1ce1896d\"");
    }

    @Test
    void aPointOutsideIsNotFound() {
        assertThat(ask(FIND.formatted("10 10", "urn:service:sos"))).contains("<notFound ");
    }

    @Test
    void aServiceBelowOneWeMapIsSubstitutedAndSaidSo() {
        assertThat(ask(FIND.formatted("42.6 -72.3", "urn:service:sos.fire.forest")))
                .contains("serviceSubstitution", "<service>urn:service:sos.fire</service>");
        assertThat(ask(FIND.formatted("42.6 -72.3", "urn:service:counseling"))).contains("<serviceNotImplemented ");
    }

    @Test
    void aCivicAddressIsValidatedPartByPart() {
        assertThat(ask(VALIDATE.formatted("12")))
                .contains("<valid>ca:A3 ca:HNO ca:RD ca:STS</valid>", "<unchecked>ca:A1 ca:PC ca:country</unchecked>");
        assertThat(ask(VALIDATE.formatted("9999"))).contains("<invalid>ca:HNO</invalid>");
    }

    @Test
    void servicesAreListed() {
        var list =
                "<listServices xmlns=\"urn:ietf:params:xml:ns:lost1\"><service>urn:service:sos</service></listServices>";
        assertThat(ask(list)).contains("urn:service:sos.ambulance urn:service:sos.fire urn:service:sos.police");
    }

    @Test
    void aBoundaryByReferenceCanBeFetched() throws Exception {
        var byReference = FIND.formatted("42.6 -72.3", "urn:service:sos").replace("\"value\"", "\"reference\"");
        var key = LostClient.read(server.answer(byReference.getBytes(StandardCharsets.UTF_8), NOW))
                .orElseThrow()
                .boundaryKey();
        assertThat(ask("<getServiceBoundary xmlns=\"urn:ietf:params:xml:ns:lost1\" key=\"" + key + "\"/>"))
                .contains("42.5000000 -72.4000000");
        assertThat(ask("<getServiceBoundary xmlns=\"urn:ietf:params:xml:ns:lost1\" key=\"gone\"/>"))
                .contains("<notFound ");
    }

    @Test
    void anotherServersAnswerIsRead() throws Exception {
        var mapping = LostClient.read(FOREIGN.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        assertThat(mapping.displayName()).isEqualTo("New York City Police Department");
        assertThat(mapping.uris()).containsExactly("sip:nypd@example.com", "xmpp:nypd@example.com");
        assertThat(mapping.rings().getFirst()).hasSize(5);
    }

    @Test
    void whatIsNoLostIsToldSo() {
        assertThat(ask("not xml")).contains("<badRequest ");
        assertThat(ask("<other/>")).contains("<badRequest ");
        assertThat(ask(FIND.formatted("north south", "urn:service:sos"))).contains("<locationInvalid ");
        assertThat(ask(FIND.formatted("42.6 -72.3", "urn:service:sos").replace("geodetic-2d", "telepathy")))
                .contains("<locationProfileUnrecognized ");
        assertThat(ask("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"))
                .contains("<badRequest ")
                .doesNotContain("root:");
    }

    @Test
    void mutationsAlwaysGetAnAnswer() {
        var random = new Random(8);
        for (int i = 0; i < 3000; i++) {
            var bytes = FIND.formatted("42.6 -72.3", "urn:service:sos").getBytes(StandardCharsets.UTF_8);
            for (int n = random.nextInt(5); n >= 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThat(text(server.answer(bytes, NOW))).contains("urn:ietf:params:xml:ns:lost1");
        }
    }

    private String ask(String request) {
        return text(server.answer(request.getBytes(StandardCharsets.UTF_8), NOW));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static CityPack pack() {
        var manifest =
                new CityPack.Manifest(1, "Ashford", "v1", "test", "test", "America/New_York", new Point(42.6, -72.3));
        var boundary = new CityPack.Boundary(BoundaryKind.PSAP, "Ashford Centre", List.of(SQUARE));
        return new CityPack(
                manifest,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(boundary),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /// A square with one street that has one door.
    private static final class OneTown implements Gazetteer {
        @Override
        public String packVersion() {
            return "v1";
        }

        @Override
        public List<Match> complete(String typed, @Nullable Point near, int limit) {
            return List.of();
        }

        @Override
        public List<Match> find(String words, @Nullable Point near, int limit) {
            return List.of();
        }

        @Override
        public List<Match> reverse(Area area, int limit) {
            return List.of();
        }

        @Override
        public List<Match> match(CivicAddress civic, int limit) {
            boolean exact = civic.find("HNO").filter("12"::equals).isPresent();
            return List.of(new Match(
                    "address:1",
                    MatchKind.ADDRESS,
                    "12 River Street",
                    "Ashford",
                    "",
                    "",
                    new Point(42.6, -72.3),
                    exact ? Exactness.EXACT : Exactness.APPROXIMATE,
                    "",
                    1,
                    null,
                    "v1"));
        }

        @Override
        public Districts districts(Point point) {
            boolean inside = point.latitude() > 42.5 && point.latitude() < 42.7 && point.longitude() > -72.4;
            return inside ? new Districts(Map.of(BoundaryKind.PSAP, "Ashford Centre"), Map.of()) : Districts.NONE;
        }
    }
}
