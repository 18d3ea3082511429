package org.tocsin.sip.message;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.MalformedException;

/// How a subscription stands: the Subscription-State header field of a NOTIFY (RFC 6665 section 8.2.3). A state
/// this side does not know counts as active, as the RFC asks.
///
/// @param reason why it ended: `timeout`, `noresource`, `deactivated`, ...; empty when none is given
/// @param expires how long it goes on; null when it does not say
public record SubscriptionState(
        Phase phase, String reason, @Nullable Duration expires) {
    /// Whether news still comes.
    public enum Phase {
        ACTIVE,
        /// Somebody has yet to allow it.
        PENDING,
        TERMINATED;

        private String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @throws MalformedException if the reason is no token
    public SubscriptionState {
        if (!reason.isEmpty() && !Lexer.isToken(reason)) {
            throw new MalformedException("reason of a subscription's state is not a token");
        }
    }

    public static SubscriptionState active() {
        return new SubscriptionState(Phase.ACTIVE, "", null);
    }

    public static SubscriptionState active(Duration expires) {
        return new SubscriptionState(Phase.ACTIVE, "", expires);
    }

    public static SubscriptionState terminated(String reason) {
        return new SubscriptionState(Phase.TERMINATED, reason, null);
    }

    public static SubscriptionState parse(String text) {
        int semicolon = text.indexOf(';');
        String name = semicolon < 0 ? text : text.substring(0, semicolon);
        Parameters parameters =
                semicolon < 0 ? Parameters.NONE : Parameters.parse(text.substring(semicolon + 1), oddity -> {});
        Optional<Duration> expires = parameters
                .find("expires")
                .filter(digits -> digits.matches("\\d{1,9}"))
                .map(digits -> Duration.ofSeconds(Long.parseLong(digits)));
        return new SubscriptionState(
                phaseOf(name.strip()),
                parameters.find("reason").filter(Lexer::isToken).orElse(""),
                expires.orElse(null));
    }

    private static Phase phaseOf(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "terminated" -> Phase.TERMINATED;
            case "pending" -> Phase.PENDING;
            default -> Phase.ACTIVE;
        };
    }

    public boolean isOver() {
        return phase == Phase.TERMINATED;
    }

    /// The wire form.
    public String text() {
        return phase.text()
                + (reason.isEmpty() ? "" : ";reason=" + reason)
                + (expires == null ? "" : ";expires=" + expires.toSeconds());
    }
}
