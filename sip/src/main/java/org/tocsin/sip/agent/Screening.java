package org.tocsin.sip.agent;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.tocsin.sip.message.MediaType;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.Oddity;
import org.tocsin.sip.message.OtherUri;
import org.tocsin.sip.message.ParsedMessage;
import org.tocsin.sip.message.SipRequest;

/// Whether a request is let in (RFC 3261 section 8.2), and with which status it is refused if not.
final class Screening {
    /// What came of it.
    ///
    /// @param status to refuse with; 0 to let the request in
    /// @param oddities all that was odd, refused or not
    record Verdict(int status, Set<Oddity> oddities) {
        boolean isRefused() {
            return status != 0;
        }
    }

    private final UserAgentSettings settings;
    private final Replies replies;

    Screening(UserAgentSettings settings, Replies replies) {
        this.settings = settings;
        this.replies = replies;
    }

    /// A request that begins something: every rule holds, unless it is an emergency; then only unknown methods go.
    Verdict judge(SipRequest request, ParsedMessage parsed, boolean emergency) {
        var oddities = EnumSet.noneOf(Oddity.class);
        oddities.addAll(parsed.oddities());
        int status = parsed.isRefusable() ? 400 : 0;
        if (request.uri() instanceof OtherUri) {
            status = note(oddities, Oddity.UNKNOWN_SCHEME, status, 416);
        }
        if (!settings.allows(request.method())) {
            return new Verdict(status == 0 || emergency ? 405 : status, oddities);
        }
        if (!replies.unsupported(request).isEmpty()) {
            status = note(oddities, Oddity.UNSUPPORTED_EXTENSION, status, 420);
        }
        if (request.method().equals(Method.INVITE)) {
            status = judgeInvite(request, oddities, status);
        }
        return new Verdict(emergency ? 0 : status, oddities);
    }

    private int judgeInvite(SipRequest invite, Set<Oddity> oddities, int before) {
        int status = before;
        if (!invite.body().isEmpty() && !isReadable(invite)) {
            status = note(oddities, Oddity.UNREADABLE_BODY, status, 415);
        }
        if (!acceptsAnswer(invite)) {
            status = note(oddities, Oddity.NOT_ACCEPTABLE, status, 406);
        }
        if (SessionTimer.interval(invite)
                .filter(seconds -> seconds < SessionTimer.MINIMUM_SECONDS)
                .isPresent()) {
            status = note(oddities, Oddity.SESSION_INTERVAL_TOO_SMALL, status, 422);
        }
        return status;
    }

    private static int note(Set<Oddity> oddities, Oddity oddity, int before, int status) {
        oddities.add(oddity);
        return before == 0 ? status : before;
    }

    private static boolean isReadable(SipRequest invite) {
        boolean optional = invite.headers()
                .find("Content-Disposition")
                .filter(value -> value.toLowerCase(Locale.ROOT).contains("handling=optional"))
                .isPresent();
        boolean encoded = invite.headers()
                .find("Content-Encoding")
                .filter(encoding -> !encoding.equalsIgnoreCase("identity"))
                .isPresent();
        boolean known = invite.contentType()
                .filter(type -> type.is(MediaType.SDP) || type.type().equals("multipart"))
                .isPresent();
        return optional || (known && !encoded);
    }

    private static boolean acceptsAnswer(SipRequest invite) {
        if (!invite.headers().contains("Accept")) {
            return true;
        }
        for (String value : invite.headers().listValues("Accept")) {
            String type = value.replaceFirst(";.*$", "").strip().toLowerCase(Locale.ROOT);
            if (type.equals("*/*") || type.equals("application/*") || type.equals("application/sdp")) {
                return true;
            }
        }
        return false;
    }
}
