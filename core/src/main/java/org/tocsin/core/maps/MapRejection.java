package org.tocsin.core.maps;

import org.tocsin.core.kernel.Rejection;

/// Why something asked about maps was refused.
public sealed interface MapRejection extends Rejection {
    record NotByHand() implements MapRejection {
        @Override
        public String code() {
            return "map-not-by-hand";
        }

        @Override
        public String message() {
            return "A map is put in force by loading its pack, which proves it first.";
        }
    }
}
