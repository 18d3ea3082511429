package org.tocsin.sip.emergency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.Mutator;
import org.tocsin.sip.message.Bytes;

/// Questions to location servers and what they answer. The documents have the shape of the examples in RFC 5985
/// section 10, RFC 6753 section 5, RFC 6155 section 3 and RFC 7840 section 6.
class HeldTest {
    private static final String PRESENCE = """
            <presence xmlns="urn:ietf:params:xml:ns:pidf" entity="pres:3650n87934c@ls.example.com">
             <tuple id="b650sf789nd">
              <status>
               <geopriv xmlns="urn:ietf:params:xml:ns:pidf:geopriv10"
                xmlns:gbp="urn:ietf:params:xml:ns:pidf:geopriv10:basicPolicy">
                <location-info>
                 <Point xmlns="http://www.opengis.net/gml" srsName="urn:ogc:def:crs:EPSG::4326">
                  <pos>-34.407 150.88001</pos>
                 </Point>
                </location-info>
                <usage-rules>
                 <gbp:retransmission-allowed>false</gbp:retransmission-allowed>
                 <gbp:retention-expiry>2006-01-11T03:42:28+00:00</gbp:retention-expiry>
                </usage-rules>
                <method>Wiremap</method>
               </geopriv>
              </status>
              <timestamp>2006-01-10T03:42:28+00:00</timestamp>
             </tuple>
            </presence>
            """;

    private static final String BY_VALUE =
            "<?xml version=\"1.0\"?><locationResponse xmlns=\"urn:ietf:params:xml:ns:geopriv:held\">" + PRESENCE
                    + "</locationResponse>";

    private static final String BY_REFERENCE = """
            <?xml version="1.0"?>
            <locationResponse xmlns="urn:ietf:params:xml:ns:geopriv:held">
             <locationUriSet expires="2006-01-01T13:00:00.0Z">
              <locationURI>https://ls.example.com:9768/357yc6s64ceyoiuy5ax3o</locationURI>
              <locationURI>sip:9769+357yc6s64ceyoiuy5ax3o@ls.example.com:9769</locationURI>
             </locationUriSet>
            </locationResponse>
            """;

    private static final String ROUTED =
            "<?xml version=\"1.0\"?><locationResponse xmlns=\"urn:ietf:params:xml:ns:geopriv:held\">" + PRESENCE + """
             <routingInformation xmlns="urn:ietf:params:xml:ns:geopriv:held:ri">
              <service>
               <serviceUri>urn:service:sos</serviceUri>
               <dialString>112</dialString>
               <uri>sip:112@psap.example.com</uri>
              </service>
             </routingInformation>
            </locationResponse>
            """;

    private static final String MAC_WANTED = """
            <?xml version="1.0"?>
            <error xmlns="urn:ietf:params:xml:ns:geopriv:held" code="badIdentifier">
             <message xml:lang="en">MAC address or number required</message>
             <requiredIdentifiers xmlns="urn:ietf:params:xml:ns:geopriv:held:id"
              xmlns:id="urn:ietf:params:xml:ns:geopriv:held:id">id:mac id:msisdn uri</requiredIdentifiers>
            </error>
            """;

    private static HeldAnswer parse(String text) {
        return HeldAnswer.parse(Bytes.utf8(text));
    }

    @Test
    void aLocationByValueIsRead() {
        for (String text : List.of(BY_VALUE, ROUTED, PRESENCE)) {
            var located = (HeldAnswer.Located) parse(text);
            assertThat(located.locations()).singleElement().satisfies(where -> {
                assertThat(where.shape()).isEqualTo(new Shape.Point(new Position(-34.407, 150.88001)));
                assertThat(where.method()).isEqualTo("Wiremap");
                assertThat(where.timestamp()).isEqualTo(Instant.parse("2006-01-10T03:42:28Z"));
            });
        }
    }

    @Test
    void aLocationByReferenceIsRead() {
        var located = (HeldAnswer.Located) parse(BY_REFERENCE);
        assertThat(located.locations()).isEmpty();
        assertThat(located.uris())
                .containsExactly(
                        "https://ls.example.com:9768/357yc6s64ceyoiuy5ax3o",
                        "sip:9769+357yc6s64ceyoiuy5ax3o@ls.example.com:9769");
        assertThat(located.expires()).isEqualTo(Instant.parse("2006-01-01T13:00:00Z"));
        assertThat(located.toString()).doesNotContain("357yc6s64ceyoiuy5ax3o");
    }

    @Test
    void anErrorSaysWhatTheServerWantsToBeTold() {
        var refused = (HeldAnswer.Refused) parse(MAC_WANTED);
        assertThat(refused.code()).isEqualTo("badIdentifier");
        assertThat(refused.message()).isEqualTo("MAC address or number required");
        assertThat(refused.required()).containsExactly("mac", "msisdn", "uri");
        var device = DeviceIdentity.ofNumber("+16175550142", refused.required()).orElseThrow();
        assertThat(device.identifiers())
                .containsExactly(
                        new DeviceIdentity.Identifier("msisdn", "16175550142"),
                        new DeviceIdentity.Identifier("uri", "tel:+16175550142"));
        assertThat(device.toString() + device.identifiers()).doesNotContain("617");
        assertThat(DeviceIdentity.ofNumber("+16175550142", List.of("mac"))).isEmpty();
    }

