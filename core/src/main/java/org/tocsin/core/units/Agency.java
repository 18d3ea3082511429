package org.tocsin.core.units;

/// Which service a unit belongs to.
public enum Agency {
    POLICE,
    FIRE,
    EMS,
    OTHER
}
