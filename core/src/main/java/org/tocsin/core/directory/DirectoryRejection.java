package org.tocsin.core.directory;

import org.tocsin.core.kernel.Rejection;

/// Why a list was refused.
public sealed interface DirectoryRejection extends Rejection {
    record ListedTwice(String id) implements DirectoryRejection {
        @Override
        public String code() {
            return "listed-twice";
        }

        @Override
        public String message() {
            return "The directory has " + id + " twice. Give each listing its own id.";
        }
    }

    record LanguageUnknown(String id, String language) implements DirectoryRejection {
        @Override
        public String code() {
            return "language-unknown";
        }

        @Override
        public String message() {
            return "Listing " + id + " speaks " + language + ", which is no language code known here.";
        }
    }
}
