package org.tocsin.core.conference;

import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.kernel.Rejection;

/// Why something asked about those on a call was refused.
public sealed interface ConferenceRejection extends Rejection {
    record CallNotThere(CallId call) implements ConferenceRejection {
        @Override
        public String code() {
            return "no-such-call";
        }

        @Override
        public String message() {
            return "There is no call " + call + ".";
        }
    }

    record NobodyOnTheLine(CallId call) implements ConferenceRejection {
        @Override
        public String code() {
            return "nobody-on-the-line";
        }

        @Override
        public String message() {
            return call + " is not being talked to. Answer it, or call back, before bringing somebody in.";
        }
    }

    record NotOnTheCall(CallId call) implements ConferenceRejection {
        @Override
        public String code() {
            return "not-on-the-call";
        }

        @Override
        public String message() {
            return "Only those on " + call + " can do that.";
        }
    }

    record NotListed(String listing) implements ConferenceRejection {
        @Override
        public String code() {
            return "not-listed";
        }

        @Override
        public String message() {
            return "The directory has no " + listing + ".";
        }
    }

    record UnknownLanguage(String language) implements ConferenceRejection {
        @Override
        public String code() {
            return "unknown-language";
        }

        @Override
        public String message() {
            return "No language is known as " + language + ". Type a part of its name.";
        }
    }

    record NoInterpreter(String languageName) implements ConferenceRejection {
        @Override
        public String code() {
            return "no-interpreter";
        }

        @Override
        public String message() {
            return "No provider in the directory speaks " + languageName + ". Dial one by number.";
        }
    }

    record AlreadyThere(String label) implements ConferenceRejection {
        @Override
        public String code() {
            return "already-on-the-call";
        }

        @Override
        public String message() {
            return label + " is on the call already, or being called.";
        }
    }

    record NobodyThere(PositionId position) implements ConferenceRejection {
        @Override
        public String code() {
            return "position-empty";
        }

        @Override
        public String message() {
            return "Nobody sits at " + position + ". Choose a position that is staffed.";
        }
    }

    record TooManyTelecommunicators(CallId call, int count) implements ConferenceRejection {
        @Override
        public String code() {
            return "too-many-telecommunicators";
        }

        @Override
        public String message() {
            return call + " has had " + count
                    + " telecommunicators; a caller should meet three at most. Override if the"
                    + " caller needs one more.";
        }

        @Override
        public boolean overridable() {
            return true;
        }
    }

    record PartyGone(PartyId party) implements ConferenceRejection {
        @Override
        public String code() {
            return "party-gone";
        }

        @Override
        public String message() {
            return "They are no longer on the call.";
        }
    }

    record NotForYou(String label) implements ConferenceRejection {
        @Override
        public String code() {
            return "not-for-you";
        }

        @Override
        public String message() {
            return label + " was asked, not you.";
        }
    }

    record NoTransfer(String label) implements ConferenceRejection {
        @Override
        public String code() {
            return "no-transfer";
        }

        @Override
        public String message() {
            return label + " is not on the line for a transfer. Wait for the answer, then give the summary.";
        }
    }

    record NotToBeReferred(String label) implements ConferenceRejection {
        @Override
        public String code() {
            return "not-to-be-referred";
        }

        @Override
        public String message() {
            return label + " may refer a call within its own network or to the directory, while on the call; nowhere"
                    + " else.";
        }
    }

    record NoPosition() implements ConferenceRejection {
        @Override
        public String code() {
            return "no-position";
        }

        @Override
        public String message() {
            return "Sign on at a position first.";
        }
    }

    record BadKeys() implements ConferenceRejection {
        @Override
        public String code() {
            return "bad-keys";
        }

        @Override
        public String message() {
            return "Keys are 0 to 9, A to D, * and #.";
        }
    }
}
