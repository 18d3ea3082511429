package org.tocsin.edge.geography.gazetteer;

import org.tocsin.core.places.Exactness;
import org.tocsin.core.places.MatchKind;
import org.tocsin.core.places.Point;

/// An answer before it is ranked.
///
/// @param piece position of its centreline in the pack, -1 unknown: for the cross streets
/// @param score 1 is certain
record Candidate(
        String id,
        MatchKind kind,
        String label,
        String municipality,
        String detail,
        Point point,
        Exactness exactness,
        String why,
        double score,
        int piece) {

    Candidate scored(double factor) {
        return new Candidate(id, kind, label, municipality, detail, point, exactness, why, score * factor, piece);
    }

    Candidate because(String reason) {
        if (reason.isEmpty()) {
            return this;
        }
        var reasons = why.isEmpty() ? reason : why + "; " + reason;
        return new Candidate(id, kind, label, municipality, detail, point, exactness, reasons, score, piece);
    }

    Candidate atBest(Exactness limit) {
        var worse = exactness.compareTo(limit) < 0 ? limit : exactness;
        return new Candidate(id, kind, label, municipality, detail, point, worse, why, score, piece);
    }

    Candidate detailed(String remark) {
        var both = detail.isEmpty() || remark.isEmpty() ? detail + remark : detail + ", " + remark;
        return new Candidate(id, kind, label, municipality, both, point, exactness, why, score, piece);
    }
}
