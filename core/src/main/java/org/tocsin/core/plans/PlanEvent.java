package org.tocsin.core.plans;

import java.util.List;
import org.tocsin.core.kernel.Event;

/// What has happened to plans.
public sealed interface PlanEvent extends Event {
    record PlansLoaded(String version, List<IncidentType> types, List<Disposition> dispositions) implements PlanEvent {}
}
