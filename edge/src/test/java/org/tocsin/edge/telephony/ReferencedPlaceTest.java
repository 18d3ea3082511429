package org.tocsin.edge.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.edge.reference.StandInServer.held;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.core.calls.AdditionalData;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.calls.Line;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.places.Area;
import org.tocsin.core.places.Fix;
import org.tocsin.core.places.Point;
import org.tocsin.core.positions.PositionCommand;
import org.tocsin.edge.journal.Engine;
import org.tocsin.edge.journal.MemoryJournal;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.reference.Credentials;
import org.tocsin.edge.reference.Fetcher;
import org.tocsin.edge.reference.StandInServer;
import org.tocsin.edge.reference.TrustList;
import org.tocsin.sip.emergency.DeviceIdentity;
import org.tocsin.sip.emergency.HeldAnswer;
import org.tocsin.sip.emergency.HeldRequest;
import org.tocsin.sip.message.Bytes;

/// A call brings a location URI; what the server behind it says, or does not say, is in the call before anybody
/// answers.
class ReferencedPlaceTest {
    private static final CallId C1 = new CallId(1);
    private static final Actor NETWORK = new Actor.Network("trunk-1");
    private static final Point MAST = new Point(42.3750, -71.1100);
    private static final Point DOOR = new Point(42.3744, -71.1106);
    private static final String CIRCLE = """
            <presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model"
             xmlns:gp="urn:ietf:params:xml:ns:pidf:geopriv10" xmlns:gml="http://www.opengis.net/gml"
             xmlns:gs="http://www.opengis.net/pidflo/1.0" entity="pres:target@lis.example">
             <dm:device id="d"><gp:geopriv><gp:location-info>
              <gs:Circle srsName="urn:ogc:def:crs:EPSG::4326"><gml:pos>%s %s</gml:pos>
               <gs:radius uom="urn:ogc:def:uom:EPSG::9001">%d</gs:radius></gs:Circle>
             </gp:location-info><gp:usage-rules/><gp:method>%s</gp:method></gp:geopriv>
             <dm:timestamp>%s</dm:timestamp></dm:device>
            </presence>
            """;

    private final Writer writer =
            new Writer(new MemoryJournal(), Engine.ROOMS, Clock.systemUTC(), Writer.Settings.standard(why -> {}));
    private StandInServer lis;
    private Fetcher fetcher;
    private LocationDesk desk;

    @BeforeEach
    void open() throws Exception {
        lis = new StandInServer();
        fetcher = new Fetcher(lis.trusted(), Credentials.NONE.open());
        listen(Duration.ofSeconds(20), true);
    }

    private void listen(Duration patience, boolean identifies) {
        desk = new LocationDesk(writer, Thread::startVirtualThread, Clock.systemUTC());
        desk.add(new HeldSource(fetcher, patience, identifies, Clock.systemUTC()));
        writer.subscribe(desk);
        writer.subscribe(new DataDesk(writer, Thread::startVirtualThread, fetcher));
    }

    @AfterEach
    void close() {
        writer.close();
        fetcher.close();
        lis.close();
    }

    private static String circle(Point center, int radiusMeters, String method, String at) {
        return HeldAnswer.response(CIRCLE.formatted(center.latitude(), center.longitude(), radiusMeters, method, at))
                .utf8();
    }

    private void arrives(List<Fix> fixes, AdditionalData... data) throws Exception {
        writer.submit(
                        new CallCommand.Arrive(
                                "d1",
                                Line.EMERGENCY,
                                PhoneNumber.of("+16175550142"),
                                "",
                                "urn:service:sos",
                                "",
                                "trunk-1",
                                "",
                                "",
                                fixes,
                                List.of(data),
                                List.of()),
                        NETWORK,
                        "arrive")
                .get();
    }

    private void arrivesReferring() throws Exception {
        arrives(List.of(), AdditionalData.location(lis.uri("/ref/357yc6s64ce")));
    }

    private Call until(Predicate<Call> settled) throws Exception {
        for (int i = 0; i < 1_500; i++) {
            var found = writer.state().calls().find(C1);
            if (found.filter(settled).isPresent()) {
                return found.get();
            }
            Thread.sleep(20);
        }
        throw new AssertionError(
                "it never came: " + writer.state().calls().find(C1).map(Call::asking) + lis.asked());
    }

    private static Predicate<Call> toldWhy() {
        return call -> call.asking() != null && call.asking().why() != null;
    }

    private List<HeldRequest> questions() {
        return lis.asked().stream()
                .filter(asked -> asked.method().equals("POST"))
                .map(asked -> HeldRequest.parse(Bytes.utf8(asked.body())))
                .toList();
    }

