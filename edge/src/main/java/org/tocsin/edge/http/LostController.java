package org.tocsin.edge.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// LoST over HTTP (RFC 5222 section 14): anybody who routes emergency calls may ask which centre answers a place. It
/// tells boundaries and nothing about anybody, so no sign-in is asked for; the rate is capped instead.
@RestController
class LostController {
    static final String PATH = "/lost";

    private static final MediaType LOST = MediaType.parseMediaType("application/lost+xml");
    private static final int LARGEST = 256 * 1024;

    private final LostDesk desk;
    private final Clock clock;

    LostController(LostDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @PostMapping(path = PATH, consumes = "application/lost+xml")
    ResponseEntity<byte[]> answer(HttpServletRequest request) throws IOException {
        var server = desk.server().orElseThrow(() -> Refusal.notFound("LoST server here"));
        if (!desk.rate().admits(request.getRemoteAddr())) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, "1")
                    .build();
        }
        // One byte more than allowed: the server sees that it is too much and says so in LoST.
        var document = request.getInputStream().readNBytes(LARGEST + 1);
        return ResponseEntity.ok()
                .contentType(LOST)
                .cacheControl(CacheControl.noStore())
                .body(server.answer(document, clock.instant()));
    }
}
