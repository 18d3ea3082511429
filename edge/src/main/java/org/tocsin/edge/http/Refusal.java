package org.tocsin.edge.http;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.tocsin.core.kernel.Rejection;

/// A request that is answered with a problem (RFC 9457) instead of what it asked for.
public final class Refusal extends RuntimeException {
    private final HttpStatus status;
    private final String code;

    public Refusal(HttpStatus status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static Refusal notFound(String what) {
        return new Refusal(HttpStatus.NOT_FOUND, "not-found", "There is no " + what + ".");
    }

    static Refusal of(Rejection rejection) {
        var status = rejection.code().startsWith("not-") ? HttpStatus.FORBIDDEN : HttpStatus.CONFLICT;
        return new Refusal(status, rejection.code(), rejection.message());
    }

    /// The problem as it is sent.
    ///
    /// @param title the status in words
    /// @param code  stable, kebab-case
    public record Problem(String type, String title, int status, String code, String detail) {
        static Problem of(HttpStatus status, String code, String detail) {
            return new Problem("about:blank", status.getReasonPhrase(), status.value(), code, detail);
        }
    }

    static ResponseEntity<Problem> answer(HttpStatus status, String code, String detail) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(status, code, detail));
    }

    ResponseEntity<Problem> answer() {
        return answer(status, code, String.valueOf(getMessage()));
    }
}
