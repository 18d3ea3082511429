package org.tocsin.edge.live.view;

import java.util.List;

/// What is true of the centre as a whole.
///
/// @param timeZone  IANA name, for the screens
/// @param center    longitude, latitude the map opens at
/// @param positions every desk one can sign on at
/// @param demo      runs on a made-up city with made-up callers
public record CentreInfo(
        String name,
        String timeZone,
        String packName,
        String packVersion,
        double[] center,
        DatabaseState database,
        List<String> positions,
        boolean demo) {}
