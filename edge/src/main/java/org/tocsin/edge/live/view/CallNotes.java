package org.tocsin.edge.live.view;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tocsin.core.kernel.CallId;

/// What is known about calls beside the state: how often the number called before, and whether there is a recording.
/// Filled by whoever finds out; safe from any thread.
public final class CallNotes {
    private final Map<CallId, Integer> earlierCalls = new ConcurrentHashMap<>();
    private final Map<CallId, Heard> heard = new ConcurrentHashMap<>();
    private final Map<CallId, String> typing = new ConcurrentHashMap<>();
    private final Map<CallId, String> recordings = new ConcurrentHashMap<>();

    public void noteEarlierCalls(CallId call, int count) {
        earlierCalls.put(call, count);
    }

    public void noteRecording(CallId call, String name) {
        recordings.put(call, name);
    }

    /// What is heard on a call.
    ///
    /// @param sound `VOICE`, `QUIET`, `NOTHING`, `TTY`
    record Heard(String sound, Instant since) {}

    public void noteSound(CallId call, String sound, Instant since) {
        heard.put(call, new Heard(sound, since));
    }

    /// What the caller is typing, empty for nothing.
    public void noteTyping(CallId call, String soFar) {
        if (soFar.isEmpty()) {
            typing.remove(call);
        } else {
            typing.put(call, soFar);
        }
    }

    /// The call is over: nothing is heard any more.
    public void noteOver(CallId call) {
        heard.remove(call);
        typing.remove(call);
    }

    Optional<Heard> findHeard(CallId call) {
        return Optional.ofNullable(heard.get(call));
    }

    Optional<String> findTyping(CallId call) {
        return Optional.ofNullable(typing.get(call));
    }

    int earlierCalls(CallId call) {
        return earlierCalls.getOrDefault(call, 0);
    }

    Optional<String> findRecording(CallId call) {
        return Optional.ofNullable(recordings.get(call));
    }

    /// Forgets calls that are over for long.
    public void forgetBefore(CallId call) {
        earlierCalls.keySet().removeIf(id -> id.compareTo(call) < 0);
        recordings.keySet().removeIf(id -> id.compareTo(call) < 0);
    }
}
