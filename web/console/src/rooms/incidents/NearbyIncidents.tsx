import type { CallView } from "@tocsin/wire";
import { useMemo } from "react";
import { refuse, work } from "../../app/desk";
import { useAction } from "../../app/keys";
import { useIncidents, useLive } from "../../app/live";
import { Button } from "../../parts/Button";
import { age, meters, since } from "../../parts/format";
import { PriorityMark } from "../../parts/Marks";
import { incidentsNear } from "../calls/order";
import css from "./IncidentPanel.module.css";

const SHOWN = 2;

/// Incidents this call may be about: close by and recent. One key links the call instead of making a second incident.
export function NearbyIncidents({ call }: { call: CallView }) {
  const live = useLive();
  const incidents = useIncidents();
  const { place } = call;
  const near = useMemo(
    () => incidentsNear(place?.lat !== undefined && place.lon !== undefined ? { lat: place.lat, lon: place.lon } : null, incidents, live.serverNow()).slice(0, SHOWN),
    [incidents, place?.lat, place?.lon, live],
  );
  const link = async (incident: number) => {
    const answer = await live.command({ type: "incidents.LinkCall", incident, call: call.id });
    if (answer.t === "refused") refuse("call", answer, null);
    else work(incident);
  };
  const nearest = near[0];
  useAction("incident.link", () => nearest && void link(nearest.incident.id), nearest !== undefined);
  if (near.length === 0) return null;
  return (
    <section className={css.nearby} aria-label="Incidents close by">
      {near.map(({ incident, meters: far }, index) => (
        <div key={incident.id} className={css.nearbyRow}>
          <PriorityMark priority={incident.priority} />
          <span className={css.nearbyText}>
            <strong>#{incident.id}</strong> {incident.typeWords || "no type yet"}, {incident.place?.label}, {meters(far)} away, {age(since(incident.openedAt, live.serverNow()))} ago
          </span>
          {index === 0
            ? <Button action="incident.link" onPress={() => void link(incident.id)}>Same: link</Button>
            : <Button onPress={() => void link(incident.id)}>Same: link</Button>}
        </div>
      ))}
    </section>
  );
}
