package org.tocsin.edge.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.core.places.CityPack;
import org.tocsin.edge.geography.pack.Finding;
import org.tocsin.edge.geography.pack.PackReport;

/// What map is in force, what it cannot do and what is wrong with it: the same words as `tocsin pack check`.
@RestController
class MapDataController {
    /// More are read in the report of `pack check`.
    private static final int MOST_FINDINGS = 100;

    private final CurrentMap map;
    private volatile @Nullable Checked checked;

    /// The report takes a moment: made once a pack.
    private record Checked(CityPack pack, MapDataView view) {}

    MapDataController(CurrentMap map) {
        this.map = map;
    }

    /// @param severity `error` or `warning`
    record FindingView(String severity, String code, String layer, String record, String words) {}

    /// @param counts   records of each layer
    /// @param unable   in words, what it cannot do; empty for a full map
    /// @param byCode   how many findings of each code
    /// @param findings the first of them, errors before warnings
    record MapDataView(
            String name,
            String version,
            String licence,
            String origin,
            Map<String, Integer> counts,
            List<String> unable,
            long errors,
            long warnings,
            Map<String, Long> byCode,
            List<FindingView> findings) {}

    @GetMapping("/api/map-data")
    MapDataView mapData() {
        var pack = map.pack();
        var known = checked;
        if (known == null || known.pack() != pack) {
            known = new Checked(pack, view(pack));
            checked = known;
        }
        return known.view();
    }

    private static MapDataView view(CityPack pack) {
        var report = PackReport.of(pack);
        var manifest = pack.manifest();
        return new MapDataView(
                manifest.name(),
                manifest.version(),
                manifest.licence(),
                manifest.origin(),
                report.counts(),
                PackReport.unable(pack),
                report.errors(),
                report.warnings(),
                report.byCode(),
                report.findings().stream()
                        .limit(MOST_FINDINGS)
                        .map(MapDataController::view)
                        .toList());
    }

    private static FindingView view(Finding finding) {
        return new FindingView(
                finding.severity().name().toLowerCase(Locale.ROOT),
                finding.code(),
                finding.layer().key(),
                finding.record(),
                finding.words());
    }
}
