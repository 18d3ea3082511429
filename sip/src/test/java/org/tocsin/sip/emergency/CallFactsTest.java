package org.tocsin.sip.emergency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.Mutator;
import org.tocsin.sip.Samples;
import org.tocsin.sip.body.Body;
import org.tocsin.sip.message.Bytes;
import org.tocsin.sip.message.DatagramParser;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.Uri;

class CallFactsTest {
    private static CallFacts facts() {
        SipRequest invite = (SipRequest) DatagramParser.parse(Samples.I3_INVITE).message();
        return CallFacts.of(invite, Body.of(invite));
    }

    private static SipRequest request(String uri, String... headers) {
        return new SipRequest(
                Method.INVITE,
                Uri.parse(uri),
                Headers.of("From", "<sip:+16175550123@h>;tag=1", "To", "<" + uri + ">")
                        .with(Headers.of(headers)),
                Bytes.EMPTY);
    }

    @Test
    void serviceCallAndIncidentAreReadInBothSpellings() {
        CallFacts facts = facts();
        assertThat(facts.service()).isEqualTo("sos.police");
        assertThat(facts.test()).isFalse();
        assertThat(facts.callIdentifier().id()).isEqualTo("a56e556d871f4d");
        assertThat(facts.callIdentifier().domain()).isEqualTo("bcf.example.com");
        assertThat(facts.incidentIdentifiers())
                .extracting(EmergencyIdentifier::id)
                .containsExactly("9f1c2b7d00");
        assertThat(facts.resourcePriorities()).containsExactly("esnet.1");
    }

    @Test
    void locationsComeInTheOrderOfPreference() {
        CallFacts facts = facts();
        assertThat(facts.locations()).hasSize(2);
        CallerLocation device = facts.locations().getFirst();
        assertThat(device.holder()).isEqualTo(CallerLocation.Holder.DEVICE);
        assertThat(device.shape()).isEqualTo(new Shape.Circle(new Position(42.3736, -71.1097), 35.5));
        assertThat(device.confidencePercent()).isEqualTo(90.0);
        assertThat(device.method()).isEqualTo("GPS");
        assertThat(device.timestamp()).isEqualTo(Instant.parse("2026-03-01T16:03:25Z"));
        CivicAddress civic = facts.locations().get(1).civic();
        assertThat(civic.street()).isEqualTo("11-A Harbor Street");
        assertThat(civic.community()).isEqualTo("Riverton");
        assertThat(civic.within()).isEqualTo("floor 3");
        assertThat(civic.find("pn")).contains("P-17");
        assertThat(facts.locations().get(1).timestamp()).isEqualTo(Instant.parse("2026-03-01T16:00:00Z"));
        assertThat(facts.locationReferences()).containsExactly("https://lis.example.com/held/88");
    }

    @ParameterizedTest
    @CsvSource({
        "geo:42.605;-72.296, 42.605, -72.296",
        "'geo:42.605,-72.296', 42.605, -72.296",
        "'geo:42.605,-72.296,71.5;crs=wgs84;u=20', 42.605, -72.296",
        "'GEO:-42,72.5;u=0', -42, 72.5"
    })
    void aPlaceWrittenAsUriIsALocation(String uri, double latitude, double longitude) {
        var invite = request("urn:service:sos", "Geolocation", "<" + uri + ">");
        var facts = CallFacts.of(invite, Body.of(invite));
        if (uri.contains(",")) {
            assertThat(facts.locations().getFirst().shape().center()).isEqualTo(new Position(latitude, longitude));
        } else {
            assertThat(facts.locations()).isEmpty();
        }
        assertThat(facts.locationReferences()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"geo:91,0", "geo:1,2;crs=moon", "geo:,", "geo:1e999,3", "geo:1,2;u=-4", "geo:"})
    void aPlaceThatIsNoneIsLeftOut(String uri) {
        var invite = request("urn:service:sos", "Geolocation", "<" + uri + ">");
        assertThat(CallFacts.of(invite, Body.of(invite)).locations()).isEmpty();
    }

    @Test
    void additionalDataIsKeptRawAndReadable() {
        CallFacts facts = facts();
        assertThat(facts.additionalData())
                .extracting(AdditionalData::block)
                .containsExactly("ServiceInfo", "SubscriberInfo", "DeviceInfo");
        assertThat(facts.classOfService()).isEqualTo("VoIP Residence");
        AdditionalData subscriber = facts.additionalData().get(1);
        assertThat(subscriber.find("fn")).contains("Pat Example");
        assertThat(subscriber.find("tel")).contains("tel:+1-617-555-0100");
        assertThat(subscriber.raw().utf8()).contains("privacyRequested");
        assertThat(facts.additionalData().get(2).isByReference()).isTrue();
    }

