package org.tocsin.sip.agent;

/// A subscription of this user agent, ours or theirs, from its first SUBSCRIBE or REFER to its end.
public record SubscriptionKey(String value) {}
