package org.tocsin.edge.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.places.Area;
import org.tocsin.core.places.Fix;
import org.tocsin.core.places.Point;
import org.tocsin.edge.reference.TrustList;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.agent.Invitation;
import org.tocsin.sip.body.BodyPart;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.MediaType;
import org.tocsin.sip.message.NameAddr;
import org.tocsin.sip.message.Uri;

/// A call refers to its caller's presence: Kamailio's presence server tells where the caller is, and where they go.
class PresenceTest {
    private static final Point DOOR = new Point(42.3744, -71.1106);
    private static final Point CORNER = new Point(42.3790, -71.1106);

    @TempDir
    private Path folder;

    private static String circle(Point center, String at) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:gp="urn:ietf:params:xml:ns:pidf:geopriv10"
                 xmlns:gml="http://www.opengis.net/gml" xmlns:gs="http://www.opengis.net/pidflo/1.0"
                 entity="pres:target@127.0.0.1"><tuple id="phone"><status><gp:geopriv><gp:location-info>
                 <gs:Circle srsName="urn:ogc:def:crs:EPSG::4326"><gml:pos>%s %s</gml:pos>
                 <gs:radius uom="urn:ogc:def:uom:EPSG::9001">15</gs:radius></gs:Circle>
                 </gp:location-info><gp:usage-rules/><gp:method>GPS</gp:method></gp:geopriv></status>
                 <timestamp>%s</timestamp></tuple></presence>
                """.formatted(center.latitude(), center.longitude(), at);
    }

    private static void listen(TestCentre centre, TrustList trusted) {
        var settings = new PresenceSettings(null, 20, Duration.ofSeconds(10), Duration.ofMinutes(10));
        var desk = new LocationDesk(centre.writer(), Thread::startVirtualThread, Clock.systemUTC());
        desk.add(centre.telephony().followPresence(() -> trusted, settings));
        centre.writer().subscribe(desk);
    }

    private static TrustList trusting(int port) {
        return TrustList.of(List.of("sip://127.0.0.1:" + port));
    }

    private static void call(TestTrunk trunk, String reference) {
        trunk.perform(agent -> agent.invite(
                TestTrunk.CALL,
                new Invitation(
                        Uri.parse("urn:service:sos"),
                        NameAddr.parse("<sip:+16175550177@127.0.0.1>"),
                        NameAddr.parse("<urn:service:sos>"),
                        trunk.flow(),
                        Headers.of("P-Asserted-Identity", "<tel:+16175550177>", "Geolocation", "<" + reference + ">"),
                        BodyPart.of(MediaType.SDP, TestTrunk.sdp(40_000, 0, "PCMU/8000")))));
    }

    private static void located(TestCentre centre, Call call, Point where) {
        TestCentre.until(() -> centre.get(call.id()).fixes().stream()
                .map(Fix::area)
                .anyMatch(area -> area != null && area.center().equals(where)));
    }

    @Test
    void aCallerIsFollowedByWhatKamailioNotifies() throws Exception {
        try (var kamailio = new KamailioPresence(folder);
                var centre = new TestCentre(folder);
                var trunk = new TestTrunk(centre.telephony().sipUdpPort())) {
            listen(centre, trusting(kamailio.port()));
            kamailio.publish(circle(DOOR, "2026-03-14T12:00:00Z"));
            call(trunk, kamailio.uri());
            var call = centre.ringing();
            located(centre, call, DOOR);
            assertThat(centre.get(call.id()).status()).isEqualTo(CallStatus.RINGING);
            assertThat(centre.get(call.id()).bestFix().orElseThrow())
                    .satisfies(fix -> assertThat(fix.source()).isEqualTo("127.0.0.1"))
                    .satisfies(fix -> assertThat(fix.method()).isEqualTo("GPS"))
                    .satisfies(fix -> assertThat(fix.area()).isEqualTo(new Area.Circle(DOOR, 15)));

            centre.answer(call);
            trunk.await(Event.CallAnswered.class);
            kamailio.publish(circle(CORNER, "2026-03-14T12:00:30Z"));
            located(centre, call, CORNER);
            assertThat(centre.get(call.id()).fixes()).hasSize(2);

            // A re-bid fetches; the state is the same, and that is said.
            centre.command(new CallCommand.AskLocation(call.id()));
            TestCentre.until(() -> {
                var asking = centre.get(call.id()).asking();
                return asking != null && "the network knows nothing newer".equals(asking.why());
            });

            // The fetch is over, the subscription goes on.
            TestCentre.until(() -> centre.telephony().census().subscriptions() == 1);
            trunk.perform(agent -> agent.hangUp(TestTrunk.CALL));
            centre.becomes(call.id(), CallStatus.ENDED);
            TestCentre.until(() -> centre.telephony().census().subscriptions() == 0);
        }
    }

    @Test
    void whoIsNotPublishedIsUnknownAndTheCallGoesOn() throws Exception {
        try (var kamailio = new KamailioPresence(folder);
                var centre = new TestCentre(folder);
                var trunk = new TestTrunk(centre.telephony().sipUdpPort())) {
            listen(centre, trusting(kamailio.port()));
            kamailio.publish(circle(DOOR, "2026-03-14T12:00:00Z"));
            call(trunk, "pres:nobody@127.0.0.1:" + kamailio.port());
            var call = centre.ringing();
            TestCentre.until(() -> {
                var asking = centre.get(call.id()).asking();
                return asking != null && asking.why() != null;
            });
            assertThat(centre.get(call.id()).asking().why()).contains("127.0.0.1", "ask the caller");
            assertThat(centre.get(call.id()).status()).isEqualTo(CallStatus.RINGING);
        }
    }

    @Test
    void aServerNobodyTrustsIsNotSubscribedTo() throws Exception {
        try (var centre = new TestCentre(folder);
                var stranger = new TestTrunk();
                var trunk = new TestTrunk(centre.telephony().sipUdpPort())) {
            listen(centre, TrustList.NOBODY);
            call(trunk, stranger.uri().replace("sip:", "sip:secret@"));
            var call = centre.ringing();
            TestCentre.until(() -> {
                var asking = centre.get(call.id()).asking();
                return asking != null && asking.why() != null;
            });
            assertThat(centre.get(call.id()).asking().why())
                    .contains("not on this centre's list")
                    .doesNotContain("secret");
            assertThat(centre.telephony().census().subscriptions()).isZero();
        }
    }
}
