package org.tocsin.core.silent;

import java.util.Optional;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Chart;

/// The state of the room: dialogues of the newest [#KEPT] calls that had one.
public record SilentCalls(Chart<CallId, SilentDialogue> dialogues) {
    public static final int KEPT = 300;

    public static final SilentCalls NONE = new SilentCalls(Chart.empty());

    public Optional<SilentDialogue> find(CallId call) {
        return dialogues.find(call);
    }

    SilentCalls put(SilentDialogue dialogue) {
        var all = dialogues.with(dialogue.call(), dialogue);
        return new SilentCalls(
                all.size() > KEPT ? all.without(all.iterator().next().getKey()) : all);
    }
}
