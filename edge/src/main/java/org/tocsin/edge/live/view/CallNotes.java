package org.tocsin.edge.live.view;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tocsin.core.kernel.CallId;

/// What is known about calls beside the state: how often the number called before, and whether there is a recording.
/// Filled by whoever finds out; safe from any thread.
public final class CallNotes {
    private final Map<CallId, Integer> earlierCalls = new ConcurrentHashMap<>();
    private final Map<CallId, String> recordings = new ConcurrentHashMap<>();

    public void noteEarlierCalls(CallId call, int count) {
        earlierCalls.put(call, count);
    }

    public void noteRecording(CallId call, String name) {
        recordings.put(call, name);
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
