package org.tocsin.core.centre;

import org.tocsin.core.alarms.Alarms;
import org.tocsin.core.calls.Calls;
import org.tocsin.core.closures.Closures;
import org.tocsin.core.conference.Conferences;
import org.tocsin.core.directory.Directory;
import org.tocsin.core.discrepancies.Discrepancies;
import org.tocsin.core.incidents.Incidents;
import org.tocsin.core.kernel.Chart;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.plans.Plans;
import org.tocsin.core.positions.Positions;
import org.tocsin.core.queues.Queues;
import org.tocsin.core.recommend.Drives;
import org.tocsin.core.registry.Registry;
import org.tocsin.core.silent.SilentCalls;
import org.tocsin.core.texts.Texts;
import org.tocsin.core.trunks.Trunks;
import org.tocsin.core.units.Units;

/// A centre on its way to the next: every room as it is, until one is set. Used once, by [Centre] alone.
final class CentreChange {
    long sequence;
    Calls calls;
    Incidents incidents;
    Units units;
    Positions positions;
    Plans plans;
    Registry registry;
    Closures closures;
    Discrepancies discrepancies;
    Texts texts;
    SilentCalls silent;
    Directory directory;
    Conferences conferences;
    Queues queues;
    Alarms alarms;
    Trunks trunks;
    Drives drives;
    Chart<UnitId, String> senders;

    CentreChange(Centre before) {
        sequence = before.sequence();
        calls = before.calls();
        incidents = before.incidents();
        units = before.units();
        positions = before.positions();
        plans = before.plans();
        registry = before.registry();
        closures = before.closures();
        discrepancies = before.discrepancies();
        texts = before.texts();
        silent = before.silent();
        directory = before.directory();
        conferences = before.conferences();
        queues = before.queues();
        alarms = before.alarms();
        trunks = before.trunks();
        drives = before.drives();
        senders = before.senders();
    }

    Centre made() {
        return new Centre(
                sequence,
                calls,
                incidents,
                units,
                positions,
                plans,
                registry,
                closures,
                discrepancies,
                texts,
                silent,
                directory,
                conferences,
                queues,
                alarms,
                trunks,
                drives,
                senders);
    }
}
