package org.tocsin.core.units;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a unit is doing. Codes are what dispatchers read and type; the primary status (NENA-STA-021.1) follows.
public enum UnitStatus {
    AV("Available", Primary.AVAILABLE, 0),
    AQ("In quarters", Primary.AVAILABLE, 0),
    CV("Covering", Primary.AVAILABLE, 0),
    DP("Dispatched", Primary.NOT_AVAILABLE, 1),
    AK("Acknowledged", Primary.NOT_AVAILABLE, 2),
    ER("En route", Primary.NOT_AVAILABLE, 3),
    ST("Staged", Primary.NOT_AVAILABLE, 4),
    OS("On scene", Primary.NOT_AVAILABLE, 5),
    PC("Patient contact", Primary.NOT_AVAILABLE, 6),
    TR("Transporting", Primary.NOT_AVAILABLE, 7),
    AH("At hospital", Primary.NOT_AVAILABLE, 8),
    CL("Clearing", Primary.CONDITIONALLY_AVAILABLE, 9),
    OB("Out busy", Primary.CONDITIONALLY_AVAILABLE, 0),
    OOS("Out of service", Primary.NOT_AVAILABLE, 0),
    OD("Off duty", Primary.NOT_AVAILABLE, 0);

    private final String words;
    private final Primary primary;
    private final int step;

    UnitStatus(String words, Primary primary, int step) {
        this.words = words;
        this.primary = primary;
        this.step = step;
    }

    public String words() {
        return words;
    }

    public Primary primary() {
        return primary;
    }

    /// Place in the course of one assignment, 0 for a status outside of any.
    public int step() {
        return step;
    }

    public boolean onAssignment() {
        return step > 0;
    }

    /// Only units that carry patients have these.
    public boolean withPatient() {
        return this == PC || this == TR || this == AH;
    }

    public static Optional<UnitStatus> find(String code) {
        var upper = code.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(s -> s.name().equals(upper)).findFirst();
    }

    /// NENA-STA-021.1 primary unit status.
    public enum Primary {
        AVAILABLE,
        CONDITIONALLY_AVAILABLE,
        NOT_AVAILABLE
    }
}
