package org.tocsin.edge.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.CallStatus;
import org.tocsin.core.conference.ConferenceCommand;
import org.tocsin.core.conference.Ear;
import org.tocsin.core.conference.Party;
import org.tocsin.core.conference.PartyStatus;
import org.tocsin.core.directory.Address;
import org.tocsin.core.directory.DirectoryCommand;
import org.tocsin.core.directory.Listing;
import org.tocsin.core.directory.Purpose;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.positions.PositionCommand;
import org.tocsin.edge.journal.MemoryJournal;
import org.tocsin.edge.journal.Result;
import org.tocsin.edge.telephony.recording.Frame;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.agent.UserAgent;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.sdp.SessionDescription;

/// Others are brought onto a call over real sockets.
final class ConferenceTest {
    private static final PositionId SUPERVISOR = new PositionId("SUP1");

    @TempDir
    Path folder;

    private static Listing listing(String id, Purpose purpose, String address) {
        return new Listing(id, id, purpose, Address.of(address), "", List.of(), List.of(), "", "");
    }

    private static Party party(TestCentre centre, CallId call, PartyStatus status) {
        return TestCentre.await(() -> centre.state().conferences().list(call).stream()
                .filter(party -> party.status() == status)
                .reduce((_, later) -> later));
    }

    private static void accepted(Result result) {
        assertThat(result).isInstanceOf(Result.Accepted.class);
    }

    /// Caller 600 Hz, telecommunicator 1,700, interpreter 900, supervisor 1,300.
    @Test
    void anInterpreterJoinsAndEveryoneHearsWhomTheyShould() throws Exception {
        Program.need("baresip");
        try (var interpreter = BaresipPhone.answering(folder.resolve("interpreter"), 900);
                var centre = new TestCentre(folder, new MemoryJournal());
                var caller = BaresipPhone.calling(
                        folder.resolve("caller"), 600, centre.telephony().sipUdpPort(), "udp")) {
            var ana = new TonePosition("position-P1", 1_700, 600, 900, 1_300);
            var sam = new TonePosition("position-SUP1", 1_300, 600, 900, 1_700);
            centre.telephony().seat(centre.position, ana);
            centre.telephony().seat(SUPERVISOR, sam);
            centre.command(new PositionCommand.SignOn(SUPERVISOR, true), "sam", SUPERVISOR);
            centre.command(new DirectoryCommand.Load(
                    "1",
                    List.of(
                            listing("DEAD", Purpose.INTERPRETER, "sip:nobody@127.0.0.1:9"),
                            listing("VOX", Purpose.INTERPRETER, "sip:desk@127.0.0.1:" + interpreter.port))));
            var call = centre.ringing().id();
            centre.command(new CallCommand.Answer(call, centre.position));
            TestCentre.until(() -> ana.frames(600) > 25);

            accepted(centre.command(new ConferenceCommand.RequestInterpreter(call, "es")));
            // The first provider cannot be reached: given up on, as the timer does after its time.
            var dead = party(centre, call, PartyStatus.INVITED);
            centre.command(new ConferenceCommand.NoteGone(dead.id(), "no answer"));
            var joined = party(centre, call, PartyStatus.JOINED);
            assertThat(joined.listing()).isEqualTo("VOX");
            TestCentre.until(() -> ana.frames(900) > 25 && ana.frames(600) > 50);
            var spoke = TestCentre.await(() -> centre.state().conferences().find(call).stream()
                    .flatMap(conference -> conference.find(joined.id()).stream())
                    .filter(party -> party.spokeAt() != null)
                    .findFirst());
            assertThat(spoke.findTimeToSpeech()).isPresent();
            TestCentre.until(() -> Goertzel.pieces(interpreter.heard(), 600) > 15
                    && Goertzel.pieces(interpreter.heard(), 1_700) > 15
                    && Goertzel.pieces(caller.heard(), 900) > 15);

            accepted(centre.command(new ConferenceCommand.Listen(call, Ear.NOBODY), "sam", SUPERVISOR));
            TestCentre.until(() -> sam.frames(600) > 25 && sam.frames(900) > 25 && sam.frames(1_700) > 25);
            assertThat(ana.frames(1_300)).as("a monitor is not heard").isZero();
            accepted(centre.command(new ConferenceCommand.Listen(call, Ear.TELECOMMUNICATOR), "sam", SUPERVISOR));
            TestCentre.until(() -> ana.frames(1_300) > 25);
            assertThat(Goertzel.pieces(caller.heard(), 1_300)).as("a whisper").isZero();
            assertThat(Goertzel.pieces(interpreter.heard(), 1_300))
                    .as("a whisper")
                    .isZero();
            accepted(centre.command(new ConferenceCommand.Listen(call, Ear.ALL), "sam", SUPERVISOR));
            TestCentre.until(() -> Goertzel.pieces(caller.heard(), 1_300) > 5);

            var levels = centre.telephony().levels(centre.position).join();
            assertThat(levels)
                    .hasSize(4)
                    .allSatisfy(level -> assertThat(level.peak()).isGreaterThan(1_000));
            centre.command(new CallCommand.Hold(call));
            int aside = ana.frames(900);
            TestCentre.until(() -> ana.frames(900) > aside + 25);
            int before = ana.frames(600);
            Thread.sleep(500);
            assertThat(ana.frames(600)).as("the caller waits").isEqualTo(before);
            centre.command(new CallCommand.Resume(call));

            assertThat(Goertzel.pieces(interpreter.heard(), 900))
                    .as("nobody hears themselves")
                    .isZero();
            assertThat(Goertzel.pieces(caller.heard(), 600)).isLessThan(6);
            centre.command(new ConferenceCommand.Drop(joined.id()));
            assertThat(party(centre, call, PartyStatus.LEFT).listing()).isEqualTo("VOX");
            var track = centre.recorded(call, "interpreter");
            assertThat(Goertzel.pieces(centre.sound(track, Frame.Kind.HEARD), 900))
                    .isGreaterThan(15);
            assertThat(Goertzel.pieces(centre.sound(track, Frame.Kind.SAID), 600))
                    .isGreaterThan(15);
            assertThat(centre.get(call).status()).isEqualTo(CallStatus.ACTIVE);
        }
    }

