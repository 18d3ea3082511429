package org.tocsin.core.units;

import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.Rejection;
import org.tocsin.core.kernel.UnitId;

/// Why something asked about a unit was refused.
public sealed interface UnitRejection extends Rejection {

    record NoSuchUnit(UnitId unit) implements UnitRejection {
        @Override
        public String code() {
            return "no-such-unit";
        }

        @Override
        public String message() {
            return "There is no unit " + unit + ".";
        }
    }

    record NoSuchIncident(IncidentId incident) implements UnitRejection {
        @Override
        public String code() {
            return "no-such-incident";
        }

        @Override
        public String message() {
            return "There is no open incident " + incident + ".";
        }
    }

    /// Somebody was faster, or the unit is busy elsewhere.
    record UnitBusy(UnitId unit, UnitStatus status, String where, String by) implements UnitRejection {
        @Override
        public String code() {
            return "unit-busy";
        }

        @Override
        public String message() {
            return unit + " is " + status.words().toLowerCase(java.util.Locale.ROOT)
                    + (where.isEmpty() ? "" : " on " + where) + (by.isEmpty() ? "" : ", sent by " + by)
                    + ". Override to send it anyway.";
        }

        @Override
        public boolean overridable() {
            return true;
        }
    }

    record AlreadyOnIncident(UnitId unit, IncidentId incident, UnitStatus status) implements UnitRejection {
        @Override
        public String code() {
            return "unit-already-on-incident";
        }

        @Override
        public String message() {
            return unit + " is already on " + incident + ", " + status.words().toLowerCase(java.util.Locale.ROOT) + ".";
        }
    }

    record NotAssigned(UnitId unit, UnitStatus wanted) implements UnitRejection {
        @Override
        public String code() {
            return "unit-not-assigned";
        }

        @Override
        public String message() {
            return unit + " is on no incident; dispatch it first (" + wanted + " needs one).";
        }
    }

    record OutOfOrder(UnitId unit, UnitStatus from, UnitStatus wanted) implements UnitRejection {
        @Override
        public String code() {
            return "status-out-of-order";
        }

        @Override
        public String message() {
            return unit + " is " + from.words().toLowerCase(java.util.Locale.ROOT) + "; "
                    + wanted.words().toLowerCase(java.util.Locale.ROOT)
                    + " would go back. Override if that is what happened.";
        }

        @Override
        public boolean overridable() {
            return true;
        }
    }

    record CarriesNoPatients(UnitId unit, UnitStatus wanted) implements UnitRejection {
        @Override
        public String code() {
            return "unit-carries-no-patients";
        }

        @Override
        public String message() {
            return unit + " does not carry patients. Override if it does now.";
        }

        @Override
        public boolean overridable() {
            return true;
        }
    }

    record StillAssigned(UnitId unit, IncidentId incident, UnitStatus wanted) implements UnitRejection {
        @Override
        public String code() {
            return "unit-still-assigned";
        }

        @Override
        public String message() {
            return unit + " is on " + incident + ". Clear it first, or override to take it off.";
        }

        @Override
        public boolean overridable() {
            return true;
        }
    }

    record DispatchesItself(UnitId unit) implements UnitRejection {
        @Override
        public String code() {
            return "status-needs-dispatch";
        }

        @Override
        public String message() {
            return "Dispatched is set by dispatching " + unit + " to an incident.";
        }
    }

    record IncidentHasNoLocation(IncidentId incident) implements UnitRejection {
        @Override
        public String code() {
            return "incident-has-no-location";
        }

        @Override
        public String message() {
            return incident + " has no location yet. Enter one, or override to send the unit with what is known.";
        }

        @Override
        public boolean overridable() {
            return true;
        }
    }

    /// A crew speaks for its own unit only.
    record NotYourUnit(UnitId unit) implements UnitRejection {
        @Override
        public String code() {
            return "not-your-unit";
        }

        @Override
        public String message() {
            return "Only a dispatcher or the crew of " + unit + " speaks for it.";
        }
    }

    record ReasonMissing(UnitId unit) implements UnitRejection {
        @Override
        public String code() {
            return "reason-missing";
        }

        @Override
        public String message() {
            return "Say why " + unit + " is out of service, or override.";
        }

        @Override
        public boolean overridable() {
            return true;
        }
    }
}
