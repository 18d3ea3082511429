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

    record DuplicateDisposition(String disposition) implements PlanRejection {
        @Override
        public String code() {
            return "duplicate-disposition";
        }

        @Override
        public String message() {
            return "Disposition " + disposition + " stands twice in the catalogue.";
        }
    }

    record VersionReused(String version) implements PlanRejection {
        @Override
        public String code() {
            return "catalogue-version-reused";
        }

        @Override
        public String message() {
            return "Catalogue " + version + " is in force with other contents. Give the changed one a new version.";
        }
    }
}
