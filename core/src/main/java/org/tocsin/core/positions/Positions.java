package org.tocsin.core.positions;

import java.util.Optional;
import org.tocsin.core.kernel.Chart;
import org.tocsin.core.kernel.PositionId;

/// Who sits where.
public record Positions(Chart<PositionId, Position> staffed) {
    public static final Positions NONE = new Positions(Chart.empty());

    public Optional<Position> find(PositionId id) {
        return staffed.find(id);
    }

    public Optional<Position> findByLogin(String login) {
        for (var entry : staffed) {
            if (entry.getValue().login().equals(login)) {
                return Optional.of(entry.getValue());
            }
        }
        return Optional.empty();
    }
}
