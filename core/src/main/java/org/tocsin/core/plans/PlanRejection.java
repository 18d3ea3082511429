package org.tocsin.core.plans;

import org.tocsin.core.kernel.Rejection;

/// Why a catalogue was refused.
public sealed interface PlanRejection extends Rejection {
    record DuplicateType(String type) implements PlanRejection {
        @Override
        public String code() {
            return "duplicate-incident-type";
        }

        @Override
        public String message() {
            return "Incident type " + type + " stands twice in the catalogue.";
        }
    }

    record EmptyCatalogue() implements PlanRejection {
        @Override
        public String code() {
            return "empty-catalogue";
        }

        @Override
        public String message() {
            return "The catalogue names no incident type.";
        }
    }
}
