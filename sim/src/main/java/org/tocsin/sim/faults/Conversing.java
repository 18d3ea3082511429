package org.tocsin.sim.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.conference.Conference;
import org.tocsin.core.conference.ConferenceCommand;
import org.tocsin.core.conference.Ear;
import org.tocsin.core.conference.Party;
import org.tocsin.core.conference.PartyId;
import org.tocsin.core.directory.Address;
import org.tocsin.core.directory.DirectoryCommand;
import org.tocsin.core.directory.Listing;
import org.tocsin.core.directory.Purpose;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.queues.QueueCommand;
import org.tocsin.core.silent.SilentCommand;
import org.tocsin.core.texts.Medium;
import org.tocsin.core.texts.Route;
import org.tocsin.core.texts.Said;
import org.tocsin.core.texts.TextCommand;

/// What is done on a call besides answering and releasing it: others are brought in, texts go to and fro, waiting calls
/// are judged; and what those who were called do about it.
final class Conversing {
    private static final List<String> LISTED = List.of("988", "LL", "HARBOR", "NOBODY");
    private static final List<String> LANGUAGES = List.of("es", "ht", "so", "??");

    private final Schedule schedule;

    Conversing(Schedule schedule) {
        this.schedule = schedule;
    }

    /// A crisis line, a neighbouring centre, and two interpreters of whom one speaks little.
    static DirectoryCommand.Load directory() {
        return new DirectoryCommand.Load(
                "simulated",
                List.of(
                        listing("988", Purpose.CRISIS, List.of()),
                        listing("HARBOR", Purpose.NEIGHBOUR, List.of()),
                        listing("LL", Purpose.INTERPRETER, List.of("es", "so")),
                        listing("VOX", Purpose.INTERPRETER, List.of())));
    }

    private static Listing listing(String id, Purpose purpose, List<String> languages) {
        return new Listing(id, id, purpose, Address.of("sip:" + id + "@network"), "", List.of(), languages, "47#", "");
    }

    /// Something about a call this person sees, and those they see on it.
    Command think(Call call, Optional<Conference> conference, PositionId seat, List<String> seats) {
        var parties = conference.map(Conference::parties).orElse(List.of());
        if (!parties.isEmpty() && schedule.oneIn(2)) {
            return about(schedule.pick(parties), seat);
        }
        boolean pushy = schedule.oneIn(4);
        boolean transfer = schedule.oneIn(2);
        return switch (schedule.below(12)) {
            case 0 -> new ConferenceCommand.DialListing(call.id(), schedule.pick(LISTED), transfer, pushy);
            case 1 -> new ConferenceCommand.DialAddress(call.id(), Address.of("6175550199"), transfer, pushy);
            case 2 ->
                new ConferenceCommand.InvitePosition(call.id(), new PositionId(schedule.pick(seats)), transfer, pushy);
            case 3 -> new ConferenceCommand.RequestInterpreter(call.id(), schedule.pick(LANGUAGES));
            case 4 -> new ConferenceCommand.PressKeys(call.id(), null, "1#");
            case 5 -> new ConferenceCommand.Listen(call.id(), schedule.pick(List.of(Ear.values())));
            case 6 -> new CallCommand.NoteLanguage(call.id(), schedule.pick(LANGUAGES));
            case 7 -> new TextCommand.Send(call.id(), new Said("words " + schedule.below(100)), "");
            case 8 -> new QueueCommand.Judge(call.id(), schedule.oneIn(2), "so it seems");
            case 9 -> new SilentCommand.Ask(call.id(), "Do you need police? 4 yes, 5 no");
            case 10 -> new CallCommand.CallBack(call.id());
            default ->
                schedule.oneIn(2)
                        ? new QueueCommand.ExtendWrapUp(seat, 1 + schedule.below(90))
                        : new QueueCommand.EndWrapUp(seat);
        };
    }

    private Command about(Party party, PositionId seat) {
        return switch (schedule.below(5)) {
            case 0 -> new ConferenceCommand.Acknowledge(party.id(), schedule.oneIn(2) ? "" : "Kim");
            case 1 -> new ConferenceCommand.Drop(party.id());
            case 2 -> new ConferenceCommand.PressKeys(party.call(), party.id(), "1");
            case 3 -> new ConferenceCommand.VacatePosition(seat);
            default -> new ConferenceCommand.Join(party.id());
        };
    }

    /// What somebody who was called does, or the caller writes or presses; some of it about parties long gone.
    Command network(List<Party> live, List<Call> calls) {
        if (!calls.isEmpty() && (live.isEmpty() || schedule.oneIn(2))) {
            var call = schedule.pick(calls);
            return switch (schedule.below(3)) {
                case 0 ->
                    new TextCommand.Receive(
                            call.signalling(),
                            Medium.MESSAGE,
                            Route.BY_NUMBER,
                            new Said("help " + schedule.below(100)));
                case 1 -> new TextCommand.NoteDelivery(call.id(), 1 + schedule.below(4), schedule.oneIn(2), "gone");
                default -> new SilentCommand.Press(call.id(), (char) ('1' + schedule.below(5)));
            };
        }
        var party = live.isEmpty() || schedule.oneIn(10)
                ? new PartyId(1 + schedule.below(40))
                : schedule.pick(live).id();
        return switch (schedule.below(6)) {
            case 0 -> new ConferenceCommand.NoteRinging(party);
            case 1, 2 -> new ConferenceCommand.NoteJoined(party);
            case 3 -> new ConferenceCommand.NoteSpoke(party);
            case 4 -> new ConferenceCommand.GiveUp(party);
            default -> new ConferenceCommand.NoteGone(party, "hung up");
        };
    }

    /// The conference of a call as a console's boards name it.
    record On(CallId call) {}

    static List<Call> list(Iterable<Call> calls) {
        var all = new ArrayList<Call>();
        calls.forEach(all::add);
        return all;
    }
}
