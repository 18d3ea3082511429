package org.tocsin.edge.http;

import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// Every error as a problem with a stable code. What went wrong inside stays in the log.
@RestControllerAdvice
class Problems {
    private static final System.Logger LOG = System.getLogger(Problems.class.getName());

    @ExceptionHandler
    ResponseEntity<Refusal.Problem> refused(Refusal refusal) {
        return refusal.answer();
    }

    @ExceptionHandler({HttpMessageNotReadableException.class, MethodArgumentTypeMismatchException.class})
    ResponseEntity<Refusal.Problem> malformed(Exception e) {
        LOG.log(System.Logger.Level.DEBUG, "malformed request", e);
        return Refusal.answer(HttpStatus.BAD_REQUEST, "malformed", "The request could not be read.");
    }

    @ExceptionHandler
    ResponseEntity<Refusal.Problem> badValue(IllegalArgumentException e) {
        return Refusal.answer(HttpStatus.BAD_REQUEST, "bad-value", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Refusal.Problem> withoutDatabase(DataAccessException e) {
        LOG.log(System.Logger.Level.WARNING, "the database did not answer a look-up: {0}", e.getMessage());
        return Refusal.answer(
                HttpStatus.SERVICE_UNAVAILABLE,
                "database-away",
                "The database is away. Calls and dispatch go on; ask again in a moment.");
    }

    @ExceptionHandler
    ResponseEntity<Refusal.Problem> anything(Exception e) {
        if (e instanceof ErrorResponse known) {
            return answer(known.getStatusCode());
        }
        LOG.log(System.Logger.Level.ERROR, "a request failed", e);
        return Refusal.answer(HttpStatus.INTERNAL_SERVER_ERROR, "bug", "Something went wrong here. It has been noted.");
    }

    private static ResponseEntity<Refusal.Problem> answer(HttpStatusCode code) {
        var status = HttpStatus.valueOf(code.value());
        var name = status.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return Refusal.answer(status, name, status.getReasonPhrase() + ".");
    }
}
