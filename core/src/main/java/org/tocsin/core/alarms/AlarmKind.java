package org.tocsin.core.alarms;

/// What an alarm is about, as APCO/TMA ANS 2.101 tells them apart.
public enum AlarmKind {
    FIRE("Fire alarm"),
    CARBON_MONOXIDE("Carbon monoxide alarm"),
    MEDICAL("Medical alarm"),
    HOLDUP("Holdup alarm"),
    BURGLARY("Burglar alarm"),
    OTHER("Alarm");

    private final String words;

    AlarmKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
