package org.tocsin.edge.live.view;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tocsin.core.kernel.CallId;

/// What is known about calls beside the state: how often the number called before, and whether there is a recording.
/// Filled by whoever finds out; safe from any thread.
public final class CallNotes {
    /// A flood of calls costs no memory.
    private static final int PROTECTIONS_KEPT = 4_096;

    private final Map<CallId, Integer> earlierCalls = new ConcurrentHashMap<>();
    private final Map<CallId, Heard> heard = new ConcurrentHashMap<>();
    private final Map<CallId, String> typing = new ConcurrentHashMap<>();
    private final Map<CallId, CallView.ProtectionView> protections = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CallId, CallView.ProtectionView> eldest) {
            return size() > PROTECTIONS_KEPT;
        }
    });
    private final Map<CallId, String> recordings = new ConcurrentHashMap<>();

    public void noteEarlierCalls(CallId call, int count) {
        earlierCalls.put(call, count);
    }

    public void noteRecording(CallId call, String name) {
        recordings.put(call, name);
    }

    /// How a call is protected on its way.
    ///
    /// @return whether that is news: of a call with no protection at all it is not
    public boolean noteProtection(CallId call, boolean signalling, boolean voice) {
        var now = new CallView.ProtectionView(signalling, voice);
        var before = protections.put(call, now);
        return before == null ? signalling || voice : !before.equals(now);
    }

    Optional<CallView.ProtectionView> findProtection(CallId call) {
        return Optional.ofNullable(protections.get(call));
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
