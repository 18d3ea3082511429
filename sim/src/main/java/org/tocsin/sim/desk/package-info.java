/// The automatic desk: a simulated telecommunicator that signs in like a person, answers calls nobody takes, opens
/// incidents, dispatches as recommended and closes what is finished, so that a city left alone lives and a person who
/// sits down can take over at any moment.
///
/// [DeskMind] decides, from what a console would show; [LiveDesk] is its console: the same sign-in, socket and requests
/// a browser uses.
///
/// Invariants: it leaves every call alone for a while when a person is ready; it touches only incidents it opened.
@NullMarked
package org.tocsin.sim.desk;

import org.jspecify.annotations.NullMarked;
