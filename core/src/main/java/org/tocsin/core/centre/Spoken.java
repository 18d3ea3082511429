package org.tocsin.core.centre;

import java.util.Optional;
import org.tocsin.core.calls.AdditionalData;
import org.tocsin.core.calls.Call;
import org.tocsin.core.directory.Language;
import org.tocsin.core.directory.Languages;
import org.tocsin.core.queues.Queue;

/// What a caller speaks, as far as anybody has said: an interpreter is asked for it without typing.
public record Spoken(Language language, Source source) {
    /// Who says so, the surest first.
    public enum Source {
        /// A person heard it.
        NOTED,
        /// The caller's telephone (RFC 8373, Accept-Language).
        TELEPHONE,
        /// The number that was called is for those who speak it.
        LINE
    }

    public static Optional<Spoken> find(Call call, Centre centre) {
        return Languages.find(call.language() == null ? "" : call.language())
                .map(language -> new Spoken(language, Source.NOTED))
                .or(() -> call.additional().stream()
                        .filter(block -> block.block().equals(AdditionalData.LANGUAGES))
                        .flatMap(block -> Optional.ofNullable(block.values().get("language")).stream())
                        .flatMap(code -> Languages.find(code).stream())
                        .findFirst()
                        .map(language -> new Spoken(language, Source.TELEPHONE)))
                .or(() -> centre.queues()
                        .findQueue(call.id())
                        .map(Queue::language)
                        .flatMap(Languages::find)
                        .map(language -> new Spoken(language, Source.LINE)));
    }
}
