package org.tocsin.core.queues;

import java.util.List;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.kernel.Rejection;

/// Why something asked about queues was refused.
public sealed interface QueueRejection extends Rejection {
    record FaultyPlan(List<String> faults) implements QueueRejection {
        public FaultyPlan {
            faults = List.copyOf(faults);
        }

        @Override
        public String code() {
            return "faulty-queues";
        }

        @Override
        public String message() {
            return "The queues cannot be put in force: " + String.join("; ", faults) + ".";
        }
    }

    record NotWaiting(CallId call) implements QueueRejection {
        @Override
        public String code() {
            return "call-not-waiting";
        }

        @Override
        public String message() {
            return call + " is not waiting.";
        }
    }

    record NotWrappingUp(PositionId position) implements QueueRejection {
        @Override
        public String code() {
            return "not-wrapping-up";
        }

        @Override
        public String message() {
            return position + " is not wrapping up a call.";
        }
    }

    record WrapUpTooLong(long minutes) implements QueueRejection {
        @Override
        public String code() {
            return "wrap-up-too-long";
        }

        @Override
        public String message() {
            return "A wrap-up lasts " + minutes + " minutes at most. Say that you are not ready, and why.";
        }
    }

    record NotYourSeat(PositionId position) implements QueueRejection {
        @Override
        public String code() {
            return "not-your-position";
        }

        @Override
        public String message() {
            return "You do not sit at " + position + ".";
        }
    }
}
