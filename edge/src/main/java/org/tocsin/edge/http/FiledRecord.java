package org.tocsin.edge.http;

import java.util.List;

/// A resident's record as it lies sealed in the vault, in JSON. Personal: hides itself.
///
/// @param codes short codes with their words, shown first: `LSS`, `life support equipment`
/// @param lines what else was told
public record FiledRecord(String title, List<Code> codes, List<Line> lines) {
    public record Code(String code, String words) {}

    public record Line(String label, String text) {}

    @Override
    public String toString() {
        return "FiledRecord";
    }
}
