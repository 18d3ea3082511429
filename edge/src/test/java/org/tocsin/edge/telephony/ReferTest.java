package org.tocsin.edge.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.conference.ConferenceCommand;
import org.tocsin.core.conference.ConferenceEvent;
import org.tocsin.core.conference.Party;
import org.tocsin.core.conference.PartyRole;
import org.tocsin.core.conference.PartyStatus;
import org.tocsin.core.directory.Address;
import org.tocsin.core.directory.DirectoryCommand;
import org.tocsin.core.directory.Listing;
import org.tocsin.core.directory.Purpose;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.positions.PositionCommand;
import org.tocsin.edge.journal.MemoryJournal;
import org.tocsin.edge.telephony.phones.PhoneAccount;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.agent.Outgoing;
import org.tocsin.sip.agent.RequestKey;
import org.tocsin.sip.agent.SubscriptionKey;
import org.tocsin.sip.dialog.ReferTarget;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.NameAddr;
import org.tocsin.sip.message.Uri;
import org.tocsin.sip.registrar.Digest;
import org.tocsin.sip.registrar.DigestChallenge;
import org.tocsin.sip.sdp.SessionDescription;

/// Others ask this centre by REFER to move calls, over real sockets.
final class ReferTest {
    private static final SubscriptionKey ASKED = new SubscriptionKey("asked");
    private static final String ADDRESS = "sip:desk1@127.0.0.1";
    private static final String SECRET = "a-secret-of-desk-1";

    @TempDir
    Path folder;

    private TestCentre centre(TestTrunk way) throws Exception {
        var account = new PhoneAccount("desk1", new PositionId("P1"), SECRET, true);
        return new TestCentre(
                folder,
                new MemoryJournal(),
                settings -> settings.withPeers(new Peers(List.of(account)))
                        .withFloor(new FloorSettings(Route.of(way.uri(), ""), true, false)));
    }

    /// A desk phone that registers and is the sound of P1.
    private static Event.IncomingCall phoneOnTheLine(TestCentre centre, TestTrunk phone) {
        phone.reach(centre.telephony().sipUdpPort());
        register(phone, new RequestKey("first"), "");
        var refused = answer(phone, new RequestKey("first"));
        assertThat(refused.response().status()).isEqualTo(401);
        var challenge = refused.response().headers().listLines("WWW-Authenticate").stream()
                .flatMap(line -> DigestChallenge.parse(line).stream())
                .findFirst()
                .orElseThrow();
        var said = Digest.answer(challenge, "desk1", SECRET, Method.REGISTER, ADDRESS, "c0ffee", 1);
        register(phone, new RequestKey("second"), said.text());
        assertThat(answer(phone, new RequestKey("second")).response().status()).isEqualTo(200);
        assertThat(centre.telephony().phones().ring(centre.position).join()).isTrue();
        var rung = phone.await(Event.IncomingCall.class);
        pickUp(phone, rung, 40_020);
        return rung;
    }

    private static void register(TestTrunk phone, RequestKey key, String authorization) {
        var headers = Headers.of("Contact", "<sip:desk1@127.0.0.1:" + phone.port() + ">", "Expires", "300");
        var all = authorization.isEmpty() ? headers : headers.with("Authorization", authorization);
        phone.perform(agent -> agent.send(
                key,
                Uri.parse(ADDRESS),
                NameAddr.parse("<" + ADDRESS + ">"),
                phone.flow(),
                new Outgoing(Method.REGISTER, all, null)));
    }

    private static Event.RequestAnswered answer(TestTrunk from, RequestKey key) {
        return TestCentre.await(() -> from.list(Event.RequestAnswered.class).stream()
                .filter(one -> one.key().equals(key))
                .findFirst());
    }

    private static void pickUp(TestTrunk trunk, Event.IncomingCall rung, int port) {
        var sdp = SessionDescription.parse(TestTrunk.sdp(port, 0, "PCMU/8000"));
        trunk.perform(agent -> agent.answer(rung.call(), sdp));
    }

    private static Call callInHand(TestCentre centre, TestTrunk trunk) {
        trunk.reach(centre.telephony().sipUdpPort());
        trunk.call(TestTrunk.sdp(40_000, 0, "PCMU/8000"));
        var call = centre.ringing();
        centre.answer(call);
        trunk.await(Event.CallAnswered.class);
        return call;
    }

    private static Party party(TestCentre centre, CallId call, PartyStatus status) {
        return TestCentre.await(() -> centre.state().conferences().list(call).stream()
                .filter(party -> party.status() == status)
                .reduce((_, later) -> later));
    }

