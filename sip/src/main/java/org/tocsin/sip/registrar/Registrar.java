package org.tocsin.sip.registrar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.agent.Flow;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.NameAddr;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipUri;
import org.tocsin.sip.message.Uri;

/// Keeps who can be called where (RFC 3261 section 10.3). Confined to one thread.
public final class Registrar {
    /// Bindings of one account beyond this push the oldest out.
    private static final int MOST_BINDINGS = 4;
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration SHORTEST = Duration.ofSeconds(60);

    /// What somebody who registers has to prove.
    ///
    /// @param oldDevice only MD5 is asked for: some telephones give up at the mere mention of anything newer
    public record Account(String secret, boolean oldDevice) {
        @Override
        public String toString() {
            return "Account[]";
        }
    }

    /// What to answer a REGISTER with.
    ///
    /// @param user whose registration it was; empty if that is not proved
    public record Answer(int status, Headers headers, String user) {}

    private final String realm;
    private final Map<String, Account> accounts;
    private final Nonces nonces;
    private final Map<String, List<Binding>> bindings = new HashMap<>();

    /// @param accounts by user
    /// @param key 16 random bytes or more, for the nonces
    public Registrar(String realm, Map<String, Account> accounts, byte[] key) {
        this.realm = realm;
        this.accounts = Map.copyOf(accounts);
        this.nonces = new Nonces(key);
    }

    /// Where somebody can be called now, the latest registration first.
    public List<Binding> list(String user, Instant now) {
        return bindings.getOrDefault(user, List.of()).stream()
                .filter(one -> one.until().isAfter(now))
                .toList();
    }

    /// A REGISTER that came from there.
    public Answer on(SipRequest register, Flow from, Instant now) {
        Optional<DigestCredentials> said = credentials(register);
        if (said.isEmpty()) {
            return challenge(register, false, now);
        }
        DigestCredentials credentials = said.get();
        switch (nonces.judge(credentials.nonce(), credentials.count(), now)) {
            case FOREIGN -> {
                return challenge(register, false, now);
            }
            case STALE -> {
                return challenge(register, true, now);
            }
            case FRESH -> {}
        }
        Account account = accounts.get(credentials.user());
        boolean proved = account != null && Digest.proves(credentials, account.secret(), Method.REGISTER);
        if (!proved || !credentials.uri().equals(register.uri().text())) {
            return challenge(register, false, now);
        }
        nonces.used(credentials.nonce(), credentials.count());
        if (!userOf(register).equals(credentials.user())) {
            return new Answer(403, Headers.NONE, "");
        }
        return bind(register, credentials.user(), from, now);
    }

    /// The Authorization for our realm with `qop=auth`: without a count a request could be played again.
    private Optional<DigestCredentials> credentials(SipRequest register) {
        for (String line : register.headers().listLines("Authorization")) {
            try {
                DigestCredentials read = DigestCredentials.parse(line);
                if (read.realm().equals(realm) && !read.count().isEmpty()) {
                    return Optional.of(read);
                }
            } catch (MalformedException e) {
                // as good as none
            }
        }
        return Optional.empty();
    }

    private Answer challenge(SipRequest register, boolean stale, Instant now) {
        Headers headers = Headers.NONE;
        Account account = accounts.get(userOf(register));
        for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
            if (algorithm != DigestAlgorithm.MD5 && account != null && account.oldDevice()) {
                continue;
            }
            var challenge = new DigestChallenge(realm, nonces.make(now), algorithm, stale, "", true);
            headers = headers.with("WWW-Authenticate", challenge.text());
        }
        return new Answer(401, headers, "");
    }

    private static String userOf(SipRequest register) {
        return register.to().uri() instanceof SipUri sip ? sip.user().orElse("") : "";
    }

    private Answer bind(SipRequest register, String user, Flow from, Instant now) {
        List<String> contacts = register.headers().listValues("Contact");
        List<Binding> kept = new ArrayList<>(list(user, now));
        long sequence = register.cseq().number();
        String callId = register.callId();
        boolean late = kept.stream().anyMatch(one -> one.callId().equals(callId) && one.sequence() >= sequence);
        if (late && !contacts.isEmpty()) {
            return new Answer(500, Headers.NONE, user);
        }
        Optional<Duration> general = seconds(register.headers().find("Expires"));
        if (contacts.contains("*")) {
            if (contacts.size() != 1 || !general.equals(Optional.of(Duration.ZERO))) {
                return new Answer(400, Headers.NONE, user);
            }
            bindings.remove(user);
            return new Answer(200, Headers.NONE, user);
        }
        for (String value : contacts) {
            NameAddr contact = NameAddr.parse(value);
            Duration asked = seconds(contact.parameters().find("expires"))
                    .or(() -> general)
                    .orElse(LONGEST);
            if (!asked.isZero() && asked.compareTo(SHORTEST) < 0) {
                return new Answer(423, Headers.of("Min-Expires", Long.toString(SHORTEST.toSeconds())), user);
            }
            Duration granted = asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
            replace(kept, contact.uri(), granted, register, from, now);
        }
        bindings.put(user, List.copyOf(kept.subList(0, Math.min(kept.size(), MOST_BINDINGS))));
        return new Answer(200, contacts(kept, now), user);
    }

    private static void replace(
            List<Binding> kept, Uri contact, Duration granted, SipRequest register, Flow from, Instant now) {
        Instant since = now;
        for (Binding one : List.copyOf(kept)) {
            if (one.contact().text().equals(contact.text())) {
                since = one.since();
                kept.remove(one);
            }
        }
        if (!granted.isZero()) {
            String device = register.headers().find("User-Agent").orElse("");
            kept.addFirst(new Binding(
                    contact, from, register.callId(), register.cseq().number(), since, now.plus(granted), device));
        }
    }

    private static Headers contacts(List<Binding> kept, Instant now) {
        Headers headers = Headers.NONE;
        for (Binding one : kept) {
            long left = Duration.between(now, one.until()).toSeconds();
            headers = headers.with("Contact", "<" + one.contact().text() + ">;expires=" + left);
        }
        return headers;
    }

    private static Optional<Duration> seconds(Optional<String> text) {
        return text.map(String::strip)
                .filter(digits -> digits.matches("\\d{1,9}"))
                .map(digits -> Duration.ofSeconds(Long.parseLong(digits)));
    }
}
