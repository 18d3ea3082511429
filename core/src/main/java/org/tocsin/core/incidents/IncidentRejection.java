package org.tocsin.core.incidents;

import java.util.Locale;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.Rejection;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.units.UnitStatus;

/// Why something asked about an incident was refused.
public sealed interface IncidentRejection extends Rejection {

    record NoSuchIncident(IncidentId incident) implements IncidentRejection {
        @Override
        public String code() {
            return "no-such-incident";
        }

        @Override
        public String message() {
            return "There is no incident " + incident + ".";
        }
    }

    record NoSuchCall(CallId call) implements IncidentRejection {
        @Override
        public String code() {
            return "no-such-call";
        }

        @Override
        public String message() {
            return "There is no call " + call + ".";
        }
    }

    record CallHasIncident(CallId call, IncidentId incident) implements IncidentRejection {
        @Override
        public String code() {
            return "call-has-incident";
        }

        @Override
        public String message() {
            return call + " already belongs to " + incident + ".";
        }
    }

    record IncidentIsClosed(IncidentId incident, String by) implements IncidentRejection {
        @Override
        public String code() {
            return "incident-closed";
        }

        @Override
        public String message() {
            return incident + " was closed by " + by + ". Reopen it to change it.";
        }
    }

    record IncidentIsOpen(IncidentId incident) implements IncidentRejection {
        @Override
        public String code() {
            return "incident-open";
        }

        @Override
        public String message() {
            return incident + " is open.";
        }
    }

    record NoSuchType(String type) implements IncidentRejection {
        @Override
        public String code() {
            return "no-such-incident-type";
        }

        @Override
        public String message() {
            return "There is no incident type " + type + ". Type a few letters of what is happening and choose.";
        }
    }

    record PriorityOutOfRange(int priority) implements IncidentRejection {
        @Override
        public String code() {
            return "priority-out-of-range";
        }

        @Override
        public String message() {
            return "Priority is 1 (life at risk now) to 5.";
        }
    }

    record AlarmLevelOutOfRange(int level) implements IncidentRejection {
        @Override
        public String code() {
            return "alarm-level-out-of-range";
        }

        @Override
        public String message() {
            return "The next alarm is above the present one, up to 10.";
        }
    }

    record NothingWritten() implements IncidentRejection {
        @Override
        public String code() {
            return "note-empty";
        }

        @Override
        public String message() {
            return "Write something first.";
        }
    }

    record NowhereToGo(IncidentId incident) implements IncidentRejection {
        @Override
        public String code() {
            return "incident-has-no-point";
        }

        @Override
        public String message() {
            return incident + " has no point on the map: no drive times. Choose units yourself, or click the map.";
        }
    }

    record NoPlan(IncidentId incident) implements IncidentRejection {
        @Override
        public String code() {
            return "incident-has-no-type";
        }

        @Override
        public String message() {
            return "Choose a type for " + incident + " first.";
        }
    }

    record DispositionMissing() implements IncidentRejection {
        @Override
        public String code() {
            return "disposition-missing";
        }

        @Override
        public String message() {
            return "Say how the incident ended: a disposition is needed to close it.";
        }
    }

    /// Somebody is still talking with a caller about it.
    record CallerOnTheLine(IncidentId incident, CallId call) implements IncidentRejection {
        @Override
        public String code() {
            return "caller-on-the-line";
        }

        @Override
        public String message() {
            return "The caller of " + call + " is still on the line about " + incident
                    + ". Release the call first, or override to close the incident now.";
        }

        @Override
        public boolean overridable() {
            return true;
        }
    }

    /// Closing would show a unit as available that has a patient.
    record UnitWithPatient(IncidentId incident, UnitId unit, UnitStatus status) implements IncidentRejection {
        @Override
        public String code() {
            return "unit-with-patient";
        }

        @Override
        public String message() {
            return unit + " is " + status.words().toLowerCase(Locale.ROOT) + " on " + incident
                    + ". Wait until it is clear, or override to close and release it now.";
        }

        @Override
        public boolean overridable() {
            return true;
        }
    }
}
