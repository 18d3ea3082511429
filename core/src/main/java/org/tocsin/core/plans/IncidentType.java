package org.tocsin.core.plans;

import java.util.List;

/// A kind of incident and the response it deserves (a run card).
///
/// @param code     what dispatchers type: `STRUC`, `MVA-I`
/// @param words    what people read: `Structure fire`
/// @param aliases  other words that find it while typing
/// @param priority 1 (life at risk now) to 5 (no hurry)
/// @param needs    of the first alarm, in the order they are met
/// @param further  needs added by the second and later alarms, first entry is the second alarm
/// @param emergency whether units answer with lights and siren
public record IncidentType(
        String code,
        String words,
        List<String> aliases,
        int priority,
        List<Need> needs,
        List<List<Need>> further,
        boolean emergency) {
    public IncidentType {
        if (code.isBlank() || priority < 1 || priority > 5) {
            throw new IllegalArgumentException("a type has a code and a priority from 1 to 5: " + code);
        }
        aliases = List.copyOf(aliases);
        needs = List.copyOf(needs);
        further = further.stream().map(List::copyOf).toList();
    }

    /// What an incident at this alarm level deserves in all, first alarm is 1.
    public List<Need> needsAt(int alarmLevel) {
        var all = new java.util.ArrayList<>(needs);
        for (int level = 2; level <= alarmLevel && level - 2 < further.size(); level++) {
            all.addAll(further.get(level - 2));
        }
        return all;
    }
}
