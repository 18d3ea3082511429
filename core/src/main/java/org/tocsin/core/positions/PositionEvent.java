package org.tocsin.core.positions;

import java.time.Instant;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.PositionId;

/// What has happened at positions.
public sealed interface PositionEvent extends Event {
    PositionId position();

    record SignedOn(PositionId position, Instant at, String login, String name) implements PositionEvent {}

    record SignedOff(PositionId position, Instant at, String login, String cause) implements PositionEvent {}

    record ReadinessChanged(PositionId position, boolean ready, String reason) implements PositionEvent {}

    record ConnectionChanged(PositionId position, boolean connected) implements PositionEvent {}
}
