package org.tocsin.edge.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.people.Account;
import org.tocsin.edge.telephony.Telephony;
import org.tocsin.edge.telephony.media.Bridge;
import org.tocsin.edge.telephony.phones.PhoneState;
import org.tocsin.edge.telephony.webrtc.BrowserLeg;
import org.tocsin.sip.MalformedException;

/// The voice of the position one is signed on at, and of no other.
@RestController
@RequestMapping("/api/media")
class MediaController {
    private static final String SDP = "application/sdp";
    private static final int LONGEST_OFFER = 64 * 1024;

    private final Writer writer;
    private final Telephony telephony;
    private final Clock clock;

    MediaController(Writer writer, Telephony telephony, Clock clock) {
        this.writer = writer;
        this.telephony = telephony;
        this.clock = clock;
    }

    /// @param leg ICE user name of the connected leg, null for none
    record Voice(
            String position,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String leg) {}

    @PostMapping(path = "/offer", consumes = SDP)
    ResponseEntity<String> offer(@RequestBody String offer, @AuthenticationPrincipal Account who) {
        var position = position(who);
        if (offer.length() > LONGEST_OFFER) {
            throw badOffer("The offer is longer than any browser's.");
        }
        try {
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(SDP))
                    .body(telephony.offerVoice(position, offer));
        } catch (MalformedException e) {
            throw badOffer("The offer cannot be answered: " + e.getMessage() + ".");
        }
    }

    @GetMapping
    Voice voice(@AuthenticationPrincipal Account who) {
        var position = position(who);
        return new Voice(
                position.value(),
                telephony.findVoice(position).map(BrowserLeg::user).orElse(null));
    }

    /// How loud somebody on one's call is.
    ///
    /// @param leg  `caller`, `position-P1`, or as [org.tocsin.edge.live.view.ConferenceView.PartyView] says
    /// @param level 0 to 1, by loudness in decibels: 0 is 50 dB below the loudest
    record LevelView(String leg, double level) {}

    /// Asked a few times a second while a call is on screen.
    @GetMapping("/levels")
    List<LevelView> levels(@AuthenticationPrincipal Account who) {
        return telephony.levels(position(who)).completeOnTimeout(List.of(), 1, TimeUnit.SECONDS).join().stream()
                .map(level -> new LevelView(level.leg(), loudness(level.peak())))
                .toList();
    }

    private static double loudness(int peak) {
        double decibels = 20 * Math.log10(Math.max(peak, 1) / (double) Short.MAX_VALUE);
        return Math.round(Math.clamp(1 + decibels / 50, 0, 1) * 100) / 100.0;
    }

    /// @param factor 1 as it comes, 0 not at all, 4 at most
    record Volume(String leg, double factor) {}

    @PostMapping("/volume")
    ResponseEntity<Void> volume(@RequestBody Volume volume, @AuthenticationPrincipal Account who) {
        telephony.volume(position(who), volume.leg(), Math.clamp(volume.factor(), 0, Bridge.LOUDEST));
        return ResponseEntity.noContent().build();
    }

    /// The caller is not heard: asks the network for the sound anew.
    @PostMapping("/renew")
    ResponseEntity<Void> renew(@AuthenticationPrincipal Account who) {
        if (!telephony.renewSound(position(who)).join()) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "nothing-to-renew",
                    "You have no caller whose sound could be asked for, or it is being asked for already.");
        }
        return ResponseEntity.accepted().build();
    }

    @DeleteMapping
    ResponseEntity<Void> hangUp(@AuthenticationPrincipal Account who) {
        telephony.hangUpVoice(position(who));
        return ResponseEntity.noContent().build();
    }

    /// The telephone on the position's desk.
    ///
    /// @param since when it registered, null while it is not
    /// @param line  `IDLE`, `RINGING`, `TALKING`
    record Phone(
            String user,
            String device,
            boolean registered,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Instant since,

            PhoneState.Line line) {}

    @GetMapping("/phone")
    Phone phone(@AuthenticationPrincipal Account who) {
        var position = position(who);
        var state = telephony.phones().list().join().stream()
                .filter(one -> one.position().equals(position))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("telephone for position " + position.value()));
        return new Phone(
                state.user(), state.device(), state.isRegistered(clock.instant()), state.since(), state.line());
    }

    @PostMapping("/phone")
    ResponseEntity<Void> ring(@AuthenticationPrincipal Account who) {
        if (!telephony.phones().ring(position(who)).join()) {
            throw new Refusal(
                    HttpStatus.CONFLICT, "no-phone", "The telephone of this position is not registered, or in use.");
        }
        return ResponseEntity.accepted().build();
    }

    @DeleteMapping("/phone")
    ResponseEntity<Void> putDown(@AuthenticationPrincipal Account who) {
        telephony.phones().hangUp(position(who));
        return ResponseEntity.noContent().build();
    }

    private PositionId position(Account who) {
        return writer.state()
                .positions()
                .findByLogin(who.login())
                .orElseThrow(() -> new Refusal(
                        HttpStatus.CONFLICT, "no-position", "Only a position has a voice: sign on at one first."))
                .id();
    }

    private static Refusal badOffer(String why) {
        return new Refusal(HttpStatus.BAD_REQUEST, "bad-offer", why);
    }
}
