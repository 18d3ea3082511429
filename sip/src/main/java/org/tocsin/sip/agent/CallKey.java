package org.tocsin.sip.agent;

/// A call of this user agent, from its first INVITE to its end. Ours alone; it is not the Call-ID.
public record CallKey(String value) {}
