package org.tocsin.core.recordings;

import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Rejection;

/// Why a recording is not heard.
public sealed interface RecordingRejection extends Rejection {
    record NotEntitled(CallId call) implements RecordingRejection {
        @Override
        public String code() {
            return "not-entitled";
        }

        @Override
        public String message() {
            return "Recordings are for supervisors and for whoever handled the call.";
        }
    }
}
