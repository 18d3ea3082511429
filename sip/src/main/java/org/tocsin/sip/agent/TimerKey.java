package org.tocsin.sip.agent;

/// A timer to set; each is used once.
public record TimerKey(long number) {}
