package org.tocsin.core.kernel;

/// A fact the centre has accepted, in the past tense. Events are the journal: a state is only ever the fold of events.
///
/// Events are records; their simple name and component names are the journal's format, so a component is never
/// renamed and a new one must be nullable or have a meaning when absent.
public interface Event {}