    @Test
    void theReferenceIsFollowedBeforeTheAnswerAndTheSecondBidIsBetter() throws Exception {
        lis.answers(
                held(circle(MAST, 900, "Cell", "2026-03-14T12:00:00Z")),
                held(circle(DOOR, 12, "GPS", "2026-03-14T12:00:04Z")));
        arrivesReferring();
        var call = until(each -> each.fixes().size() == 2);
        assertThat(call.status()).isEqualTo(CallStatus.RINGING);
        assertThat(call.fixes()).extracting(Fix::method).containsExactly("Cell", "GPS");
        assertThat(call.fixes()).extracting(Fix::source).containsOnly("127.0.0.1");
        assertThat(call.bestFix().orElseThrow().area()).isEqualTo(new Area.Circle(DOOR, 12));
        assertThat(call.bestFix().orElseThrow().takenAt()).isEqualTo(Instant.parse("2026-03-14T12:00:04Z"));
        assertThat(questions())
                .extracting(HeldRequest::responseTime)
                .containsExactly(HeldRequest.EMERGENCY_ROUTING, HeldRequest.EMERGENCY_DISPATCH);
        assertThat(lis.asked()).allMatch(asked -> asked.contentType().startsWith("application/held+xml"));
    }

    @Test
    void aBidOnDemandShowsMovement() throws Exception {
        lis.answers(
                held(circle(DOOR, 12, "GPS", "2026-03-14T12:00:00Z")),
                held(circle(DOOR, 12, "GPS", "2026-03-14T12:00:00Z")),
                held(circle(MAST, 15, "GPS", "2026-03-14T12:00:30Z")));
        arrivesReferring();
        var same = until(toldWhy());
        assertThat(same.fixes()).hasSize(1);
        assertThat(same.asking().why()).isEqualTo("the network knows nothing newer");
        writer.submit(new CallCommand.AskLocation(C1), new Actor.Machine("test"), "ask")
                .get();
        var moved = until(call -> call.fixes().size() == 2);
        assertThat(moved.bestFix().orElseThrow().area().center()).isEqualTo(MAST);
    }

