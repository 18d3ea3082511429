package org.tocsin.sim.city;

import java.util.List;
import org.tocsin.core.kernel.PhoneNumber;

/// An invented resident who filed something with the centre. What he says of himself never prints.
public sealed interface Resident {
    /// Stable for a city of a seed.
    String id();

    PhoneNumber phone();

    /// The door he lives at, as in the city's pack.
    String doorId();

    /// A disability-indicator form: what responders must know before they arrive.
    record IndicatorForm(String id, PhoneNumber phone, String doorId, List<Need> needs) implements Resident {
        public IndicatorForm {
            needs = List.copyOf(needs);
        }

        @Override
        public String toString() {
            return "IndicatorForm(" + id + ")";
        }
    }

    /// @param code  short code a call taker sees: `LSS`, `MI`, `DHH`
    /// @param words what the code means
    /// @param note  what to know in this home
    record Need(String code, String words, String note) {
        @Override
        public String toString() {
            return "Need(hidden)";
        }
    }

    /// A health profile bound to a telephone number.
    ///
    /// @param contactName who to call, with the relation: `Nora Paine, daughter`
    record HealthProfile(
            String id,
            PhoneNumber phone,
            String doorId,
            String name,
            List<String> conditions,
            List<String> medications,
            List<String> allergies,
            String contactName,
            PhoneNumber contactPhone)
            implements Resident {
        public HealthProfile {
            conditions = List.copyOf(conditions);
            medications = List.copyOf(medications);
            allergies = List.copyOf(allergies);
        }

        @Override
        public String toString() {
            return "HealthProfile(" + id + ")";
        }
    }
}
