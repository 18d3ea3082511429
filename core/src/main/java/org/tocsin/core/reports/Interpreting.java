package org.tocsin.core.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.conference.ConferenceEvent;
import org.tocsin.core.conference.PartyId;
import org.tocsin.core.conference.PartyRole;
import org.tocsin.core.kernel.CallId;

/// Counts what became of the requests for interpreters of a period, one event at a time.
final class Interpreting {
    private static final long MINUTE_MILLIS = 60_000;

    /// One request: the providers dialled for it share the instant it was made.
    private record Request(CallId call, Instant at, String language) {}

    private record Attempt(Request request, String provider, Instant at) {}

    /// What is counted of one language or one provider.
    private static final class Count {
        int asked;
        int joined;
        int failed;
        int unserved;
        int withinMinute;
        long usedMillis;
        final List<Long> toLine = new ArrayList<>();
        final List<Long> toWord = new ArrayList<>();

        InterpreterRow row(String name) {
            return new InterpreterRow(
                    name,
                    asked,
                    joined,
                    failed,
                    unserved,
                    withinMinute,
                    Spread.of(toLine),
                    Spread.of(toWord),
                    usedMillis);
        }
    }

    private final Map<Request, String> requests = new HashMap<>();
    private final Set<Request> served = new HashSet<>();
    private final Map<PartyId, Attempt> attempts = new HashMap<>();
    private final Map<PartyId, Instant> onLine = new HashMap<>();
    private final Map<String, Count> languages = new TreeMap<>();
    private final Map<String, Count> providers = new TreeMap<>();

    void requested(ConferenceEvent.InterpreterRequested e) {
        requests.put(new Request(e.call(), e.at(), e.language()), e.languageName());
        language(e.languageName()).asked++;
    }

    void invited(ConferenceEvent.PartyInvited e) {
        var request = new Request(e.call(), e.requestedAt(), e.language());
        if (e.role() == PartyRole.INTERPRETER && requests.containsKey(request)) {
            attempts.put(e.party(), new Attempt(request, provider(e), e.at()));
            provider(provider(e)).asked++;
        }
    }

    /// As the label says it, `Spanish interpreter, LinguaLink`; by its id in the directory if it does not.
    private static String provider(ConferenceEvent.PartyInvited e) {
        int comma = e.label().lastIndexOf(", ");
        return comma < 0 ? e.listing() : e.label().substring(comma + 2);
    }

    void joined(ConferenceEvent.PartyJoined e) {
        var attempt = attempts.get(e.party());
        if (attempt == null || onLine.containsKey(e.party())) {
            return;
        }
        onLine.put(e.party(), e.at());
        long since = millis(attempt.request().at(), e.at());
        var provider = provider(attempt.provider());
        provider.toLine.add(millis(attempt.at(), e.at()));
        arrive(provider, since);
        if (served.add(attempt.request())) {
            var language = language(attempt.request());
            language.toLine.add(since);
            arrive(language, since);
        }
    }

    private static void arrive(Count count, long sinceRequest) {
        count.joined++;
        count.withinMinute += sinceRequest <= MINUTE_MILLIS ? 1 : 0;
    }

    void spoke(ConferenceEvent.PartySpoke e) {
        var attempt = attempts.get(e.party());
        if (attempt != null) {
            provider(attempt.provider()).toWord.add(e.afterMillis());
            language(attempt.request()).toWord.add(e.afterMillis());
        }
    }

    void failed(ConferenceEvent.PartyFailed e) {
        var attempt = attempts.get(e.party());
        if (attempt != null) {
            provider(attempt.provider()).failed++;
            language(attempt.request()).failed++;
        }
    }

    void left(ConferenceEvent.PartyLeft e) {
        var attempt = attempts.get(e.party());
        @Nullable Instant since = onLine.remove(e.party());
        if (attempt != null && since != null) {
            attempts.remove(e.party());
            provider(attempt.provider()).usedMillis += millis(since, e.at());
            language(attempt.request()).usedMillis += millis(since, e.at());
        }
    }

    private static long millis(Instant from, Instant until) {
        return Math.max(0, Duration.between(from, until).toMillis());
    }

    private Count language(Request request) {
        return language(requests.getOrDefault(request, request.language()));
    }

    private Count language(String name) {
        return languages.computeIfAbsent(name, _ -> new Count());
    }

    private Count provider(String name) {
        return providers.computeIfAbsent(name, _ -> new Count());
    }

    List<InterpreterRow> listLanguages() {
        languages.values().forEach(count -> count.unserved = count.asked - count.joined);
        return rows(languages);
    }

    List<InterpreterRow> listProviders() {
        return rows(providers);
    }

    private static List<InterpreterRow> rows(Map<String, Count> counts) {
        return counts.entrySet().stream()
                .map(each -> each.getValue().row(each.getKey()))
                .toList();
    }
}
