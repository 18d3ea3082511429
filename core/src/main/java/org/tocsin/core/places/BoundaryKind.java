package org.tocsin.core.places;

/// The kinds of area that decide who responds.
public enum BoundaryKind {
    MUNICIPALITY,
    PSAP,
    POLICE_SECTOR,
    CAR_ROUTE,
    REPORTING_AREA,
    FIRE_ENGINE,
    FIRE_LADDER,
    FIRE_RESCUE,
    EMS_ZONE,
    NEIGHBORHOOD,
    WARD,
    ZIP,
    SCHOOL,
    HOSPITAL
}