    @Test
    void anAbandonedCallerIsCalledBackThroughTheTrunk() throws Exception {
        try (var trunk = new TestTrunk();
                var centre = new TestCentre(
                        folder,
                        new MemoryJournal(),
                        new FloorSettings(Route.of(trunk.uri(), "+16175550100"), true, false))) {
            trunk.reach(centre.telephony().sipUdpPort());
            trunk.call(TestTrunk.sdp(40_000, 0, "PCMU/8000"));
            var call = centre.ringing();
            trunk.perform(agent -> agent.hangUp(TestTrunk.CALL));
            centre.becomes(call.id(), CallStatus.ABANDONED);

            accepted(centre.command(new CallCommand.CallBack(call.id())));
            var rung = trunk.await(Event.IncomingCall.class);
            assertThat(rung.invite().uri().text()).startsWith("sip:+16175550177@127.0.0.1");
            assertThat(rung.invite().headers().get("P-Asserted-Identity")).contains("+16175550100");
            trunk.perform(agent -> agent.ring(rung.call()));
            party(centre, call.id(), PartyStatus.RINGING);
            answer(trunk, rung);
            var reached = centre.becomes(call.id(), CallStatus.ACTIVE);
            assertThat(reached.handler()).isEqualTo("ana");
            assertThat(reached.position()).isEqualTo(centre.position);

            trunk.perform(agent -> agent.hangUp(rung.call()));
            assertThat(centre.becomes(call.id(), CallStatus.ENDED).endedBy()).isEqualTo("caller");
        }
    }

