package org.tocsin.edge.people;

/// What came of an attempt to sign in.
public sealed interface SignIn {
    /// @param token for the cookie; kept nowhere else
    record Welcome(Account account, String token) implements SignIn {
        @Override
        public String toString() {
            return "Welcome[" + account.login() + "]";
        }
    }

    record WrongPassword(int attemptsLeft) implements SignIn {}

    /// Too many failures: a supervisor unlocks.
    record Locked() implements SignIn {}

    /// The accounts cannot be read now.
    record Unavailable() implements SignIn {}
}