    @Test
    void whoAnswersLaterReadsTheNewestAndTheClockAsksForThoseWhoRing() throws Exception {
        var clock = new AtomicReference<>(Instant.parse("2026-03-14T12:00:00Z"));
        var late = new LocationDesk(writer, Thread::startVirtualThread, new Clock() {
            @Override
            public Instant instant() {
                return clock.get();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        });
        writer.unsubscribe(desk);
        late.add(new HeldSource(fetcher, Duration.ofSeconds(20), false, Clock.systemUTC()));
        writer.subscribe(late);
        lis.answers(
                held(circle(MAST, 900, "Cell", "2026-03-14T12:00:00Z")),
                held(circle(MAST, 600, "Cell", "2026-03-14T12:00:01Z")),
                held(circle(DOOR, 12, "GPS", "2026-03-14T12:00:02Z")),
                held(circle(DOOR, 8, "GPS", "2026-03-14T12:01:00Z")));
        arrivesReferring();
        until(call -> call.fixes().size() == 2);
        clock.set(Instant.now().plusSeconds(60));
        late.askAll();
        until(call -> call.fixes().size() == 3);
        var ana = new Actor.Person("ana", "Ana", new PositionId("P1"));
        writer.submit(new PositionCommand.SignOn(new PositionId("P1"), true), ana, "on")
                .get();
        writer.submit(new CallCommand.Answer(C1, new PositionId("P1")), ana, "answer")
                .get();
        assertThat(until(call -> call.fixes().size() == 4)
                        .bestFix()
                        .orElseThrow()
                        .area()
                        .radiusMeters())
                .isEqualTo(8);
    }

    @Test
    void aServerThatIsSilentStopsNoCall() throws Exception {
        lis.answers(StandInServer.silent());
        listen(Duration.ofMillis(400), false);
        arrivesReferring();
        var call = until(toldWhy());
        assertThat(call.status()).isEqualTo(CallStatus.RINGING);
        assertThat(call.fixes()).isEmpty();
        assertThat(call.asking().why())
                .contains("127.0.0.1 does not answer", "ask the caller")
                .doesNotContain("357yc6s64ce");
    }

    @Test
    void whatTheServerRefusesIsSaidInWordsThatHelp() throws Exception {
        lis.answers(held(HeldAnswer.error(new HeldAnswer.Refused("locationUnknown", "no fix yet", List.of()))
                .utf8()));
        arrivesReferring();
        var call = until(toldWhy());
        assertThat(call.asking().why())
                .isEqualTo("127.0.0.1 does not know yet where the caller is: ask the caller, or again later");
    }

    @Test
    void whatCameWithTheCallStaysBesideWhatWasFetched() throws Exception {
        var brought = new Fix(
                new Area.Circle(DOOR, 30), null, Instant.parse("2026-03-14T11:59:58Z"), "GPS", "Carrier Inc", 90);
        lis.answers(held(circle(MAST, 900, "Cell", "2026-03-14T12:00:00Z")));
        arrives(List.of(brought), AdditionalData.location(lis.uri("/ref")));
        var call = until(each -> each.fixes().size() == 2);
        assertThat(call.fixes()).extracting(Fix::source).containsExactly("Carrier Inc", "127.0.0.1");
        assertThat(call.bestFix()).contains(brought);
    }

    @Test
    void aServerThatAsksWhoIsToldTheNumber() throws Exception {
        var who = HeldAnswer.error(new HeldAnswer.Refused("badIdentifier", "who?", List.of("msisdn")))
                .utf8();
        lis.answers(held(who), held(circle(DOOR, 12, "GPS", "2026-03-14T12:00:00Z")));
        arrivesReferring();
        until(call -> call.fixes().size() == 1);
        assertThat(questions().get(1).device())
                .isEqualTo(new DeviceIdentity(List.of(new DeviceIdentity.Identifier("msisdn", "16175550142"))));
    }

    @Test
    void aServerThatKnowsNoPostIsAskedByGet() throws Exception {
        lis.answers(
                StandInServer.says(405, "text/plain", ""),
                StandInServer.says(
                        200,
                        "application/pidf+xml",
                        CIRCLE.formatted(42.3744, -71.1106, 12, "GPS", "2026-03-14T12:00:00Z")));
        arrivesReferring();
        assertThat(until(call -> !call.fixes().isEmpty())
                        .bestFix()
                        .orElseThrow()
                        .area())
                .isEqualTo(new Area.Circle(DOOR, 12));
        assertThat(lis.asked()).extracting(StandInServer.Asked::method).startsWith("POST", "GET");
    }

    @Test
    void aServerNobodyTrustsIsNamedAndNotAsked() throws Exception {
        try (var inside = new StandInServer()) {
            arrives(List.of(), AdditionalData.location(inside.uri("/admin/reboot")));
            var call = until(toldWhy());
            assertThat(call.asking().why())
                    .contains("127.0.0.1 is not on this centre's list", "administrator")
                    .doesNotContain("reboot");
            assertThat(inside.asked()).isEmpty();
        }
    }

    @Test
    void documentsThatAreNoneAreSaidToBe() throws Exception {
        var answers = new ArrayList<StandInServer.Turn>();
        answers.add(held(
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><locationResponse>&b;</locationResponse>"));
        lis.answers(answers.toArray(StandInServer.Turn[]::new));
        arrivesReferring();
        assertThat(until(toldWhy()).asking().why()).contains("what is no location");
    }

    @Test
    void blocksThatAreReferredToAreFetched() throws Exception {
        lis.answers(StandInServer.says(200, "application/EmergencyCallData.ServiceInfo+xml", """
                <sv:EmergencyCallData.ServiceInfo xmlns:sv="urn:ietf:params:xml:ns:EmergencyCallData:ServiceInfo">
                 <sv:DataProviderReference>d1</sv:DataProviderReference>
                 <sv:ServiceEnvironment>Unknown</sv:ServiceEnvironment>
                 <sv:ServiceType>wireless</sv:ServiceType><sv:ServiceMobility>Mobile</sv:ServiceMobility>
                </sv:EmergencyCallData.ServiceInfo>
                """));
        var reference = lis.uri("/data/1");
        arrives(List.of(), new AdditionalData("ServiceInfo", Map.of(AdditionalData.REFERENCE, reference), ""));
        var call = until(each -> !each.classOfService().isEmpty());
        assertThat(call.classOfService()).isEqualTo("Wireless");
        assertThat(call.additional()).singleElement().satisfies(block -> {
            assertThat(block.values()).containsEntry("ServiceMobility", "Mobile");
            assertThat(block.raw()).contains("ServiceMobility");
        });
        assertThat(lis.asked()).extracting(StandInServer.Asked::method).containsExactly("GET");
    }

    @Test
    void aBlockThatCannotBeHadSaysWhy() throws Exception {
        fetcher.trust(TrustList.NOBODY);
        arrives(
                List.of(),
                new AdditionalData("Comment", Map.of(AdditionalData.REFERENCE, "https://other.example/c?k=1"), ""));
        var call = until(each -> each.additional().getFirst().values().containsKey(DataDesk.NOT_FETCHED));
        assertThat(call.additional())
                .singleElement()
                .satisfies(block -> assertThat(block.values().get(DataDesk.NOT_FETCHED))
                        .contains("other.example is not on this centre's list"));
    }
}