    private static Event.TransferEnded ended(TestTrunk trunk) {
        return trunk.await(Event.TransferEnded.class);
    }

    /// The recording of the position's leg is begun when the phone has been joined to the caller.
    private static boolean isJoined(TestCentre centre, CallId call) {
        try {
            return centre.telephony().listRecordings(Instant.now(), call).stream()
                    .anyMatch(name -> name.contains("position-P1"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aDeskPhonesTransferButtonBringsInWhoeverIsNamedByTheRightsOfItsPosition() throws Exception {
        try (var phone = new TestTrunk();
                var trunk = new TestTrunk();
                var centre = centre(trunk)) {
            var line = phoneOnTheLine(centre, phone);
            var listing =
                    new Listing("988", "988 line", Purpose.CRISIS, Address.of("988"), "", List.of(), List.of(), "", "");
            centre.command(new DirectoryCommand.Load("1", List.of(listing)));
            var call = callInHand(centre, trunk);
            TestCentre.until(() -> isJoined(centre, call.id()));

            var named = ReferTarget.of(
                    Uri.parse("sip:988@127.0.0.1:" + centre.telephony().sipUdpPort()));
            phone.perform(agent -> agent.transfer(ASKED, line.call(), named, Headers.NONE));
            var rung = trunk.await(Event.IncomingCall.class);
            trunk.perform(agent -> agent.ring(rung.call()));
            TestCentre.until(
                    () -> phone.list(Event.TransferProgressed.class).stream().anyMatch(one -> one.status() == 180));
            pickUp(trunk, rung, 40_010);
            assertThat(ended(phone).status()).isEqualTo(200);
            var joined = party(centre, call.id(), PartyStatus.JOINED);
            assertThat(joined.listing()).isEqualTo("988");
            assertThat(joined.transfer()).isTrue();
            assertThat(joined.by()).isEqualTo("ana");
            assertThat(centre.get(call.id()).status()).isEqualTo(CallStatus.ACTIVE);
        }
    }

    @Test
    void aDeskPhonesAttendedTransferAsksWhoeverAnsweredItsOtherCall() throws Exception {
        try (var phone = new TestTrunk();
                var trunk = new TestTrunk();
                var centre = centre(trunk)) {
            var second = new PositionId("P2");
            centre.command(new PositionCommand.SignOn(second, true), "ben", second);
            var line = phoneOnTheLine(centre, phone);
            var call = callInHand(centre, trunk);
            TestCentre.until(() -> isJoined(centre, call.id()));

            phone.call(TestTrunk.sdp(40_030, 0, "PCMU/8000"));
            var consulted = TestCentre.await(() -> centre.state().calls().listWaiting().stream()
                    .filter(one -> !one.id().equals(call.id()))
                    .findFirst());
            centre.command(new CallCommand.Answer(consulted.id(), second), "ben", second);
            phone.await(Event.CallAnswered.class);
            phone.perform(agent -> agent.findReplaces(TestTrunk.CALL)
                    .map(replaces -> agent.transfer(
                            ASKED,
                            line.call(),
                            new ReferTarget(Uri.parse("sip:tocsin@127.0.0.1"), replaces),
                            Headers.NONE))
                    .orElseThrow());
            var asked = party(centre, call.id(), PartyStatus.INVITED);
            assertThat(asked.position()).isEqualTo(second);
            assertThat(asked.transfer()).isTrue();
            centre.command(new ConferenceCommand.Join(asked.id()), "ben", second);
            assertThat(ended(phone).status()).isEqualTo(200);
        }
    }

    @Test
    void whatADeskPhoneMayNotIsRefused() throws Exception {
        try (var phone = new TestTrunk();
                var trunk = new TestTrunk();
                var centre = centre(trunk)) {
            var line = phoneOnTheLine(centre, phone);
            var nobody = ReferTarget.of(Uri.parse("sip:988@127.0.0.1"));
            phone.perform(agent -> agent.transfer(ASKED, line.call(), nobody, Headers.NONE));
            assertThat(ended(phone).status()).as("there is no call to move").isEqualTo(480);
        }
    }

    @Test
    void aCallersNetworkMayNotMoveTheCallAndTheRecordSaysThatItAsked() throws Exception {
        var journal = new MemoryJournal();
        try (var trunk = new TestTrunk();
                var centre = new TestCentre(folder, journal)) {
            var call = callInHand(centre, trunk);
            var elsewhere = ReferTarget.of(Uri.parse("sip:elsewhere@127.0.0.1:9"));
            trunk.perform(agent -> agent.transfer(ASKED, TestTrunk.CALL, elsewhere, Headers.NONE));
            assertThat(ended(trunk).status()).isEqualTo(403);
            trunk.perform(
                    agent -> agent.transfer(new SubscriptionKey("again"), TestTrunk.CALL, elsewhere, Headers.NONE));
            TestCentre.until(() -> trunk.list(Event.TransferEnded.class).size() == 2);
            assertThat(centre.get(call.id()).status()).isEqualTo(CallStatus.ACTIVE);
            TestCentre.until(() -> count(journal, ConferenceEvent.ReferRefused.class) == 1);

            // Nobody at all outside a call.
            trunk.perform(agent -> agent.send(
                    new RequestKey("stranger"),
                    Uri.parse("sip:tocsin@127.0.0.1"),
                    NameAddr.parse("<sip:stranger@127.0.0.1>"),
                    trunk.flow(),
                    new Outgoing(
                            Method.REFER,
                            Headers.of(
                                    "Refer-To", "<sip:a@b.example>", "Contact", "<sip:127.0.0.1:" + trunk.port() + ">"),
                            null)));
            assertThat(answer(trunk, new RequestKey("stranger")).response().status())
                    .isEqualTo(403);
            assertThat(count(journal, ConferenceEvent.ReferRefused.class)).isEqualTo(1);
        }
    }

    private static int count(MemoryJournal journal, Class<?> event) {
        var text = new StringBuilder();
        journal.read(1, entry -> text.append(entry.events()));
        return text.toString().split(event.getSimpleName(), -1).length - 1;
    }

    @Test
    void anInterpretersOperatorHandsOnWithinTheirOwnNetwork() throws Exception {
        try (var operator = new TestTrunk();
                var trunk = new TestTrunk();
                var centre = centre(trunk)) {
            operator.reach(centre.telephony().sipUdpPort());
            var call = callInHand(centre, trunk);
            var lingua = new Listing(
                    "LINGUA",
                    "LinguaLink",
                    Purpose.INTERPRETER,
                    Address.of(operator.uri().replace("sip:", "sip:desk@")),
                    "",
                    List.of(),
                    List.of(),
                    "",
                    "");
            centre.command(new DirectoryCommand.Load("1", List.of(lingua)));
            centre.command(new ConferenceCommand.RequestInterpreter(call.id(), "es"));
            var first = operator.await(Event.IncomingCall.class);
            pickUp(operator, first, 40_040);
            party(centre, call.id(), PartyStatus.JOINED);

            var toll = ReferTarget.of(Uri.parse("sip:+19005550100@elsewhere.example"));
            operator.perform(agent -> agent.transfer(ASKED, first.call(), toll, Headers.NONE));
            assertThat(ended(operator).status()).isEqualTo(403);

            // The interpreter, whom the operator has on the line already.
            var replaced = operatorsOwnCall(operator, first);
            operator.perform(agent -> agent.transfer(
                    new SubscriptionKey("rosa"),
                    first.call(),
                    ReferTarget.parse(
                            "<" + operator.uri().replace("sip:", "sip:rosa@") + "?Replaces=" + replaced + ">"),
                    Headers.NONE));
            var rosa = TestCentre.await(() -> operator.list(Event.IncomingCall.class).stream()
                    .filter(one -> one.invite().uri().text().contains("rosa"))
                    .findFirst());
            assertThat(rosa.replaces()).isEqualTo(first.call());
            pickUp(operator, rosa, 40_050);
            var successor = TestCentre.await(() -> centre.state().conferences().list(call.id()).stream()
                    .filter(party -> party.status() == PartyStatus.JOINED
                            && party.label().startsWith("Referred by"))
                    .findFirst());
            assertThat(successor.role()).isEqualTo(PartyRole.INTERPRETER);
            assertThat(successor.language()).isEqualTo("es");
            TestCentre.until(() -> centre.state().conferences().list(call.id()).stream()
                    .anyMatch(party -> party.status() == PartyStatus.LEFT));
        }
    }

    /// The dialog an INVITE has to name to take its place, as the operator's own side reads it, escaped for a URI.
    private static String operatorsOwnCall(TestTrunk operator, Event.IncomingCall call) {
        var found = new StringBuilder();
        operator.perform(agent -> {
            found.append(agent.findReplaces(call.call())
                    .map(one -> one.callId() + "%3Bto-tag%3D" + one.fromTag() + "%3Bfrom-tag%3D" + one.toTag())
                    .orElseThrow());
            return List.of();
        });
        return Optional.of(found.toString().replace("@", "%40")).orElseThrow();
    }
}