    @Test
    void theQuestionIsWhatTheRfcShows() {
        var plain = new HeldRequest("", List.of(), false, null);
        assertThat(plain.toXml().utf8())
                .contains("<locationRequest xmlns=\"urn:ietf:params:xml:ns:geopriv:held\"></locationRequest>");
        assertThat(HeldRequest.dereference(HeldRequest.EMERGENCY_ROUTING)
                        .toXml()
                        .utf8())
                .contains(
                        "responseTime=\"emergencyRouting\"",
                        "<locationType exact=\"false\">civic geodetic</locationType>");
        assertThat(HeldRequest.milliseconds(Duration.ofSeconds(8))).isEqualTo("8000");
    }

    @Test
    void whatIsNoAnswerIsMalformed() {
        for (String wrong : new String[] {
            "",
            "<html><body>Sign in</body></html>",
            "<locationResponse",
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><locationResponse>&b;</locationResponse>",
        }) {
            assertThatThrownBy(() -> parse(wrong)).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void aServersOwnWordsComeBack() {
        var refused = new HeldAnswer.Refused("locationUnknown", "no <cell> & no \"fix\"", List.of("uri"));
        assertThat(HeldAnswer.parse(HeldAnswer.error(refused))).isEqualTo(refused);
        assertThat(HeldAnswer.parse(HeldAnswer.response("<?xml version=\"1.0\"?>\n" + PRESENCE)))
                .isEqualTo(parse(BY_VALUE));
    }

    @Test
    void garbledAnswersAreReadOrMalformed() {
        var mutator = new Mutator(5985);
        for (String golden : List.of(BY_VALUE, BY_REFERENCE, ROUTED, MAC_WANTED)) {
            byte[] bytes = golden.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            for (int i = 0; i < 1_500; i++) {
                try {
                    HeldAnswer.parse(Bytes.of(mutator.mutate(bytes)));
                } catch (MalformedException _) {
                    // as it should
                }
            }
        }
    }

    @Test
    void garbledQuestionsAreReadOrMalformed() {
        var mutator = new Mutator(6155);
        var device = DeviceIdentity.ofNumber("+16175550142", List.of("uri", "msisdn"));
        byte[] bytes = HeldRequest.dereference(HeldRequest.EMERGENCY_DISPATCH)
                .withDevice(device.orElseThrow())
                .toXml()
                .toArray();
        for (int i = 0; i < 3_000; i++) {
            try {
                HeldRequest.parse(Bytes.of(mutator.mutate(bytes)));
            } catch (MalformedException _) {
                // as it should
            }
        }
    }

    @Property(tries = 300)
    void aQuestionIsReadAsItWasWritten(@ForAll("requests") HeldRequest request) {
        assertThat(HeldRequest.parse(request.toXml())).isEqualTo(request);
    }

    @Provide
    Arbitrary<HeldRequest> requests() {
        var times = Arbitraries.oneOf(
                Arbitraries.of("", HeldRequest.EMERGENCY_ROUTING, HeldRequest.EMERGENCY_DISPATCH),
                Arbitraries.integers().between(1, 999_999_999).map(Object::toString));
        var types =
                Arbitraries.of(HeldRequest.Type.class).set().map(Set::copyOf).map(List::copyOf);
        var values = Arbitraries.strings()
                .all()
                .ofMinLength(1)
                .ofMaxLength(30)
                .map(text -> "x" + text.replaceAll("[\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF\\s]", "") + "y")
                .filter(text -> text.codePoints().allMatch(point -> (point & 0xFFFE) != 0xFFFE));
        var names = Arbitraries.of("uri", "msisdn", "mac", "ip", "imsi");
        var devices = Combinators.combine(names, values)
                .as(DeviceIdentity.Identifier::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(DeviceIdentity::new)
                .injectNull(0.3);
        // Without types there is nothing to be exact about.
        return Combinators.combine(times, types, Arbitraries.of(true, false), devices)
                .as((time, kinds, exact, device) -> new HeldRequest(time, kinds, exact && !kinds.isEmpty(), device));
    }

    @Test
    void theFilterAsksForMovement() {
        var filter = LocationFilter.moved("sip:a&b@lis.example", 20);
        assertThat(filter.type().text()).isEqualTo("application/simple-filter+xml");
        XmlElement root = XmlReader.read(filter.content().toArray());
        assertThat(root.name()).isEqualTo("filter-set");
        assertThat(root.first("filter").orElseThrow().attribute("uri")).isEqualTo("sip:a&b@lis.example");
        assertThat(root.first("moved").orElseThrow().text()).isEqualTo("20");
        assertThatThrownBy(() -> LocationFilter.moved("sip:a@b", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBlockThatWasFetchedIsViewedLikeOneThatCame() {
        var fetched = AdditionalData.fetched(
                "Comment",
                "https://provider.example/c1",
                Bytes.utf8("<com:EmergencyCallData.Comment xmlns:com=\"urn:x\"><com:Comment>gate code 4</com:Comment>"
                        + "</com:EmergencyCallData.Comment>"));
        assertThat(fetched.find("Comment")).contains("gate code 4");
        assertThat(fetched.isByReference()).isFalse();
        assertThatThrownBy(() -> AdditionalData.fetched("Comment", "https://a", Bytes.utf8("<html")))
                .isInstanceOf(MalformedException.class);
    }
}
