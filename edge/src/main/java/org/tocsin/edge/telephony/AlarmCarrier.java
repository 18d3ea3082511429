package org.tocsin.edge.telephony;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.alarms.AlarmCommand;
import org.tocsin.core.alarms.AlarmKind;
import org.tocsin.core.alarms.AlarmReport;
import org.tocsin.core.alarms.AlarmUpdate;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.places.Fix;
import org.tocsin.edge.interop.alarms.AlarmDesk;
import org.tocsin.edge.journal.Result;
import org.tocsin.edge.telephony.signalling.SipLoop;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.agent.RequestKey;
import org.tocsin.sip.body.BodyPart;
import org.tocsin.sip.emergency.CallFacts;
import org.tocsin.sip.emergency.CapAlert;
import org.tocsin.sip.message.Headers;

/// Calls nobody speaks on: a MESSAGE with an alert of the Common Alerting Protocol (RFC 8876) is an alarm. It is
/// acknowledged once it is durable. Confined to the SIP loop.
final class AlarmCarrier {
    private static final int BAD_ALERT_MESSAGE = 425;
    private static final int LONGEST = 1_000;

    private final SipLoop loop;
    private final AlarmDesk desk;
    private final InstantSource time;

    AlarmCarrier(SipLoop loop, AlarmDesk desk, InstantSource time) {
        this.loop = loop;
        this.desk = desk;
        this.time = time;
    }

    /// Takes messages that carry an alert; texts and all else are others'.
    ///
    /// @return whether it was one
    boolean on(Event event) {
        if (!(event instanceof Event.MessageReceived message) || message.call() != null) {
            return false;
        }
        var part = message.body().parts().stream()
                .filter(one -> CapAlert.isType(one.type()))
                .findFirst();
        part.ifPresent(alert -> received(message, alert));
        return part.isPresent();
    }

    private void received(Event.MessageReceived message, BodyPart part) {
        CapAlert alert;
        try {
            alert = CapAlert.parse(part.content());
        } catch (MalformedException e) {
            refuse(message.key(), "103;reason-text=\"Alert payload was corrupted\"");
            return;
        }
        switch (alert.type()) {
            case ALERT -> raise(message, alert);
            case UPDATE -> update(message, alert, AlarmUpdate.Kind.INFORMATION);
            case CANCEL -> update(message, alert, AlarmUpdate.Kind.CANCEL);
            case OTHER ->
                refuse(
                        message.key(),
                        "102;reason-text=\"Not enough information to determine the purpose of the alert\"");
        }
    }

    private void refuse(RequestKey key, String error) {
        loop.perform(agent -> agent.respond(key, BAD_ALERT_MESSAGE, Headers.of("AlertMsg-Error", error), null));
    }

    private void raise(Event.MessageReceived message, CapAlert alert) {
        var facts = CallFacts.of(message.request(), message.body());
        var source = source(alert);
        var fixes = new ArrayList<Fix>();
        Optional.ofNullable(alert.shape())
                .flatMap(shape -> Locations.fix(shape, source, alert.sent()))
                .ifPresent(fixes::add);
        fixes.addAll(Locations.fixes(facts, Arrivals.source(facts), time.instant()));
        AlarmReport report;
        try {
            report = report(alert, source);
        } catch (IllegalArgumentException e) {
            refuse(message.key(), "100;reason-text=\"Cannot process the alert payload\"");
            return;
        }
        desk.raise(report, number(facts, alert), fixes).thenAccept(result -> settle(message.key(), result));
    }

    private static AlarmReport report(CapAlert alert, String source) {
        var details = alert.parameters().entrySet().stream()
                .map(pair -> pair.getKey() + " " + pair.getValue())
                .collect(Collectors.joining(", "));
        var headline = alert.headline().isEmpty() ? alert.event() : alert.headline();
        return new AlarmReport(
                source,
                Wording.line(alert.identifier(), 100),
                Wording.line(alert.identifier(), 100),
                kind(alert),
                Wording.line((alert.actual() ? "" : "TEST: ") + joined(headline, details), LONGEST),
                Wording.line(alert.areaWords(), LONGEST),
                "",
                alert.sent(),
                Wording.line(joined(alert.description(), alert.contact()), LONGEST));
    }

    private static String joined(String... parts) {
        return List.of(parts).stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(". "));
    }

    private static String source(CapAlert alert) {
        return Wording.line(alert.senderName().isEmpty() ? alert.sender() : alert.senderName(), 60);
    }

    /// CAP has categories as wide as `Safety`; the words of the event tell more.
    static AlarmKind kind(CapAlert alert) {
        var words = (alert.event() + " " + alert.headline()).toLowerCase(Locale.ROOT);
        if (words.contains("carbon monoxide")) {
            return AlarmKind.CARBON_MONOXIDE;
        }
        if (words.contains("holdup") || words.contains("hold-up") || words.contains("panic")) {
            return AlarmKind.HOLDUP;
        }
        if (words.contains("burgl") || words.contains("intrusion") || words.contains("glass break")) {
            return AlarmKind.BURGLARY;
        }
        if (words.contains("fire")
                || words.contains("smoke")
                || alert.category().equalsIgnoreCase("Fire")) {
            return AlarmKind.FIRE;
        }
        if (words.contains("medical") || alert.category().equalsIgnoreCase("Health")) {
            return AlarmKind.MEDICAL;
        }
        return alert.category().equalsIgnoreCase("Security") ? AlarmKind.BURGLARY : AlarmKind.OTHER;
    }

    /// The telephone in the alert's contact, else the sender's own.
    private static @Nullable PhoneNumber number(CallFacts facts, CapAlert alert) {
        for (var digits : List.of(
                alert.contact().replaceAll("[^0-9+]", ""), facts.callback().digits())) {
            try {
                if (digits.length() >= 7) {
                    return PhoneNumber.of(digits);
                }
            } catch (IllegalArgumentException e) {
                // no telephone
            }
        }
        return null;
    }

    private void update(Event.MessageReceived message, CapAlert alert, AlarmUpdate.Kind kind) {
        var words = Wording.line(joined(alert.headline(), alert.description()), LONGEST);
        var update = new AlarmCommand.Update(
                source(alert), Wording.line(alert.refersTo(), 100), Wording.line(alert.identifier(), 100), kind, words);
        desk.update(update).thenAccept(result -> {
            if (result instanceof Result.Rejected && kind == AlarmUpdate.Kind.INFORMATION) {
                loop.execute(() -> raise(message, alert)); // about an alarm nobody here has heard of: it is one
            } else {
                settle(message.key(), result);
            }
        });
    }

    /// Told on the writer's thread.
    private void settle(RequestKey key, Result result) {
        int status = switch (result) {
            case Result.Accepted _ -> 200;
            case Result.Rejected _ -> 481;
            case Result.Failed _ -> 503;
        };
        loop.perform(agent -> agent.respond(key, status));
    }
}
