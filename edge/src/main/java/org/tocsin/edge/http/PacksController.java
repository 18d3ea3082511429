package org.tocsin.edge.http;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.edge.people.Account;

/// City packs, for administrators.
@RestController
class PacksController {
    private final PackDesk desk;

    PacksController(PackDesk desk) {
        this.desk = desk;
    }

    /// @param file on the server's own disk
    record LoadRequest(String file) {}

    @PostMapping("/api/packs/load")
    PackDesk.Loading.Loaded load(@RequestBody LoadRequest request, @AuthenticationPrincipal Account by) {
        BodyCheck.check(request);
        return switch (desk.load(request.file(), by)) {
            case PackDesk.Loading.Loaded loaded -> loaded;
            case PackDesk.Loading.Refused refused ->
                throw new Refusal(
                        HttpStatus.UNPROCESSABLE_CONTENT, "pack-refused", String.join("\n", refused.faults()));
            case PackDesk.Loading.Busy _ ->
                throw new Refusal(HttpStatus.CONFLICT, "pack-loading", "Another pack is being loaded. Try again soon.");
        };
    }
}
