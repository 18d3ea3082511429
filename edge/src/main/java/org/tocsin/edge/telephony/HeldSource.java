package org.tocsin.edge.telephony;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.core.calls.Call;
import org.tocsin.core.places.Fix;
import org.tocsin.edge.reference.FetchFailed;
import org.tocsin.edge.reference.Fetcher;
import org.tocsin.edge.reference.Question;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.emergency.DeviceIdentity;
import org.tocsin.sip.emergency.HeldAnswer;
import org.tocsin.sip.emergency.HeldRequest;

/// Asks the location server behind a call's location URI: HELD (RFC 5985) as RFC 6753 uses it. Words of refusals say
/// what a telecommunicator can do.
public final class HeldSource implements LocationSource {
    private static final String ACCEPT = "application/held+xml, application/pidf+xml;q=0.5";
    private static final Duration HURRY = Duration.ofSeconds(5);
    private static final int MOST_REFERENCES = 4;
    private static final String ASK_THE_CALLER = ": ask the caller";

    private final Fetcher fetcher;
    private final Duration patience;
    private final boolean identifies;
    private final InstantSource time;

    /// @param patience   for the best answer there is
    /// @param identifies whether a server that asks for it is told the caller's number (RFC 6155)
    public HeldSource(Fetcher fetcher, Duration patience, boolean identifies, InstantSource time) {
        this.fetcher = fetcher;
        this.patience = patience;
        this.identifies = identifies;
        this.time = time;
    }

    @Override
    public boolean knows(Call call) {
        return call.listLocationReferences().stream().anyMatch(HeldSource::isHeld);
    }

    private static boolean isHeld(String reference) {
        String start = reference.substring(0, Math.min(6, reference.length())).toLowerCase(Locale.ROOT);
        return start.startsWith("https:") || start.startsWith("http:");
    }

    @Override
    public List<Fix> ask(Call call, Haste haste) throws NotGiven, InterruptedException {
        var fixes = new ArrayList<Fix>();
        var reasons = new ArrayList<NotGiven>();
        // The preferred one last, where the calls room looks first.
        for (String reference : call.listLocationReferences().stream()
                .filter(HeldSource::isHeld)
                .limit(MOST_REFERENCES)
                .toList()
                .reversed()) {
            try {
                fixes.addAll(dereference(call, reference, haste, true));
            } catch (NotGiven e) {
                reasons.add(e);
            }
        }
        if (fixes.isEmpty()) {
            throw new NotGiven(
                    String.join(
                            "; ",
                            reasons.stream()
                                    .map(Throwable::getMessage)
                                    .distinct()
                                    .toList()),
                    reasons.stream().allMatch(NotGiven::lasting));
        }
        return fixes;
    }

    /// @param onward whether a reference in the answer is followed
    private List<Fix> dereference(Call call, String reference, Haste haste, boolean onward)
            throws NotGiven, InterruptedException {
        var request = HeldRequest.dereference(
                haste == Haste.ROUTING ? HeldRequest.EMERGENCY_ROUTING : HeldRequest.EMERGENCY_DISPATCH);
        String host = "the location server";
        try {
            var answer = put(reference, request, haste);
            host = answer.host();
            var read = read(answer);
            if (read instanceof HeldAnswer.Refused refused) {
                var named = identity(call, refused);
                if (named.isPresent()) {
                    read = read(put(reference, request.withDevice(named.get()), haste));
                }
            }
            return switch (read) {
                case HeldAnswer.Refused refused -> throw notGiven(host, refused);
                case HeldAnswer.Located located -> located(call, located, host, haste, onward);
            };
        } catch (FetchFailed e) {
            throw notFetched(e);
        } catch (MalformedException e) {
            throw new NotGiven(host + " answers with what is no location" + ASK_THE_CALLER, false);
        }
    }

