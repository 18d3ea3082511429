import type { CallView } from "@tocsin/wire";
import { useEffect, useRef } from "react";
import { useCentre, useIncident, useUnits } from "../../app/live";
import { timeOfDay } from "../../parts/format";
import css from "./Conference.module.css";

const NOTES = 4;

/// Everything a receiver must know, on one screen, in the order in which it is read out.
export function Summary({ call, words }: { call: CallView; words: string }) {
  const incident = useIncident(call.incident ?? null);
  const units = useUnits().filter((each) => each.incident === incident?.id && incident !== undefined);
  const zone = useCentre()?.timeZone ?? "UTC";
  const place = incident?.place;
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // In braces: newer browsers answer with a promise, which is no way to end an effect.
    root.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <div ref={root} className={css.summary} aria-label="Summary of the call">
      <p className={css.summaryWords}>{words}</p>
      <dl className={css.facts}>
        <dt>Where</dt>
        <dd><strong>{place ? [place.label, place.municipality].filter((each) => each !== "").join(", ") : call.place?.text ?? "not known"}</strong>{place?.exactness === "FORCED" ? " (not verified)" : ""}</dd>
        <dt>What</dt>
        <dd>{incident ? <><strong>{incident.typeWords === "" ? "not said yet" : incident.typeWords}</strong>, priority {incident.priority}{incident.alarmLevel > 1 ? `, alarm ${incident.alarmLevel}` : ""}, #{incident.id}</> : "no incident yet"}</dd>
        <dt>Caller</dt>
        <dd>{[call.name, call.number ?? "no number", call.classOfService].filter((each) => each !== "").join(", ")}</dd>
        <dt>Sent</dt>
        <dd>{units.length === 0 ? "nobody yet" : units.map((each) => `${each.id} ${each.statusWords.toLowerCase()}`).join(", ")}</dd>
        {incident && incident.notes.length > 0 && (
          <>
            <dt>Notes</dt>
            <dd>
              <ul>{incident.notes.slice(-NOTES).map((each) => <li key={each.at + each.text}><span className="dim">{timeOfDay(each.at, zone)}</span> {each.text}</li>)}</ul>
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}