    @Test
    void theAssertedIdentityIsCalledBack() {
        CallbackNumber callback = facts().callback();
        assertThat(callback.digits()).isEqualTo("+16175550100");
        assertThat(callback.asserted()).isTrue();
        assertThat(callback.isCallable()).isTrue();
        assertThat(callback.displayName()).isEqualTo("Pat Example");
    }

    @ParameterizedTest
    @CsvSource({
        "<sip:+16175550123@h>,                       +16175550123, true,  false",
        "<tel:617-555-0123>,                         6175550123,   true,  false",
        "<sip:9115551234@h;user=phone>,              9115551234,   false, true",
        "<tel:+19115551234>,                         +19115551234, false, true",
        "<sip:911@h>,                                911,          true,  false",
        "<sip:anonymous@anonymous.invalid>,          '',           true,  false",
        "<sip:h.example>,                            '',           false, false",
        "'<sip:alice@h>, <tel:+16175550124>',        +16175550124, true,  false",
        "<sip:+16175550125;npdi@h>,                  +16175550125, true,  false"
    })
    void callbackNumbers(String identity, String digits, boolean callable, boolean uninitialized) {
        CallbackNumber callback = CallbackNumber.of(request("urn:service:sos", "P-Asserted-Identity", identity));
        assertThat(callback.digits()).isEqualTo(digits);
        assertThat(callback.isCallable()).isEqualTo(callable);
        assertThat(callback.isNonServiceInitialized()).isEqualTo(uninitialized);
    }

    @Test
    void withoutAnAssertedIdentityFromIsCalledBack() {
        CallbackNumber callback = CallbackNumber.of(request("urn:service:sos"));
        assertThat(callback.asserted()).isFalse();
        assertThat(callback.digits()).isEqualTo("+16175550123");
    }

    @ParameterizedTest
    @CsvSource({
        "urn:service:sos, true",
        "urn:service:sos.fire, true",
        "urn:service:test.sos, true",
        "urn:emergency:service:sos.psap, true",
        "sip:911@h, true",
        "sip:sos@h, true",
        "tel:911, true",
        "tel:+16175550100, false",
        "urn:service:counseling, false",
        "sip:city@h, false",
        "urn:service:sosnot, false"
    })
    void emergencyCallsAreToldFromOthers(String uri, boolean emergency) {
        assertThat(EmergencyCall.isOne(request(uri))).isEqualTo(emergency);
    }

    @Test
    void aCallWithALocationIsAnEmergencyCallWhateverItsAddress() {
        assertThat(EmergencyCall.isOne(request("sip:7001@h", "Geolocation", "<cid:a>")))
                .isTrue();
        assertThat(EmergencyCall.isOne(request("sip:7001@h", "Resource-Priority", "ESNET.1")))
                .isTrue();
        assertThat(CallFacts.of(request("urn:service:test.sos.police"), Body.NONE)
                        .test())
                .isTrue();
    }

    private static List<CallerLocation> pidf(String info) {
        return PidfLo.parse(Bytes.utf8("<presence xmlns:gml='g' xmlns:gs='s'><person><x><geopriv><location-info>" + info
                + "</location-info></geopriv></x></person></presence>"));
    }

    private static Shape shape(String info) {
        return pidf(info).getFirst().shape();
    }

