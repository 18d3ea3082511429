package org.tocsin.core.discrepancies;

import org.tocsin.core.kernel.Rejection;

/// Why something asked about a discrepancy was refused.
public sealed interface DiscrepancyRejection extends Rejection {
    record NoWords() implements DiscrepancyRejection {
        @Override
        public String code() {
            return "words-missing";
        }

        @Override
        public String message() {
            return "Say in a few words what is wrong.";
        }
    }

    record NoSuchReport(long discrepancy) implements DiscrepancyRejection {
        @Override
        public String code() {
            return "no-such-discrepancy";
        }

        @Override
        public String message() {
            return "There is no open report " + discrepancy + ".";
        }
    }
}
