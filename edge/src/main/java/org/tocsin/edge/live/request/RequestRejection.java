package org.tocsin.edge.live.request;

import java.util.List;
import java.util.stream.Collectors;
import org.tocsin.core.kernel.Rejection;
import org.tocsin.core.places.Match;

/// Why a request was refused before it reached the centre's rules.
public sealed interface RequestRejection extends Rejection {

    /// The words fit several places about equally well.
    record PlaceAmbiguous(String typed, List<Match> candidates) implements RequestRejection {
        private static final int NAMED = 3;

        @Override
        public String code() {
            return "place-ambiguous";
        }

        @Override
        public String message() {
            return "\"" + typed + "\" could be "
                    + candidates.stream()
                            .limit(NAMED)
                            .map(match ->
                                    match.label() + (match.municipality().isEmpty() ? "" : ", " + match.municipality()))
                            .collect(Collectors.joining("; or "))
                    + (candidates.size() > NAMED ? "; or others" : "")
                    + ". Choose one, or force it through as typed.";
        }

        @Override
        public boolean overridable() {
            return true;
        }
    }

    record PlaceUnknown(String typed) implements RequestRejection {
        @Override
        public String code() {
            return "place-unknown";
        }

        @Override
        public String message() {
            return "The map knows no \"" + typed
                    + "\". Correct it, click the map, or force it through: it will be flagged as unverified.";
        }

        @Override
        public boolean overridable() {
            return true;
        }
    }

    /// No piece of street there, or none of that name.
    record StreetUnknown(String words) implements RequestRejection {
        @Override
        public String code() {
            return "street-unknown";
        }

        @Override
        public String message() {
            return words;
        }
    }

    record NotYourRole(String needed) implements RequestRejection {
        @Override
        public String code() {
            return "not-your-role";
        }

        @Override
        public String message() {
            return "This needs " + needed + ".";
        }
    }

    /// A value that cannot be read: an unknown status, a name that is no unit's.
    record BadValue(String words) implements RequestRejection {
        @Override
        public String code() {
            return "bad-value";
        }

        @Override
        public String message() {
            return words;
        }
    }

    /// The command line could not read it.
    record LineUnread(String code, String message) implements RequestRejection {}

    /// The centre could not carry it out through no fault of the asker.
    record NotDone(String message) implements RequestRejection {
        @Override
        public String code() {
            return "not-done";
        }
    }

    /// The centre did not answer in time; asking again with the same key is safe.
    record NoAnswer() implements RequestRejection {
        @Override
        public String code() {
            return "no-answer";
        }

        @Override
        public String message() {
            return "The centre did not answer in time. It may still have been done; sending it again never does it"
                    + " twice.";
        }
    }
}
