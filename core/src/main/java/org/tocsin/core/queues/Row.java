package org.tocsin.core.queues;

/// An abandoned call's place on the call-back list.
///
/// @param turn    its order on the list
/// @param suspect listed apart, counted by source
public record Row(String turn, boolean suspect, String source) {}
