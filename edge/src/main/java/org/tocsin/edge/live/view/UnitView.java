package org.tocsin.edge.live.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.units.Agency;
import org.tocsin.core.units.UnitStatus;

/// A unit and what it is doing.
///
/// @param since        when the present status began
/// @param limitSeconds how long it may stay silent in this status, absent for as long as it likes
/// @param eta          when it will be there, absent unless it is en route
/// @param home         longitude, latitude of its quarters
public record UnitView(
        String id,
        String kind,
        Agency agency,
        String station,
        String municipality,
        String beat,
        List<String> abilities,
        UnitStatus status,
        String statusWords,
        UnitStatus.Primary primary,
        Instant since,
        @Nullable Long incident,
        String detail,
        boolean overdue,
        @Nullable Long limitSeconds,
        @Nullable Instant eta,
        double[] home) {}
