package org.tocsin.edge.http;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.live.view.Me;
import org.tocsin.edge.people.Account;
import org.tocsin.edge.people.FrontDoor;
import org.tocsin.edge.people.Sessions;
import org.tocsin.edge.people.SignIn;

/// Signing in and out.
@RestController
@RequestMapping("/api/session")
class SessionController {
    private final FrontDoor door;
    private final Sessions sessions;
    private final Writer writer;

    SessionController(FrontDoor door, Sessions sessions, Writer writer) {
        this.door = door;
        this.sessions = sessions;
        this.writer = writer;
    }

    record Credentials(String login, String password) {
        @Override
        public String toString() {
            return "Credentials[" + login + "]";
        }
    }

    @PostMapping
    ResponseEntity<Me> signIn(@RequestBody Credentials typed, HttpServletRequest request) {
        BodyCheck.check(typed);
        return switch (door.signIn(typed.login(), typed.password(), request.getRemoteAddr())) {
            case SignIn.Welcome welcome ->
                ResponseEntity.ok()
                        .header(HttpHeaders.SET_COOKIE, SessionCookie.with(welcome.token(), request.isSecure()))
                        .body(me(welcome.account()));
            case SignIn.WrongPassword wrong ->
                throw new Refusal(
                        HttpStatus.UNAUTHORIZED,
                        "wrong-password",
                        "Login and password do not fit."
                                + (wrong.attemptsLeft() <= 2
                                        ? " After " + wrong.attemptsLeft() + " more the account is locked."
                                        : ""));
            case SignIn.Locked _ ->
                throw new Refusal(
                        HttpStatus.UNAUTHORIZED,
                        "account-locked",
                        "Too many failures: the account is locked. A supervisor can unlock it.");
            case SignIn.Unavailable _ ->
                throw new Refusal(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "database-away",
                        "The database is away: nobody can sign in just now. Those signed in go on working.");
        };
    }

    /// Who is signed in; 204 when nobody is, which is an answer and no fault.
    @GetMapping
    ResponseEntity<Me> whoAmI(@AuthenticationPrincipal Object who) {
        return who instanceof Account account
                ? ResponseEntity.ok(me(account))
                : ResponseEntity.noContent().build();
    }

    @DeleteMapping
    ResponseEntity<Void> signOut(HttpServletRequest request) {
        SessionCookie.find(request).ifPresent(sessions::close);
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, SessionCookie.cleared(request.isSecure()))
                .build();
    }

    private Me me(Account account) {
        return Me.of(account, writer.state());
    }
}
