package org.tocsin.edge.http;

import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.edge.people.Account;
import org.tocsin.edge.people.Accounts;
import org.tocsin.edge.people.FrontDoor;
import org.tocsin.edge.people.Role;

/// Accounts, for supervisors and administrators.
@RestController
@RequestMapping("/api/people")
class PeopleController {
    private final Accounts accounts;
    private final FrontDoor door;

    PeopleController(Accounts accounts, FrontDoor door) {
        this.accounts = accounts;
        this.door = door;
    }

    record PersonView(String login, String name, List<Role> roles, boolean enabled, boolean locked) {}

    @GetMapping
    List<PersonView> list() {
        return accounts.list().stream()
                .map(account -> new PersonView(
                        account.login(),
                        account.name(),
                        account.roles().stream().sorted().toList(),
                        account.enabled(),
                        door.isLocked(account.login())))
                .toList();
    }

    record Unlocked(String login, boolean wasLocked) {}

    @PostMapping("/{login}/unlock")
    Unlocked unlock(@PathVariable("login") String login, @AuthenticationPrincipal Account by) {
        return new Unlocked(login, door.unlock(login, by.login()));
    }
}
