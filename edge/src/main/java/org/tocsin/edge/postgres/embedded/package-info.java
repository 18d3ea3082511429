/// The database that comes with Tocsin: PostgreSQL unpacked from the classpath, initialised once, kept running.
///
/// Nouns: [PostgresArchive] (the packed binaries), [EmbeddedSettings] (where and how), [RunAs] (as whom, since
/// PostgreSQL refuses root), [Postmaster] (the running server as its own pid file tells it), [EmbeddedPostgres] (the
/// whole, with a watchdog).
///
/// Invariants: fsync is always on; only 127.0.0.1 is listened to and every login needs a generated password; one Tocsin
/// owns a data directory at a time (a file lock); the server outlives a killed Tocsin and is taken up again by the
/// next;
/// a killed server is started again by the Tocsin that owns it.
@NullMarked
package org.tocsin.edge.postgres.embedded;

import org.jspecify.annotations.NullMarked;
