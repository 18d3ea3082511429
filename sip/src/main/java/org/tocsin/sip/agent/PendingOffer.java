package org.tocsin.sip.agent;

/// An offer of the other side, the transaction it came in, and how long the application may think about it.
record PendingOffer(ServerTransaction transaction, TimerKey guard) {}
