package org.tocsin.sim.scenario;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.tocsin.core.calls.Call;
import org.tocsin.core.calls.CallEvent;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.incidents.Incident;
import org.tocsin.core.incidents.IncidentEvent;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Event;
import org.tocsin.core.kernel.IncidentId;
import org.tocsin.core.kernel.UnitId;
import org.tocsin.core.positions.Position;
import org.tocsin.core.units.Unit;

/// Who and what the names of a scenario stand for on the centre it is played on. Not thread-safe: one player, one cast.
public final class Cast {
    private final World world;
    private final Map<String, CallId> calls = new HashMap<>();
    private final Map<String, IncidentId> incidents = new HashMap<>();
    private Centre centre;
    private Instant now = Instant.EPOCH;

    public Cast(World world, Centre centre) {
        this.world = world;
        this.centre = centre;
    }

    public World world() {
        return world;
    }

    /// The state as of the last command.
    public Centre centre() {
        return centre;
    }

    /// When the present step happens.
    public Instant now() {
        return now;
    }

    /// The centre or its clock has moved on.
    public void see(Centre next, Instant at) {
        centre = next;
        now = at;
    }

    /// Binds the names a command brought to the numbers the centre gave.
    public void learn(Deed.Asked asked, Iterable<? extends Event> events) {
        for (var event : events) {
            switch (event) {
                case CallEvent.CallArrived e when !asked.call().isEmpty() -> calls.put(asked.call(), e.call());
                case IncidentEvent.IncidentOpened e
                when !asked.incident().isEmpty() -> incidents.put(asked.incident(), e.incident());
                default -> {
                    // Everything else keeps the names it has.
                }
            }
        }
    }

    /// A person where they sit now.
    public Actor.Person person(String login) {
        var seat = centre.positions().findByLogin(login).map(Position::id).orElse(null);
        return new Actor.Person(login, world.nameOf(login), seat);
    }

    public static Actor crew(String unit) {
        return new Actor.Crew(new UnitId(unit));
    }

    /// A name nobody has used yet stands for the number it spells, so that a scenario can ask for what is not there.
    public CallId callId(String name) {
        return calls.getOrDefault(name, new CallId(Long.parseLong(name.substring(1))));
    }

    public IncidentId incidentId(String name) {
        return incidents.getOrDefault(name, new IncidentId(Long.parseLong(name.substring(1))));
    }

    /// @throws IllegalArgumentException if there is no such call
    public Call call(String name) {
        return centre.calls()
                .find(callId(name))
                .orElseThrow(() -> new IllegalArgumentException("there is no call " + name));
    }

    public Incident incident(String name) {
        return centre.incidents()
                .find(incidentId(name))
                .orElseThrow(() -> new IllegalArgumentException("there is no incident " + name));
    }

    public Unit unit(String name) {
        return centre.units()
                .find(new UnitId(name))
                .orElseThrow(() -> new IllegalArgumentException("there is no unit " + name));
    }
}
