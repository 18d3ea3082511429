package org.tocsin.core.alarms;

import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Rejection;

/// Why something asked about alarms was refused.
public sealed interface AlarmRejection extends Rejection {

    record NoSuchAlarm() implements AlarmRejection {
        @Override
        public String code() {
            return "no-such-alarm";
        }

        @Override
        public String message() {
            return "There is no such alarm.";
        }
    }

    /// Its call has to arrive first.
    record NoAlarmCall() implements AlarmRejection {
        @Override
        public String code() {
            return "no-alarm-call";
        }

        @Override
        public String message() {
            return "There is no call this alarm belongs to.";
        }
    }

    record AlarmDecided(CallId call, String how) implements AlarmRejection {
        @Override
        public String code() {
            return "alarm-decided";
        }

        @Override
        public String message() {
            return call + " is " + how + " already. Tell the source what has changed: TELL.";
        }
    }

    record AnswerAlarmFirst(CallId call) implements AlarmRejection {
        @Override
        public String code() {
            return "answer-alarm-first";
        }

        @Override
        public String message() {
            return call + " is not yours. Answer it, then decide.";
        }
    }

    record AlarmReasonMissing() implements AlarmRejection {
        @Override
        public String code() {
            return "alarm-reason-missing";
        }

        @Override
        public String message() {
            return "Say why the alarm is not taken.";
        }
    }

    record NothingToTell() implements AlarmRejection {
        @Override
        public String code() {
            return "nothing-to-tell";
        }

        @Override
        public String message() {
            return "Write what the source is to know, in 500 characters at most.";
        }
    }
}
