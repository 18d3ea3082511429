/// # The user agent
///
/// [UserAgent] is the one door: it owns every transaction, dialog and call of one SIP element, callers' and
/// centre's side alike. Each of its methods takes something that happened (bytes from the network, a timer that
/// ran out, a connection that closed, a wish of the application) and returns the [Action]s to carry out **in
/// order**: bytes to send, timers to set and cancel, [Event]s to tell the application. Nothing else happens, and
/// never later.
///
///     var here = new HostPort("192.0.2.1", 5060); var agent = new UserAgent(UserAgentSettings.standard("Tocsin",
///     Transport.UDP, here), identifiers); for (Action action : agent.received(Flow.udp("198.51.100.7", 5060),
///     datagram)) { switch (action) { case Action.Send(Flow to, byte[] bytes) -> socket.send(to, bytes); case
///     Action.SetTimer(TimerKey timer, Duration after) -> wheel.set(timer, after); case
///     Action.CancelTimer(TimerKey timer) -> wheel.cancel(timer); case Action.Tell(Event event) ->
///     centre.on(event); } }
///
/// A call has a [CallKey] from its first INVITE to its end, in both directions:
///
///     incoming   IncomingCall -> ring, progress -> answer -> CallConfirmed -> ... -> CallEnded -> reject;  or
///                                               CallCancelled outgoing   invite -> CallProgressed* ->
///                                               CallAnswered -> ... -> CallEnded;  or CallFailed talking    offer
///                                               -> OfferAnswered | OfferRefused;  OfferReceived -> answerOffer |
///                                               refuseOffer;  hangUp handing on transfer -> TransferProgressed*
///                                               -> TransferEnded TransferAsked -> acceptTransfer ->
///                                               reportTransfer* ;  or refuseTransfer replacing  IncomingCall with
///                                               `replaces`: that call ends, REPLACED, when this one is answered
///
/// News of a state (RFC 6665), with a [SubscriptionKey] from the first SUBSCRIBE to the end:
///
///     ours       subscribe -> Notified* -> SubscriptionOver;  unsubscribe
///     theirs     SubscriptionAsked -> acceptSubscription -> notify* -> endSubscription | SubscriberGone;
///                or refuseSubscription
///
/// Every IncomingCall is followed by exactly one of CallCancelled, CallEnded or the application's reject; every
/// invite by exactly one of CallFailed and CallEnded.
///
/// Who is refused: an ordinary request that breaks the rules gets what RFC 4475 says. An emergency call
/// ([UserAgentSettings#emergency]) is accepted with its oddities noted, as long as it can be read and answered; it
/// is not ended for a lost ACK or a lapsed session timer either: the application is told and decides. What does
/// end it is the other side's word that it knows no such call: so a lost BYE is found by the next refresh
/// ([UserAgentSettings#sessionInterval]).
///
/// Invariants:
/// - Confined to one thread. Deterministic: the same inputs and [Identifiers] give the same actions.
/// - Refusals before a call exists keep no state, so that a flood of them costs no memory.
/// - All other state ends by timers: when they have run out and no call is up, [UserAgent#census] is all zero.
/// - A bug met while handling one message is told as [Event.Faulted]; other calls go on.
@NullMarked
package org.tocsin.sip.agent;

import org.jspecify.annotations.NullMarked;
