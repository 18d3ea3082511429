package org.tocsin.sip.agent;

import java.time.Duration;

/// What a user agent wants done.
public sealed interface Action {
    /// Send these bytes there; if that fails tell [UserAgent#failed].
    @SuppressWarnings("ArrayRecordComponent") // fresh bytes, handed over
    record Send(Flow to, byte[] bytes) implements Action {
        @Override
        public String toString() {
            return "Send[" + to.transport() + ", " + bytes.length + " bytes]";
        }
    }

    /// Call [UserAgent#fired] with this key after this time.
    record SetTimer(TimerKey timer, Duration after) implements Action {}

    /// This timer need no longer fire. One that fires all the same does no harm.
    record CancelTimer(TimerKey timer) implements Action {}

    /// Tell the application.
    record Tell(Event event) implements Action {}
}
