package org.tocsin.edge.live.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.centre.Centre;
import org.tocsin.edge.people.Account;
import org.tocsin.edge.people.Role;

/// The signed-in person.
///
/// @param position where they sit, null when they sit nowhere
public record Me(
        String login,
        String name,
        List<Role> roles,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String position) {
    public static Me of(Account who, Centre centre) {
        return new Me(
                who.login(),
                who.name(),
                who.roles().stream().sorted().toList(),
                centre.positions()
                        .findByLogin(who.login())
                        .map(position -> position.id().value())
                        .orElse(null));
    }
}
