import type { IncidentView } from "@tocsin/wire";
import { useEffect, useState } from "react";
import { createPortal, flushSync } from "react-dom";
import { desk } from "../../app/desk";
import { useCentre, useClosures, useIncident, useLive, useMe } from "../../app/live";
import { useStore } from "../../app/store";
import { day, districtLine, EXACTNESS_WORDS, otherDistricts, timeOfDay } from "../../parts/format";
import type { Paper } from "./paper";
import css from "./PrintSheet.module.css";
import { distance } from "./tools";

/// What goes on paper, by the key or by the browser's own print: the map as it is on the screen and the facts of the
/// incident. No caller's number: paper is left lying about.
export function PrintSheet({ picture }: { picture: () => Paper | null }) {
  const live = useLive();
  const centre = useCentre();
  const me = useMe();
  const { working } = useStore(desk);
  const incident = useIncident(working);
  const closures = useClosures();
  const [printed, setPrinted] = useState<{ paper: Paper | null; at: number } | null>(null);
  useEffect(() => {
    const before = () => flushSync(() => setPrinted({ paper: picture(), at: live.serverNow() }));
    addEventListener("beforeprint", before);
    return () => removeEventListener("beforeprint", before);
  }, [picture, live]);
  if (!printed) return null;
  const zone = centre?.timeZone ?? "UTC";
  return createPortal(
    <article className={css.sheet} aria-hidden="true">
      <header>
        <b>{centre?.name}</b>
        <span>printed {day(printed.at, zone)} {timeOfDay(printed.at, zone)} by {me?.name}</span>
      </header>
      {incident && <Facts incident={incident} zone={zone} />}
      {printed.paper && (
        <figure>
          <img src={printed.paper.image} alt="" />
          <figcaption>{distance(printed.paper.metersAcross)} from side to side, north up. Hydrants: blue from 1,500 gallons a minute, green 1,000, orange 500, red less, grey unknown.</figcaption>
        </figure>
      )}
      {closures.length > 0 && <p><b>Closed:</b> {closures.map((each) => `${each.label}${each.reason ? ` (${each.reason})` : ""}`).join("; ")}</p>}
      <footer>Map {centre?.packName} {centre?.packVersion}. As of the time of printing.</footer>
    </article>,
    document.body,
  );
}

function Facts({ incident, zone }: { incident: IncidentView; zone: string }) {
  const { place } = incident;
  return (
    <>
      <h1>#{incident.id} {incident.typeWords || "no type yet"}, priority {incident.priority}</h1>
      {place && (
        <>
          <p className={css.place}>
            <b>{[place.label, place.detail, place.municipality].filter((each) => each !== "").join(", ")}</b> {EXACTNESS_WORDS[place.exactness]}{place.crossStreets ? `, ${place.crossStreets}` : ""}
          </p>
          <p>{[...districtLine(place.districts, place.borderline), ...otherDistricts(place.districts, place.borderline)].map((each) => `${each.kind} ${each.name}${each.near ? ` (within 15 m of ${each.near})` : ""}`).join(" · ")}</p>
        </>
      )}
      <p>
        Opened {timeOfDay(incident.openedAt, zone)}
        {incident.dispatchedAt && `, dispatched ${timeOfDay(incident.dispatchedAt, zone)}`}
        {incident.arrivedAt && `, first arrival ${timeOfDay(incident.arrivedAt, zone)}`}
        {incident.units.length > 0 && `. Units: ${incident.units.join(", ")}`}
      </p>
      {incident.notes.length > 0 && (
        <ul>
          {incident.notes.slice(-20).map((each) => <li key={`${each.at}${each.text}`}>{timeOfDay(each.at, zone)} {each.text} ({each.byName})</li>)}
        </ul>
      )}
    </>
  );
}
