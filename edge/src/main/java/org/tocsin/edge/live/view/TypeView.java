package org.tocsin.edge.live.view;

import java.util.List;

/// A kind of incident in the catalogue.
///
/// @param needs the response of the first alarm, in words
public record TypeView(
        String code, String words, List<String> aliases, int priority, List<String> needs, boolean emergency) {}
