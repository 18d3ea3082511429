package org.tocsin.edge.people;

import java.util.EnumSet;
import java.util.Set;

/// A person who may sign in.
///
/// @param login short name typed to sign in, lower case: letters, digits, dot, dash; 2 to 32
/// @param name  as colleagues read it
public record Account(String login, String name, Set<Role> roles, boolean enabled) {
    public Account {
        if (!login.matches("[a-z0-9][a-z0-9.-]{1,31}")) {
            throw new IllegalArgumentException("a login is 2 to 32 small letters, digits, dots and dashes: " + login);
        }
        if (name.isBlank() || name.length() > 80) {
            throw new IllegalArgumentException("a name of 1 to 80 characters");
        }
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("an account has a role");
        }
        roles = Set.copyOf(EnumSet.copyOf(roles));
    }

    /// Works with calls and incidents, hence may see who calls.
    public boolean onTheFloor() {
        return roles.stream().anyMatch(Role::onTheFloor);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
