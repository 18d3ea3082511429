package org.tocsin.edge.telephony;

import java.util.HashMap;
import java.util.Map;
import org.tocsin.core.calls.Line;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.queues.QueuePlan;
import org.tocsin.sip.emergency.CallFacts;
import org.tocsin.sip.message.OtherUri;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipUri;
import org.tocsin.sip.message.TelUri;
import org.tocsin.sip.message.Uri;
import org.tocsin.sip.message.Urn;

/// Which line a call comes in on, and what its trunk is called.
///
/// @param numbers   called number, as digits, to line
/// @param trunks    address of a peer to the name the centre has for it
/// @param otherwise the line of a call that is no emergency call, to a number not in the book
public record LineBook(Map<String, Line> numbers, Map<String, String> trunks, Line otherwise) {
    public LineBook {
        numbers = Map.copyOf(numbers);
        trunks = Map.copyOf(trunks);
    }

    /// Emergency calls on the 9-1-1 line, all others non-emergency.
    public static LineBook standard() {
        return new LineBook(Map.of(), Map.of(), Line.NON_EMERGENCY);
    }

    /// The book of the centre's queues.
    public static LineBook of(QueuePlan plan) {
        var numbers = new HashMap<String, Line>();
        for (var queue : plan.queues()) {
            queue.numbers().forEach(number -> numbers.put(normal(number), queue.line()));
        }
        return new LineBook(numbers, Map.of(), Line.NON_EMERGENCY);
    }

    /// The same book with the names of further trunks, by address.
    public LineBook withTrunks(Map<String, String> names) {
        var all = new HashMap<>(trunks);
        all.putAll(names);
        return new LineBook(numbers, all, otherwise);
    }

    /// A number in the book says its line; else an emergency call is on the emergency line, a test call is not.
    Line lineOf(SipRequest request, CallFacts facts, boolean emergency) {
        var booked = numbers.get(normal(dialled(request.uri())));
        if (booked != null) {
            return booked;
        }
        return emergency && !facts.test() ? Line.EMERGENCY : otherwise;
    }

    String trunkOf(String host) {
        return trunks.getOrDefault(host, host);
    }

    /// What was asked for: a service URN, or the number or name dialled.
    static String serviceOf(SipRequest request, CallFacts facts) {
        if (facts.service().isEmpty()) {
            return Wording.line(dialled(request.uri()), 100);
        }
        return "urn:service:" + Wording.line(facts.service(), 100);
    }

    /// The number dialled, as it stands in the book; a name or URN as it is.
    static String called(SipRequest request) {
        return Wording.line(normal(dialled(request.uri())), 100);
    }

    private static String dialled(Uri uri) {
        return switch (uri) {
            case TelUri tel -> tel.digits();
            case SipUri sip -> sip.user().orElse(sip.host());
            case Urn urn -> urn.text();
            case OtherUri other -> other.text();
        };
    }

    private static String normal(String dialled) {
        try {
            return PhoneNumber.of(dialled).digits();
        } catch (IllegalArgumentException e) {
            return dialled;
        }
    }
}
