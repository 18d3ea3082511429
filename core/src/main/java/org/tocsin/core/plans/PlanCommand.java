package org.tocsin.core.plans;

import java.util.List;
import org.tocsin.core.kernel.Command;

/// What can be asked about plans.
public sealed interface PlanCommand extends Command {
    /// Put a catalogue in force, whole.
    record Load(String version, List<IncidentType> types, List<Disposition> dispositions) implements PlanCommand {}
}
