package org.tocsin.edge.live.request;

import java.util.List;
import java.util.stream.Collectors;
import org.tocsin.core.kernel.Rejection;

/// Some of several commands were refused; the others have been done.
///
/// @param done what was done, in words
public record PartlyRefused(String done, List<Rejection> refusals) implements Rejection {
    public PartlyRefused {
        refusals = List.copyOf(refusals);
    }

    @Override
    public String code() {
        return refusals.getFirst().code();
    }

    @Override
    public String message() {
        var why = refusals.stream().map(Rejection::message).distinct().collect(Collectors.joining(" "));
        return done.equals("Already so.") ? why : why + " Done: " + done + ".";
    }

    @Override
    public boolean overridable() {
        return refusals.stream().anyMatch(Rejection::overridable);
    }
}
