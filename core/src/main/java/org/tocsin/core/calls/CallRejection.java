package org.tocsin.core.calls;

import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.kernel.Rejection;

/// Why something asked about a call was refused.
public sealed interface CallRejection extends Rejection {

    /// Text is out of service: a new sender is told so instead of waiting.
    record TextOutOfService() implements CallRejection {
        @Override
        public String code() {
            return "text-out-of-service";
        }

        @Override
        public String message() {
            return "Text to 9-1-1 is out of service.";
        }
    }

    record TooManyTexts(String login, int most) implements CallRejection {
        @Override
        public String code() {
            return "too-many-texts";
        }

        @Override
        public String message() {
            return login + " has " + most + " text conversations already, the most one person may have.";
        }
    }

    record LanguageNotKnown(String language) implements CallRejection {
        @Override
        public String code() {
            return "language-not-known";
        }

        @Override
        public String message() {
            return "No language is known by the code " + language + ". Pick one from the list.";
        }
    }

    record NoSuchCall(CallId call) implements CallRejection {
        @Override
        public String code() {
            return "no-such-call";
        }

        @Override
        public String message() {
            return "There is no call " + call + ".";
        }
    }

    /// Somebody was faster.
    record AlreadyAnswered(CallId call, String by, String where) implements CallRejection {
        @Override
        public String code() {
            return "call-already-answered";
        }

        @Override
        public String message() {
            return call + " was answered by " + by + (where.isEmpty() ? "" : " at " + where) + ".";
        }
    }

    record CallerHasGone(CallId call) implements CallRejection {
        @Override
        public String code() {
            return "caller-has-gone";
        }

        @Override
        public String message() {
            return "The caller of " + call + " is no longer on the line. Call back from the abandoned list.";
        }
    }

    record NotYourCall(CallId call, String handler) implements CallRejection {
        @Override
        public String code() {
            return "not-your-call";
        }

        @Override
        public String message() {
            return call + " is handled by " + handler + ".";
        }
    }

    /// A receiver has been asked for who has not acknowledged.
    record TransferPending(CallId call, String receiver) implements CallRejection {
        @Override
        public String code() {
            return "transfer-pending";
        }

        @Override
        public String message() {
            return receiver + " has not acknowledged " + call + " yet. Stay until they do, or take them off first.";
        }
    }

    record NotAbandoned(CallId call) implements CallRejection {
        @Override
        public String code() {
            return "call-not-abandoned";
        }

        @Override
        public String message() {
            return call + " is not on the abandoned list.";
        }
    }

    record ReasonMissing() implements CallRejection {
        @Override
        public String code() {
            return "reason-missing";
        }

        @Override
        public String message() {
            return "Say how the call was dealt with.";
        }
    }

    record NoPosition() implements CallRejection {
        @Override
        public String code() {
            return "no-position";
        }

        @Override
        public String message() {
            return "Sign on at a position before answering calls.";
        }
    }

    /// The caller is still waiting for somebody to answer.
    record NotAnswered(CallId call) implements CallRejection {
        @Override
        public String code() {
            return "call-not-answered";
        }

        @Override
        public String message() {
            return "Nobody has answered " + call + " yet.";
        }
    }

    record NotYourPosition(PositionId position) implements CallRejection {
        @Override
        public String code() {
            return "not-your-position";
        }

        @Override
        public String message() {
            return "You do not sit at " + position + ". Sign on there, or answer where you sit.";
        }
    }

    record CannotBeCalledBack(CallId call) implements CallRejection {
        @Override
        public String code() {
            return "cannot-be-called-back";
        }

        @Override
        public String message() {
            return call + " came without a number that can be called. Use its location, or close it with a reason.";
        }
    }

    /// Somebody else is just calling this caller back.
    record BeingCalledBack(CallId call, String by) implements CallRejection {
        @Override
        public String code() {
            return "being-called-back";
        }

        @Override
        public String message() {
            return by + " is just calling " + call + " back.";
        }
    }

    record NotOfIncident(CallId call, IncidentId incident) implements CallRejection {
        @Override
        public String code() {
            return "call-not-of-incident";
        }

        @Override
        public String message() {
            return incident + " does not list " + call + ".";
        }
    }
}
