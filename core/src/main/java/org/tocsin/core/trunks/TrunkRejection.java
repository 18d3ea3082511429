package org.tocsin.core.trunks;

import org.tocsin.core.kernel.Rejection;

/// Why something asked about trunks was refused.
public sealed interface TrunkRejection extends Rejection {
    record NotByHand() implements TrunkRejection {
        @Override
        public String code() {
            return "trunk-not-by-hand";
        }

        @Override
        public String message() {
            return "Trunks are configured in sip.trunk, and asked by the centre itself.";
        }
    }

    record NoSuchTrunk(String name) implements TrunkRejection {
        @Override
        public String code() {
            return "no-such-trunk";
        }

        @Override
        public String message() {
            return "No trunk is called " + name + ".";
        }
    }
}
