package org.tocsin.core.positions;

import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.kernel.Rejection;

/// Why something asked about a position was refused.
public sealed interface PositionRejection extends Rejection {
    record PositionTaken(PositionId position, String name) implements PositionRejection {
        @Override
        public String code() {
            return "position-taken";
        }

        @Override
        public String message() {
            return name + " is signed on at " + position + ". Choose another position or take it over.";
        }

        @Override
        public boolean overridable() {
            return true;
        }
    }

    record NotAPerson() implements PositionRejection {
        @Override
        public String code() {
            return "not-a-person";
        }

        @Override
        public String message() {
            return "Only a person can sit at a position.";
        }
    }

    record NotSignedOn(PositionId position) implements PositionRejection {
        @Override
        public String code() {
            return "not-signed-on";
        }

        @Override
        public String message() {
            return "You are not signed on at " + position + ".";
        }
    }

    record NotReadyNeedsReason() implements PositionRejection {
        @Override
        public String code() {
            return "reason-missing";
        }

        @Override
        public String message() {
            return "Say why you are not ready.";
        }
    }

    record CallInProgress(CallId call) implements PositionRejection {
        @Override
        public String code() {
            return "call-in-progress";
        }

        @Override
        public String message() {
            return "You still have " + call + " on the line. Release it or let somebody else take it before you leave.";
        }
    }
}