    @Test
    void everyShapeIsRead() {
        assertThat(shape("<gml:Point><gml:pos>42.5 -71.5 12</gml:pos></gml:Point>"))
                .isEqualTo(new Shape.Point(new Position(42.5, -71.5)));
        assertThat(shape("<gs:Sphere><gml:pos>1 2 3</gml:pos><gs:radius>4</gs:radius></gs:Sphere>"))
                .isEqualTo(new Shape.Circle(new Position(1, 2), 4));
        assertThat(shape("<gs:Ellipse><gml:pos>1 2</gml:pos><gs:semiMajorAxis>30</gs:semiMajorAxis>"
                        + "<gs:semiMinorAxis>20</gs:semiMinorAxis><gs:orientation uom='urn:ogc:def:uom:EPSG::9102'>45"
                        + "</gs:orientation></gs:Ellipse>"))
                .isEqualTo(new Shape.Ellipse(new Position(1, 2), 30, 20, 45));
        assertThat(shape("<gs:ArcBand><gml:pos>1 2</gml:pos><gs:innerRadius>100</gs:innerRadius><gs:outerRadius>900"
                        + "</gs:outerRadius><gs:startAngle>10</gs:startAngle><gs:openingAngle>120</gs:openingAngle>"
                        + "</gs:ArcBand>"))
                .isEqualTo(new Shape.ArcBand(new Position(1, 2), 100, 900, 10, 120));
        var square = new Shape.Polygon(
                List.of(new Position(0, 0), new Position(0, 0.01), new Position(0.01, 0.01), new Position(0.01, 0)));
        assertThat(shape("<gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>0 0 0 0.01 0.01 0.01 0.01 0 0 0"
                        + "</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>"))
                .isEqualTo(square);
        assertThat(shape("<gml:Polygon><gml:pos>0 0</gml:pos><gml:pos>0 0.01</gml:pos><gml:pos>0.01 0.01</gml:pos>"
                        + "<gml:pos>0.01 0</gml:pos></gml:Polygon>"))
                .isEqualTo(square);
        assertThat(shape("<gs:Prism srsName='urn:ogc:def:crs:EPSG::4979'><gs:base><gml:Polygon><gml:posList>"
                        + "0 0 5 0 0.01 5 0.01 0.01 5 0.01 0 5</gml:posList></gml:Polygon></gs:base></gs:Prism>"))
                .isEqualTo(square);
        assertThat(square.center().latitudeDegrees()).isCloseTo(0.005, within(1e-9));
        assertThat(square.uncertaintyMeters()).isCloseTo(786, within(2.0));
    }

    @Test
    void aShapeThatMakesNoSenseIsLeftOutAndTheRestStays() {
        assertThat(pidf("<gml:Point><gml:pos>95 0</gml:pos></gml:Point>")).isEmpty();
        assertThat(pidf("<gs:Circle><gml:pos>1 1</gml:pos><gs:radius>-4</gs:radius></gs:Circle>"))
                .isEmpty();
        assertThat(pidf("<gs:Circle><gml:pos>1 1</gml:pos><gs:radius>x</gs:radius></gs:Circle>"
                        + "<civicAddress><A3>Riverton</A3></civicAddress>"))
                .singleElement()
                .satisfies(location -> {
                    assertThat(location.shape()).isNull();
                    assertThat(location.civic().community()).isEqualTo("Riverton");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE p [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><presence>&x;</presence>",
                "<!DOCTYPE p SYSTEM 'http://192.0.2.1/x.dtd'><presence/>",
                "<!DOCTYPE p [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><presence>&b;</presence>",
                "<presence>&undefined;</presence>",
                "<presence>",
                "",
                "not xml"
            })
    void dangerousOrBrokenXmlIsMalformed(String document) {
        assertThatThrownBy(() -> PidfLo.parse(Bytes.utf8(document))).isInstanceOf(MalformedException.class);
    }

    @Test
    void bottomlessXmlIsMalformed() {
        assertThatThrownBy(() -> PidfLo.parse(Bytes.utf8("<a>".repeat(50_000)))).isInstanceOf(MalformedException.class);
    }

    @Test
    void nothingPersonalShows() {
        CallFacts facts = facts();
        String shown = facts + " " + facts.callback() + facts.locations() + facts.additionalData()
                + facts.locations().get(1).civic()
                + facts.additionalData().get(1).entries();
        assertThat(shown)
                .doesNotContain("617")
                .doesNotContain("Pat")
                .doesNotContain("42.37")
                .doesNotContain("Harbor");
    }

    @Test
    void garbledCallsLoseOnlyWhatIsGarbled() {
        var mutator = new Mutator(5491);
        int withLocation = 0;
        int rounds = Mutator.ROUNDS / 25;
        for (int round = 0; round < rounds; round++) {
            byte[] data = mutator.mutate(Samples.I3_INVITE);
            try {
                if (DatagramParser.parse(data).message() instanceof SipRequest request) {
                    CallFacts facts = CallFacts.of(request, Body.of(request));
                    facts.classOfService();
                    facts.locations().forEach(location -> {
                        if (location.shape() != null) {
                            assertThat(location.shape().uncertaintyMeters()).isNotNegative();
                        }
                    });
                    withLocation += facts.locations().isEmpty() ? 0 : 1;
                }
            } catch (MalformedException e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        }
        assertThat(withLocation).isGreaterThan(rounds / 4);
    }

    @Test
    void garbledPidfIsReadOrRefused() {
        var mutator = new Mutator(4119);
        byte[] sample = Samples.PIDF.getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < Mutator.ROUNDS / 25; round++) {
            try {
                PidfLo.parse(Bytes.of(mutator.mutate(sample)));
            } catch (MalformedException e) {
                assertThat(e.status()).isEqualTo(400);
            }
        }
    }
}
