package org.tocsin.app;

import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.tocsin.app.configuration.Configuration;
import org.tocsin.app.configuration.Mode;
import org.tocsin.core.closures.ClosureEvent;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.edge.avl.ExpectedArrivals;
import org.tocsin.edge.avl.Fleet;
import org.tocsin.edge.avl.Travels;
import org.tocsin.edge.journal.Commit;
import org.tocsin.edge.journal.SpooledJournal;
import org.tocsin.edge.journal.WriterListener;
import org.tocsin.edge.live.Attendance;
import org.tocsin.edge.live.Hub;
import org.tocsin.edge.live.LiveSocket;
import org.tocsin.edge.live.ToClient;
import org.tocsin.edge.live.request.Advisor;
import org.tocsin.edge.live.request.Desk;
import org.tocsin.edge.live.request.MapReader;
import org.tocsin.edge.live.request.PlaceReader;
import org.tocsin.edge.live.view.CallNotes;
import org.tocsin.edge.live.view.CentreInfo;
import org.tocsin.edge.live.view.DatabaseState;
import org.tocsin.edge.live.view.Geometry;
import org.tocsin.edge.live.view.Jurisdiction;
import org.tocsin.edge.live.view.ViewMaker;
import tools.jackson.databind.json.JsonMapper;

/// Everything between the writer and the consoles.
record LivePart(
        Hub hub,
        Fleet fleet,
        Travels travels,
        ViewMaker views,
        CallNotes notes,
        LiveSocket socket,
        Attendance attendance,
        ArrivalWatch watch,
        ExecutorService workers)
        implements AutoCloseable {

    static LivePart open(
            Configuration configuration,
            Mode mode,
            CentrePart centre,
            PeoplePart people,
            City city,
            JsonMapper json,
            Clock clock,
            ZoneId zone) {
        var writer = centre.writer();
        var fleet = new Fleet(clock);
        var travels = new Travels(city.roads(), fleet, clock, zone);
        var workers = Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("live-work-", 0).factory());
        var advisor = new Advisor(writer, travels, city.gazetteer()::packVersion, workers);
        var notes = new CallNotes();
        var arrivals = new ExpectedArrivals(travels, clock);
        var views = new ViewMaker(
                city.gazetteer(),
                people.accounts()::nameOf,
                notes,
                arrivals,
                new Jurisdiction(configuration.centre().psap(), city.gazetteer(), city::pack));
        var hub = new Hub(json, views, fleet, clock, info(configuration, mode, city, zone), writer.state());
        var watch = new ArrivalWatch(writer, arrivals, hub);
        writer.subscribe(new Announcer(hub, advisor, watch, city));
        city.close(writer.state().closures(), clock.instant());
        advisor.catchUp(writer.state());
        watch.start();
        var desk = new Desk(
                writer,
                new PlaceReader(city.gazetteer()),
                new MapReader(city::pack, city.gazetteer()),
                advisor,
                clock,
                zone);
        var attendance = new Attendance(writer, configuration.centre().awayGrace());
        return new LivePart(
                hub,
                fleet,
                travels,
                views,
                notes,
                new LiveSocket(hub, desk, attendance, clock),
                attendance,
                watch,
                workers);
    }

    private static CentreInfo info(Configuration configuration, Mode mode, City city, ZoneId zone) {
        var manifest = city.pack().manifest();
        return new CentreInfo(
                configuration.centre().name(),
                zone.getId(),
                manifest.name(),
                manifest.version(),
                Geometry.pair(manifest.center()),
                DatabaseState.UP,
                configuration.centre().positions().stream()
                        .map(name -> new PositionId(name).value())
                        .toList(),
                mode == Mode.RUN);
    }

    /// Passes on what the writer tells.
    private record Announcer(Hub hub, Advisor advisor, ArrivalWatch watch, City city) implements WriterListener {
        @Override
        public void committed(Commit commit) {
            hub.onCommitted(commit.state(), commit.events(), commit.at());
            if (commit.events().stream().anyMatch(ClosureEvent.class::isInstance)) {
                city.close(commit.state().closures(), commit.at());
            }
            advisor.onCommitted(commit.state(), commit.events());
            watch.onCommitted(commit.events());
        }

        @Override
        public void modeChanged(SpooledJournal.Mode mode) {
            switch (mode) {
                case DATABASE -> hub.tellMode(DatabaseState.UP, "The database is back; everything is in it.");
                case SPOOL ->
                    hub.tellMode(
                            DatabaseState.DOWN,
                            "The database is away. Calls and dispatch go on and are kept; look-ups of the past wait.");
                case FENCED -> hub.tellMode(DatabaseState.DOWN, "This server has been taken out of service.");
            }
        }

        @Override
        public void alarmed(Alarm alarm) {
            boolean over = alarm.code().endsWith("-over");
            hub.tellAlarm(new ToClient.Alarm(
                    over ? alarm.code().substring(0, alarm.code().length() - "-over".length()) : alarm.code(),
                    ToClient.AlarmLevel.CRITICAL,
                    alarm.message(),
                    alarm.at(),
                    over ? true : null));
        }
    }

    @Override
    public void close() {
        watch.close();
        attendance.close();
        hub.close();
        workers.shutdownNow();
    }
}
