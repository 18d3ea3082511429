/// What a call refers to instead of carrying it: a URI somebody wrote into a request from outside, to be fetched by us.
///
/// Whoever can place a call can write such a URI, so two rules hold. A **TrustList** names, server by server, whom this
/// centre asks; any other URI is told to the dispatcher by the name of its host and never touched, so that nobody makes
/// the centre call addresses inside its own network. A **Fetcher** asks within bounds: of time, of size, of redirects
/// (each of which must be on the list again), of questions at once.
///
/// A URI of this kind is a key: who holds it may ask where somebody is. It stands in no log and in no message;
/// [FetchFailed] speaks of hosts alone.
@NullMarked
package org.tocsin.edge.reference;

import org.jspecify.annotations.NullMarked;
