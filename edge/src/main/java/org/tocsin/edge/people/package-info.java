/// People: who may sign in, what they may do, and who is signed in now.
///
/// An *account* belongs to a person and carries *roles*. A person *signs in* with login and password and receives a
/// *session*, whose token lives in a cookie; only a hash of the token is kept. Five failures within fifteen minutes
/// *lock* the login until a supervisor *unlocks* it; a login that does not exist locks in the same way, so that nobody
/// learns which ones do. Whatever changes here is written to the audit.
///
/// Invariants: passwords are kept as salted slow hashes only; a session ends on sign-out, after its time, or when its
/// account is disabled; sessions survive a restart of the server and go on while the database is away.
@NullMarked
package org.tocsin.edge.people;

import org.jspecify.annotations.NullMarked;
