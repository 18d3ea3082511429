package org.tocsin.core.closures;

import org.tocsin.core.kernel.Rejection;

/// Why something asked about closures was refused.
public sealed interface ClosureRejection extends Rejection {
    record NoStreets() implements ClosureRejection {
        @Override
        public String code() {
            return "no-street";
        }

        @Override
        public String message() {
            return "Choose at least one piece of street to close.";
        }
    }

    record AlreadyOver() implements ClosureRejection {
        @Override
        public String code() {
            return "closure-already-over";
        }

        @Override
        public String message() {
            return "The closure would end before it begins. Choose a later end, or none.";
        }
    }

    record NoSuchClosure(long closure) implements ClosureRejection {
        @Override
        public String code() {
            return "no-such-closure";
        }

        @Override
        public String message() {
            return "Closure " + closure + " is not in force.";
        }
    }
}