    @Test
    void aRefusalIsToldInWordsAndTheCallerStaysOnTheList() throws Exception {
        try (var trunk = new TestTrunk();
                var centre = new TestCentre(
                        folder, new MemoryJournal(), new FloorSettings(Route.of(trunk.uri(), ""), true, false))) {
            trunk.reach(centre.telephony().sipUdpPort());
            trunk.call(TestTrunk.sdp(40_000, 0, "PCMU/8000"));
            var call = centre.ringing();
            trunk.perform(agent -> agent.hangUp(TestTrunk.CALL));
            centre.becomes(call.id(), CallStatus.ABANDONED);
            centre.command(new CallCommand.CallBack(call.id()));
            var rung = trunk.await(Event.IncomingCall.class);
            trunk.perform(agent -> agent.reject(rung.call(), 486, Headers.NONE));
            assertThat(party(centre, call.id(), PartyStatus.FAILED).cause()).isEqualTo("busy");
            assertThat(centre.get(call.id()).status()).isEqualTo(CallStatus.ABANDONED);
            assertThat(centre.get(call.id()).callBacks()).isEqualTo(1);
        }
    }

    @Test
    void handedOutsideTheTwoTalkOnUntilOneHangsUp() throws Exception {
        try (var trunk = new TestTrunk();
                var centre = new TestCentre(
                        folder, new MemoryJournal(), new FloorSettings(Route.of(trunk.uri(), ""), true, false))) {
            trunk.reach(centre.telephony().sipUdpPort());
            trunk.call(TestTrunk.sdp(40_000, 0, "PCMU/8000"));
            var call = centre.ringing();
            centre.answer(call);
            trunk.await(Event.CallAnswered.class);
            centre.command(new DirectoryCommand.Load("1", List.of(listing("988", Purpose.CRISIS, "988"))));
            accepted(centre.command(new ConferenceCommand.DialListing(call.id(), "988", true, false)));
            var rung = trunk.await(Event.IncomingCall.class);
            answer(trunk, rung);
            var joined = party(centre, call.id(), PartyStatus.JOINED);
            assertThat(centre.command(new CallCommand.Release(call.id()))).isInstanceOf(Result.Rejected.class);
            accepted(centre.command(new ConferenceCommand.Acknowledge(joined.id(), "Kim")));
            assertThat(centre.becomes(call.id(), CallStatus.ENDED).endedBy()).isEqualTo("ana");
            Thread.sleep(300);
            assertThat(trunk.find(Event.CallEnded.class))
                    .as("nobody is hung up on")
                    .isEmpty();

            trunk.perform(agent -> agent.hangUp(rung.call()));
            party(centre, call.id(), PartyStatus.LEFT);
            // The caller is then released, too.
            TestCentre.await(
                    () -> Optional.of(trunk.events(Event.CallEnded.class)).filter(ended -> ended.size() == 2));
        }
    }

    @Test
    void theNetworkIsAskedToConnectThemWhenItCan() throws Exception {
        try (var trunk = new TestTrunk();
                var centre = new TestCentre(
                        folder, new MemoryJournal(), new FloorSettings(Route.of(trunk.uri(), ""), true, true))) {
            trunk.reach(centre.telephony().sipUdpPort());
            trunk.call(TestTrunk.sdp(40_000, 0, "PCMU/8000"));
            var call = centre.ringing();
            centre.answer(call);
            trunk.await(Event.CallAnswered.class);
            var other = Address.of(trunk.uri().replace("sip:", "sip:988@"));
            accepted(centre.command(new ConferenceCommand.DialAddress(call.id(), other, true, false)));
            var rung = trunk.await(Event.IncomingCall.class);
            answer(trunk, rung);
            var joined = party(centre, call.id(), PartyStatus.JOINED);
            accepted(centre.command(new ConferenceCommand.Acknowledge(joined.id(), "")));
            var asked = trunk.await(Event.TransferAsked.class);
            assertThat(asked.target().target().text()).contains("988@127.0.0.1");
            assertThat(asked.target().findReplaces()).isPresent();
            // Refused, the two stay joined here.
            trunk.perform(agent -> agent.refuseTransfer(asked.key(), 603));
            Thread.sleep(300);
            assertThat(trunk.find(Event.CallEnded.class)).isEmpty();
        }
    }

    private static void answer(TestTrunk trunk, Event.IncomingCall rung) {
        var sdp = SessionDescription.parse(TestTrunk.sdp(40_010, 0, "PCMU/8000"));
        trunk.perform((UserAgent agent) -> agent.answer(rung.call(), sdp));
    }
}
