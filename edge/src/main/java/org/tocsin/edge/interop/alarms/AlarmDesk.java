package org.tocsin.edge.interop.alarms;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.alarms.Alarm;
import org.tocsin.core.alarms.AlarmCommand;
import org.tocsin.core.alarms.AlarmReport;
import org.tocsin.core.calls.AdditionalData;
import org.tocsin.core.calls.CallCommand;
import org.tocsin.core.calls.Line;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.places.Area;
import org.tocsin.core.places.CityPack.FireBox;
import org.tocsin.core.places.Fix;
import org.tocsin.edge.journal.Result;
import org.tocsin.edge.journal.Writer;

/// Takes reports of alarms in. Safe for any thread.
public final class AlarmDesk {
    private static final String CARRIER = "alarm:";

    private final Writer writer;
    private final Function<String, Optional<FireBox>> boxes;
    private final InstantSource time;

    /// @param boxes the fire-alarm box of a number
    public AlarmDesk(Writer writer, Function<String, Optional<FireBox>> boxes, InstantSource time) {
        this.writer = writer;
        this.boxes = boxes;
        this.time = time;
    }

    /// The fire-alarm box of a number.
    public Optional<FireBox> findBox(String number) {
        return boxes.apply(number);
    }

    /// The alarm of a source.
    public Optional<Alarm> find(String source, String reference) {
        return writer.state().alarms().find(source, reference);
    }

    /// Makes a call and an alarm of a report; the same report again changes nothing.
    ///
    /// @param number where its sender can be called, null for nowhere
    /// @param fixes  where it is; a box's place comes behind them and is preferred
    public CompletableFuture<Result> raise(AlarmReport report, @Nullable PhoneNumber number, List<Fix> fixes) {
        var actor = new Actor.Machine("alarms");
        var signalling = CARRIER + report.source() + ":" + report.reference();
        var receive = new AlarmCommand.Receive(signalling, report);
        var known = find(report.source(), report.reference()).isPresent();
        if (!known) {
            writer.submit(arrive(signalling, report, number, fixes), actor, "alarm-arrive:" + signalling);
        }
        return writer.submit(receive, actor, "alarm:" + signalling + ":" + report.message());
    }

    private CallCommand.Arrive arrive(
            String signalling, AlarmReport report, @Nullable PhoneNumber number, List<Fix> fixes) {
        var all = new ArrayList<>(fixes);
        findBox(report.box())
                .ifPresent(box -> all.add(new Fix(
                        new Area.Spot(box.point()),
                        null,
                        time.instant(),
                        "box " + box.number(),
                        "fire-alarm boxes",
                        100)));
        return new CallCommand.Arrive(
                signalling,
                Line.ALARM,
                number,
                report.source(),
                report.kind().words(),
                "",
                "alarms",
                "",
                "",
                all,
                List.of(new AdditionalData("Alarm", values(report), "")),
                List.of());
    }

    private static Map<String, String> values(AlarmReport report) {
        var values = new LinkedHashMap<String, String>();
        values.put("Kind", report.kind().words());
        put(values, "Box", report.box());
        put(values, "Device", report.device());
        put(values, "Premises", report.premises());
        put(values, "Words", report.words());
        values.put("Reference", report.reference());
        return values;
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (!value.isEmpty()) {
            values.put(name, value);
        }
    }

    /// Adds what a source has to say about its alarm; the same message again changes nothing.
    public CompletableFuture<Result> update(AlarmCommand.Update update) {
        var key = "alarm-update:" + update.source() + ":" + update.reference() + ":" + update.message();
        return writer.submit(update, new Actor.Machine("alarms"), key);
    }
}
