package org.tocsin.core.silent;

import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Rejection;

/// Why something asked about a silent call was refused.
public sealed interface SilentRejection extends Rejection {

    record NobodyToAsk(CallId call) implements SilentRejection {
        @Override
        public String code() {
            return "nobody-to-ask";
        }

        @Override
        public String message() {
            return "Nobody is on the line of " + call + " with you.";
        }
    }

    record QuestionEmpty() implements SilentRejection {
        @Override
        public String code() {
            return "question-empty";
        }

        @Override
        public String message() {
            return "Say what was asked.";
        }
    }

    record NoSuchCall(CallId call) implements SilentRejection {
        @Override
        public String code() {
            return "no-such-call";
        }

        @Override
        public String message() {
            return "There is no call " + call + ".";
        }
    }
}
