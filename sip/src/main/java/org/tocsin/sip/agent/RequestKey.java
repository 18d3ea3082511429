package org.tocsin.sip.agent;

/// A request outside the life of a call: one we sent and await the answer of, or one the application is to answer.
public record RequestKey(String value) {}
