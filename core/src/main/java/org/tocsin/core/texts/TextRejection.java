package org.tocsin.core.texts;

import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Rejection;

/// Why something asked about texts was refused.
public sealed interface TextRejection extends Rejection {

    record NobodyToText(CallId call) implements TextRejection {
        @Override
        public String code() {
            return "nobody-to-text";
        }

        @Override
        public String message() {
            return call + " cannot be texted: the caller has gone. Call back, or text when they try again.";
        }
    }

    record AnswerFirst(CallId call) implements TextRejection {
        @Override
        public String code() {
            return "answer-first";
        }

        @Override
        public String message() {
            return call + " is still waiting. Answer it, then write.";
        }
    }

    record NotYourConversation(CallId call, String handler) implements TextRejection {
        @Override
        public String code() {
            return "not-your-conversation";
        }

        @Override
        public String message() {
            return handler + " is writing with " + call + ". Have it handed over to you first.";
        }
    }

    record NoRoute(CallId call) implements TextRejection {
        @Override
        public String code() {
            return "no-route";
        }

        @Override
        public String message() {
            return call + " has no number that can be texted.";
        }
    }

    record NotTty(CallId call) implements TextRejection {
        @Override
        public String code() {
            return "not-tty";
        }

        @Override
        public String message() {
            return "There is no text telephone on " + call + ".";
        }
    }

    record TextEmpty() implements TextRejection {
        @Override
        public String code() {
            return "text-empty";
        }

        @Override
        public String message() {
            return "Write something first.";
        }
    }

    record TextTooLong(int most) implements TextRejection {
        @Override
        public String code() {
            return "text-too-long";
        }

        @Override
        public String message() {
            return "At most " + most + " characters go into one message. Send it in pieces.";
        }
    }

    record ReasonMissing() implements TextRejection {
        @Override
        public String code() {
            return "reason-missing";
        }

        @Override
        public String message() {
            return "Say why text is out of service.";
        }
    }

    /// Nobody has a call with this carrier: it has to arrive first.
    record NoConversation() implements TextRejection {
        @Override
        public String code() {
            return "no-conversation";
        }

        @Override
        public String message() {
            return "There is no call this text belongs to.";
        }
    }

    record BadPolicy(String message) implements TextRejection {
        @Override
        public String code() {
            return "bad-policy";
        }
    }
}
