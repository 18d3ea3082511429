package org.tocsin.core.registry;

import org.tocsin.core.kernel.Rejection;

/// Why a record stays shut.
public sealed interface RegistryRejection extends Rejection {
    record NoSuchEntry() implements RegistryRejection {
        @Override
        public String code() {
            return "no-such-record";
        }

        @Override
        public String message() {
            return "There is no such record.";
        }
    }

    /// The same words whatever the reason, so that the answer tells nothing about the resident.
    record NotEntitled() implements RegistryRejection {
        @Override
        public String code() {
            return "not-entitled";
        }

        @Override
        public String message() {
            return "This record opens only while you handle the emergency call it belongs to.";
        }
    }
}
