package org.tocsin.core.line;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.UnitId;

/// What a line turned out to mean.
public sealed interface Parsed {

    /// Commands to decide in order; `echo` repeats them in words.
    record Commands(List<Command> commands, String echo) implements Parsed {
        public Commands {
            commands = List.copyOf(commands);
        }
    }

    /// One command to decide.
    static Parsed one(Command command, String echo) {
        return new Commands(List.of(command), echo);
    }

    /// Bring an incident onto the screen.
    record ShowIncident(IncidentId incident) implements Parsed {}

    /// Bring a unit onto the screen.
    record ShowUnit(UnitId unit) implements Parsed {}

    /// Words about a place that the map has to read: for an incident, or for a new one when `incident` is absent.
    ///
    /// @param type code in the catalogue, empty while unknown
    record Place(@Nullable IncidentId incident, String type, String words, boolean force) implements Parsed {}

    /// A street to close, that the map has to read.
    ///
    /// @param street its name, or a block or door of it when there are no ends
    /// @param from   the street at one end, empty when the words name a block
    /// @param to     the street at the other end
    record CloseStreet(String street, String from, String to, String reason) implements Parsed {}

    /// Data are wrong, about an incident or about nothing in particular.
    record WrongData(@Nullable IncidentId incident, String words) implements Parsed {}

    /// Measure drive times and recommend.
    record Recommend(IncidentId incident) implements Parsed {}

    /// Say when the units of an incident are there, measured now.
    record ThereIn(IncidentId incident) implements Parsed {}

    /// Open an incident to verify an abandoned call, where the caller was.
    record Verify(CallId call) implements Parsed {}

    /// An answer to read, nothing to do.
    record Answer(String text) implements Parsed {}

    /// Not understood.
    ///
    /// @param code    stable, as in a rejection
    /// @param message what was expected
    record Unread(String code, String message) implements Parsed {}
}