    private List<Fix> located(Call call, HeldAnswer.Located located, String host, Haste haste, boolean onward)
            throws NotGiven, InterruptedException {
        var fixes = Locations.fixes(located.locations(), host, time.instant());
        if (!fixes.isEmpty()) {
            return fixes;
        }
        var further = located.uris().stream().filter(HeldSource::isHeld).findFirst();
        if (onward && further.isPresent()) {
            return dereference(call, further.get(), haste, false);
        }
        throw new NotGiven(host + " answers without a location" + ASK_THE_CALLER, false);
    }

    private Optional<DeviceIdentity> identity(Call call, HeldAnswer.Refused refused) {
        var number = call.number();
        return identifies && number != null
                ? DeviceIdentity.ofNumber(number.digits(), refused.required())
                : Optional.empty();
    }

    /// A server that knows no POST may know GET (RFC 6753 section 4).
    private Fetcher.Answer put(String reference, HeldRequest request, Haste haste)
            throws FetchFailed, InterruptedException {
        var time = haste == Haste.ROUTING && HURRY.compareTo(patience) < 0 ? HURRY : patience;
        var answer = fetcher.fetch(
                reference,
                Question.post(ACCEPT, HeldRequest.MEDIA_TYPE.text() + ";charset=utf-8", request.toXml(), time));
        boolean unknown = answer.status() == 405 || answer.status() == 415 || answer.status() == 501;
        return unknown && request.device() == null ? fetcher.fetch(reference, Question.get(ACCEPT, time)) : answer;
    }

    /// Errors of HELD come with 200, but some servers send them with a status of their own.
    private static HeldAnswer read(Fetcher.Answer answer) throws NotGiven {
        try {
            var read = HeldAnswer.parse(answer.body());
            if (answer.isSuccess() || read instanceof HeldAnswer.Refused) {
                return read;
            }
        } catch (MalformedException e) {
            if (answer.isSuccess()) {
                throw e;
            }
        }
        throw new NotGiven(answer.host() + " " + words(answer.status()), isLasting(answer.status()));
    }

    private static boolean isLasting(int status) {
        return status == 401 || status == 403 || status == 404 || status == 410;
    }

    private static String words(int status) {
        return switch (status) {
            case 401, 403, 407 -> "does not let this centre ask: tell the administrator, ask the caller";
            case 404, 410 -> "no longer knows this caller" + ASK_THE_CALLER;
            case 429, 503 -> "is overloaded: ask again in a moment";
            default -> "is in trouble (" + status + "): ask again in a moment";
        };
    }

    private static NotGiven notFetched(FetchFailed e) {
        String words = String.valueOf(e.getMessage());
        return switch (e.reason()) {
            case NOT_TRUSTED -> new NotGiven(words + ": tell the administrator, ask the caller", true);
            case SILENT, UNREACHABLE -> new NotGiven(words + ": ask the caller; it is asked again by itself", false);
            case REFUSED -> new NotGiven(words + ASK_THE_CALLER, true);
            case BUSY -> new NotGiven(words, false);
        };
    }

    /// The codes of RFC 5985 section 6.3 and RFC 6155 section 6.
    private static NotGiven notGiven(String host, HeldAnswer.Refused refused) {
        return switch (refused.code()) {
            case "locationUnknown" ->
                new NotGiven(host + " does not know yet where the caller is: ask the caller, or again later", false);
            case "notLocatable" -> new NotGiven(host + " cannot locate this telephone" + ASK_THE_CALLER, true);
            case "timeout" -> new NotGiven(host + " needs longer: ask again in a moment", false);
            case "generalLisError" -> new NotGiven(host + " is in trouble: ask again in a moment", false);
            case "badIdentifier" -> new NotGiven(host + " does not know this telephone" + ASK_THE_CALLER, true);
            case "cannotProvideLiType" ->
                new NotGiven(host + " has no location of a kind we read" + ASK_THE_CALLER, true);
            default ->
                new NotGiven(
                        host + " does not understand the question (" + Wording.line(refused.code(), 40)
                                + "): ask the caller, tell the administrator",
                        true);
        };
    }
}
