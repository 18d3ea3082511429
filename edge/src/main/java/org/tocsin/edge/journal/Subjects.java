package org.tocsin.edge.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.edge.json.EventJson;
import org.tocsin.edge.json.MalformedJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Whom a record tells of: the calls, incidents and units that are components of its events. What lies deeper (a unit
/// passed over by a recommendation) is no subject.
final class Subjects {
    private static final Map<Class<?>, String> KINDS =
            Map.of(CallId.class, "call", IncidentId.class, "incident", UnitId.class, "unit");

    private final JsonMapper mapper = JsonMapper.shared();
    private final Map<String, Map<String, String>> kindsByEvent = new LinkedHashMap<>();

    record Mention(String kind, String id, long sequence) {}

    Subjects(EventJson events) {
        events.types().forEach((name, type) -> {
            var kinds = new LinkedHashMap<String, String>();
            for (var component : type.getRecordComponents()) {
                String kind = KINDS.get(component.getType());
                if (kind != null) {
                    kinds.put(component.getName(), kind);
                }
            }
            kindsByEvent.put(name, kinds);
        });
    }

    List<Mention> list(JournalRecord record) {
        var mentions = new LinkedHashSet<Mention>();
        try {
            for (var event : mapper.readTree(record.events())) {
                var kinds = kindsByEvent.getOrDefault(event.path("event").asString(""), Map.of());
                kinds.forEach((component, kind) -> {
                    var id = event.path("data").get(component);
                    if (id != null && !id.isNull()) {
                        mentions.add(new Mention(kind, id.asString(), record.sequence()));
                    }
                });
            }
        } catch (JacksonException e) {
            throw new MalformedJson("the events of record " + record.sequence() + " are not JSON", e);
        }
        return new ArrayList<>(mentions);
    }
}
