package org.tocsin.edge.json;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.centre.Rooms;
import org.tocsin.core.kernel.Event;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Events as the journal keeps them: `{"event":"calls.CallArrived","version":1,"data":{...}}`.
///
/// The name is the room's package and the record's simple name. The version is 1 until a change of the record is more
/// than an added nullable component; then an [Upgrade] says how the data of the version before become those of the
/// next, and old records stay readable for ever. Immutable, thread-safe.
public final class EventJson {
    private final Map<String, Kind> byName = new TreeMap<>();
    private final Map<Class<?>, Kind> byClass = new LinkedHashMap<>();

    private record Kind(String name, int version, RecordForm form, Map<Integer, UnaryOperator<ObjectNode>> upgrades) {}

    /// How the data of an event written as `fromVersion` become those of `fromVersion + 1`.
    public record Upgrade(String event, int fromVersion, UnaryOperator<ObjectNode> change) {}

    /// @param families sealed interfaces of event records
    public EventJson(List<Class<? extends Event>> families, List<Upgrade> upgrades) {
        var forms = new Forms();
        for (var family : families) {
            add(forms, family, upgrades);
        }
        for (var upgrade : upgrades) {
            if (!byName.containsKey(upgrade.event)) {
                throw new IllegalArgumentException("an upgrade of no event: " + upgrade.event);
            }
        }
    }

    /// Every event of every room, in the form of this release.
    public static EventJson standard() {
        return new EventJson(Rooms.eventFamilies(), List.of());
    }

    private void add(Forms forms, Class<?> type, List<Upgrade> upgrades) {
        if (type.isSealed()) {
            for (var permitted : type.getPermittedSubclasses()) {
                add(forms, permitted, upgrades);
            }
            return;
        }
        if (!(forms.of(type) instanceof RecordForm form)) {
            throw new IllegalArgumentException("an event is a record: " + type);
        }
        String room = type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
        String name = room + "." + type.getSimpleName();
        var own = new TreeMap<Integer, UnaryOperator<ObjectNode>>();
        upgrades.stream().filter(u -> u.event.equals(name)).forEach(u -> own.put(u.fromVersion, u.change));
        for (int version = 1; version <= own.size(); version++) {
            if (!own.containsKey(version)) {
                throw new IllegalArgumentException("no upgrade of " + name + " from version " + version);
            }
        }
        var kind = new Kind(name, own.size() + 1, form, own);
        if (byName.put(name, kind) != null) {
            throw new IllegalArgumentException("two events of one name: " + name);
        }
        byClass.put(type, kind);
    }

    /// Every event's name and its class.
    public SortedMap<String, Class<?>> types() {
        var types = new TreeMap<String, Class<?>>();
        byClass.forEach((type, kind) -> types.put(kind.name, type));
        return types;
    }

    /// A JSON array.
    public String write(List<? extends Event> events) {
        var text = new StringWriter(256);
        try (var out = ValueJson.MAPPER.createGenerator(text)) {
            out.writeStartArray();
            for (var event : events) {
                var kind = byClass.get(event.getClass());
                if (kind == null) {
                    throw new IllegalStateException("no room's event: " + event.getClass());
                }
                out.writeStartObject();
                out.writeStringProperty("event", kind.name);
                out.writeNumberProperty("version", kind.version);
                out.writeName("data");
                kind.form.write(out, event);
                out.writeEndObject();
            }
            out.writeEndArray();
        }
        return text.toString();
    }

    /// @throws MalformedJson also for an event, or a version, this release does not know
    public List<Event> read(String json) {
        JsonNode array;
        try {
            array = ValueJson.MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw new MalformedJson("events are not JSON");
        }
        if (!array.isArray()) {
            throw new MalformedJson("events are not an array");
        }
        var events = new ArrayList<Event>(array.size());
        for (var node : array) {
            events.add(readOne(node));
        }
        return events;
    }

    private Event readOne(JsonNode node) {
        String name = text(node.get("event"));
        var kind = byName.get(name);
        var version = node.get("version");
        if (kind == null || version == null || !version.isInt() || version.intValue() > kind.version) {
            throw new MalformedJson("an event this release does not know: " + name + " version " + version);
        }
        if (version.intValue() < 1 || !(node.get("data") instanceof ObjectNode data)) {
            throw new MalformedJson(name + " has no data");
        }
        for (int v = version.intValue(); v < kind.version; v++) {
            var upgrade = kind.upgrades.get(v);
            if (upgrade == null) {
                throw new IllegalStateException("upgrades were checked when built");
            }
            data = upgrade.apply(data);
        }
        return (Event) kind.form.read(data, name);
    }

    private static String text(@Nullable JsonNode node) {
        return node != null && node.isString() ? node.stringValue() : "";
    }
}
