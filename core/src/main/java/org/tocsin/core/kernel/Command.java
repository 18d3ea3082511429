package org.tocsin.core.kernel;

/// Something asked of the centre. Each room seals its own commands (`CallCommand`, `UnitCommand`, ...); the engine in
/// [org.tocsin.core.centre] hands a command to its room. A command carries every look-up it needs.
public interface Command {}
