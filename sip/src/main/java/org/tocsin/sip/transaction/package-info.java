/// # Transactions
///
/// One request and its responses, with the retransmissions that make up for a lossy wire: RFC 3261 section 17 with
/// the corrections of RFC 6026. A [Transaction] is a state machine: `on` takes a [TransactionInput] (a message, an
/// expired timer, a failed transport) and returns the [TransactionAction]s to carry out. It never acts itself.
///
/// - [InviteClientTransaction] timers A, B, D, M
/// - [RequestClientTransaction] timers E, F, K
/// - [InviteServerTransaction] timers G, H, I, L
/// - [RequestServerTransaction] timer J
///
/// Invariants: every path ends in [TransactionAction.Terminate], and with it every timer of the transaction is
/// over; after it every input yields nothing.
@NullMarked
package org.tocsin.sip.transaction;

import org.jspecify.annotations.NullMarked;
