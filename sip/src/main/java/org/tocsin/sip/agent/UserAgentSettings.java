package org.tocsin.sip.agent;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.tocsin.sip.emergency.EmergencyCall;
import org.tocsin.sip.message.HostPort;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.transaction.TransactionTimings;

/// How a user agent presents and behaves itself.
///
/// @param product User-Agent and Server
/// @param user the user part of our Contact
/// @param addresses what Via and Contact say we can be reached at, for each transport in use
/// @param emergency which INVITE and MESSAGE are emergency calls
/// @param forwarded the methods left to the application besides MESSAGE: REGISTER, PUBLISH, ...
/// @param eventPackages whose state may be subscribed to here; the others get 489
/// @param supported the option tags we have, beyond the ones of this package
/// @param decisionTime how long the application may take over an offer or request before 500 is sent for it
/// @param sessionInterval the session timer we ask for where the other side does not (RFC 4028), so that a
///     lost BYE is found; zero to ask for none
public record UserAgentSettings(
        String product,
        String user,
        Map<Transport, HostPort> addresses,
        TransactionTimings timings,
        Predicate<SipRequest> emergency,
        Set<Method> forwarded,
        Set<String> eventPackages,
        Set<String> supported,
        Duration decisionTime,
        Duration sessionInterval) {
    static final List<Method> OWN_METHODS = List.of(
            Method.INVITE,
            Method.ACK,
            Method.CANCEL,
            Method.BYE,
            Method.OPTIONS,
            Method.INFO,
            Method.UPDATE,
            Method.PRACK,
            Method.MESSAGE,
            Method.REFER,
            Method.SUBSCRIBE,
            Method.NOTIFY);
    static final List<String> OWN_EXTENSIONS = List.of("100rel", "replaces", "timer");

    public UserAgentSettings {
        addresses = Map.copyOf(addresses);
        forwarded = Set.copyOf(forwarded);
        eventPackages = Set.copyOf(eventPackages);
        supported = Set.copyOf(supported);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("a user agent needs an address");
        }
        boolean asks = !sessionInterval.isZero();
        if (asks && sessionInterval.compareTo(Duration.ofSeconds(SessionTimer.MINIMUM_SECONDS)) < 0) {
            throw new IllegalArgumentException("a session timer is of 90 seconds at least");
        }
    }

    /// One transport, the RFC's timings, emergency calls told by [EmergencyCall#isOne].
    public static UserAgentSettings standard(String product, Transport transport, HostPort address) {
        return new UserAgentSettings(
                product,
                "tocsin",
                Map.of(transport, address),
                TransactionTimings.STANDARD,
                EmergencyCall::isOne,
                Set.of(),
                Set.of(),
                Set.of("geolocation-sip", "geolocation-http", "resource-priority"),
                Duration.ofSeconds(10),
                Duration.ZERO);
    }

    public UserAgentSettings withAddresses(Map<Transport, HostPort> all) {
        return with(edit -> edit.addresses = all);
    }

    public UserAgentSettings withUser(String name) {
        return with(edit -> edit.user = name);
    }

    public UserAgentSettings withForwarded(Set<Method> methods) {
        return with(edit -> edit.forwarded = methods);
    }

    public UserAgentSettings withEventPackages(Set<String> names) {
        return with(edit -> edit.eventPackages = names);
    }

    public UserAgentSettings withEmergency(Predicate<SipRequest> test) {
        return with(edit -> edit.emergency = test);
    }

    public UserAgentSettings withTimings(TransactionTimings times) {
        return with(edit -> edit.timings = times);
    }

    public UserAgentSettings withSessionInterval(Duration interval) {
        return with(edit -> edit.sessionInterval = interval);
    }

    private UserAgentSettings with(Consumer<Edit> change) {
        var edit = new Edit(this);
        change.accept(edit);
        return edit.made(this);
    }

    /// Settings with the fields open that there is a `with` for.
    private static final class Edit {
        String user;
        Map<Transport, HostPort> addresses;
        TransactionTimings timings;
        Predicate<SipRequest> emergency;
        Set<Method> forwarded;
        Set<String> eventPackages;
        Duration sessionInterval;

        Edit(UserAgentSettings before) {
            user = before.user;
            addresses = before.addresses;
            timings = before.timings;
            emergency = before.emergency;
            forwarded = before.forwarded;
            eventPackages = before.eventPackages;
            sessionInterval = before.sessionInterval;
        }

        UserAgentSettings made(UserAgentSettings before) {
            return new UserAgentSettings(
                    before.product,
                    user,
                    addresses,
                    timings,
                    emergency,
                    forwarded,
                    eventPackages,
                    before.supported,
                    before.decisionTime,
                    sessionInterval);
        }
    }

    boolean allows(Method method) {
        return OWN_METHODS.contains(method) || forwarded.contains(method);
    }

    boolean supports(String option) {
        return OWN_EXTENSIONS.stream().anyMatch(option::equalsIgnoreCase)
                || supported.stream().anyMatch(option::equalsIgnoreCase);
    }
}
