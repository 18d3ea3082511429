package org.tocsin.app;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.Command;
import org.tocsin.core.maps.MapCommand;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.units.UnitCommand;
import org.tocsin.edge.geography.Geography;
import org.tocsin.edge.geography.Region;
import org.tocsin.edge.geography.pack.MalformedPack;
import org.tocsin.edge.geography.pack.PackReader;
import org.tocsin.edge.geography.pack.PackReport;
import org.tocsin.edge.http.PackDesk;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.live.Hub;
import org.tocsin.edge.live.ToClient;
import org.tocsin.edge.live.view.Geometry;
import org.tocsin.edge.people.Account;

/// Replaces the map while calls go on: the next one is read, indexed and tried aside; the old one answers until then.
/// A restart loads what `city.pack` names again.
final class PackSwap implements PackDesk {
    private static final System.Logger LOG = System.getLogger(PackSwap.class.getName());
    private static final String ALARM = "map-changed";
    private static final int NOTICE_SECONDS = 120;
    private static final int PROBES = 25;

    private final City city;
    private final Writer writer;
    private final Hub hub;
    private final Clock clock;
    private final ReentrantLock loading = new ReentrantLock();

    PackSwap(City city, Writer writer, Hub hub, Clock clock) {
        this.city = city;
        this.writer = writer;
        this.hub = hub;
        this.clock = clock;
    }

    @Override
    public Loading load(String file, Account by) {
        if (!loading.tryLock()) {
            return new Loading.Busy();
        }
        try {
            var packs = new ArrayList<CityPack>();
            for (var each : file.split(",", -1)) {
                packs.add(PackReader.read(Path.of(each.strip())));
            }
            var pack = Region.of(packs);
            var next = Geography.of(pack);
            var faults = prove(next);
            return faults.isEmpty() ? swap(next, by) : refused(file, by, faults);
        } catch (MalformedPack e) {
            return refused(
                    file,
                    by,
                    e.faults().stream().map(MalformedPack.Fault::toString).toList());
        } catch (IOException | InvalidPathException e) {
            return refused(file, by, List.of("The file cannot be read as a pack."));
        } finally {
            loading.unlock();
        }
    }

    private static Loading refused(String file, Account by, List<String> faults) {
        LOG.log(
                System.Logger.Level.WARNING,
                "pack {0}, asked for by {1}, refused: {2}",
                file,
                by.login(),
                faults.getFirst());
        return new Loading.Refused(faults);
    }

    /// What makes a readable pack useless: without streets nobody can be sent anywhere, and addresses it does not find
    /// again are no help to anybody.
    private static List<String> prove(Geography next) {
        var pack = next.pack();
        if (pack.streets().isEmpty()) {
            return List.of("It has no streets: nobody could be sent anywhere.");
        }
        var doors = pack.doors();
        int step = Math.max(1, doors.size() / PROBES);
        for (int i = 0; i < doors.size(); i += step) {
            var door = doors.get(i);
            var words = door.number() + door.suffix() + " " + door.street() + ", " + door.municipality();
            if (!next.gazetteer().find(words, null, 1).isEmpty()) {
                return List.of();
            }
        }
        return doors.isEmpty() ? List.of() : List.of("None of its own addresses is found again.");
    }

    private Loading swap(Geography next, Account by) {
        var replaced = city.replace(next, () -> writer.state().closures(), clock.instant());
        record(new MapCommand.PutInForce(city.mapped(), by.login(), replaced.version()));
        record(new UnitCommand.Commission(city.listUnits()));
        var manifest = next.pack().manifest();
        var words = "The map is now " + manifest.name() + " " + manifest.version() + ", loaded by " + by.name() + ".";
        LOG.log(System.Logger.Level.INFO, "{0} It replaces {1}.", words, replaced.version());
        hub.tellMap(manifest.name(), manifest.version(), Geometry.pair(manifest.center()));
        tell(words, null);
        CompletableFuture.delayedExecutor(NOTICE_SECONDS, TimeUnit.SECONDS).execute(() -> tell(words, true));
        return loaded(next.pack(), replaced);
    }

    private void record(Command command) {
        writer.submit(command, new Actor.Machine("map"), "map-" + UUID.randomUUID());
    }

    private void tell(String words, @org.jspecify.annotations.Nullable Boolean cleared) {
        hub.tellAlarm(new ToClient.Alarm(ALARM, ToClient.AlarmLevel.INFO, words, clock.instant(), cleared));
    }

    private static Loading loaded(CityPack pack, Geography replaced) {
        var report = PackReport.of(pack);
        return new Loading.Loaded(
                pack.manifest().name(),
                pack.manifest().version(),
                replaced.version(),
                pack.doors().size(),
                report.errors(),
                report.warnings());
    }
}
