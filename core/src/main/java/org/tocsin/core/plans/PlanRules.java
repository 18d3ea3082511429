package org.tocsin.core.plans;

import java.util.HashSet;
import java.util.Locale;
import org.tocsin.core.kernel.Chart;
import org.tocsin.core.kernel.Decision;

/// The rules of the plans room.
public final class PlanRules {
    private PlanRules() {}

    public static Decision decide(Plans plans, PlanCommand command) {
        return switch (command) {
            case PlanCommand.Load load -> load(plans, load);
        };
    }

    private static Decision load(Plans plans, PlanCommand.Load load) {
        if (load.types().isEmpty()) {
            return Decision.reject(new PlanRejection.EmptyCatalogue());
        }
        var seen = new HashSet<String>();
        for (var type : load.types()) {
            if (!seen.add(type.code())) {
                return Decision.reject(new PlanRejection.DuplicateType(type.code()));
            }
        }
        var codes = new HashSet<String>();
        for (var disposition : load.dispositions()) {
            if (!codes.add(disposition.code().toUpperCase(Locale.ROOT))) {
                return Decision.reject(new PlanRejection.DuplicateDisposition(disposition.code()));
            }
        }
        var loaded = new PlanEvent.PlansLoaded(load.version(), load.types(), load.dispositions());
        if (!load.version().equals(plans.version())) {
            return Decision.accept(loaded);
        }
        // A recommendation names its catalogue by version: one version, one content.
        return evolve(plans, loaded).equals(plans)
                ? Decision.nothing()
                : Decision.reject(new PlanRejection.VersionReused(load.version()));
    }

    public static Plans evolve(Plans plans, PlanEvent event) {
        return switch (event) {
            case PlanEvent.PlansLoaded e -> {
                Chart<String, IncidentType> types = Chart.empty();
                for (var type : e.types()) {
                    types = types.with(type.code(), type);
                }
                Chart<String, Disposition> dispositions = Chart.empty();
                for (var disposition : e.dispositions()) {
                    dispositions = dispositions.with(disposition.code().toUpperCase(Locale.ROOT), disposition);
                }
                yield new Plans(e.version(), types, dispositions);
            }
        };
    }
}
