package org.tocsin.edge.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tocsin.edge.live.request.Request;

/// What a console sends.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t")
@JsonSubTypes({
    @JsonSubTypes.Type(value = FromClient.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = FromClient.Cmd.class, name = "cmd"),
    @JsonSubTypes.Type(value = FromClient.Line.class, name = "line"),
    @JsonSubTypes.Type(value = FromClient.Ping.class, name = "ping"),
    @JsonSubTypes.Type(value = FromClient.Editing.class, name = "editing")
})
public sealed interface FromClient {
    /// The first message; with the epoch and sequence of the last delta seen to resync.
    record Hello(@Nullable String epoch, @Nullable Long seq) implements FromClient {}

    /// @param key     made when the person pressed the key; sending again never acts twice
    /// @param typedAt when that was, by the console's clock
    record Cmd(String key, Instant typedAt, Request command) implements FromClient {}

    /// A line of the command line.
    ///
    /// @param incident the one on the screen
    record Line(
            String key,
            Instant typedAt,
            String text,
            @Nullable Long incident,
            @Nullable Boolean override) implements FromClient {}

    record Ping(long n) implements FromClient {}

    /// Somebody's caret is in a field of an incident; null when it left.
    record Editing(
            long incident,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String field) implements FromClient {}
}
