import { lookups, type PlaceAnswer } from "@tocsin/wire";
import { useEffect, useState } from "react";
import { desk, save, startDraft } from "../../app/desk";
import { useLive } from "../../app/live";
import { useStore } from "../../app/store";
import { Button } from "../../parts/Button";
import { districtLine, drive } from "../../parts/format";
import css from "./MapPanel.module.css";

/// The address, districts and nearest free units of a point on the map; one press makes it the incident's place.
export function WhatIsHere({ at, onClose }: { at: { lat: number; lon: number }; onClose: () => void }) {
  const live = useLive();
  const { working, draft } = useStore(desk);
  const [answer, setAnswer] = useState<PlaceAnswer | null>(null);
  const [problem, setProblem] = useState(false);
  useEffect(() => {
    const abort = new AbortController();
    setAnswer(null);
    setProblem(false);
    lookups.at(at.lat, at.lon, abort.signal).then(setAnswer, () => !abort.signal.aborted && setProblem(true));
    return () => abort.abort();
  }, [at]);
  const nearest = answer?.matches[0];
  const coordinates = `${at.lat.toFixed(5)}, ${at.lon.toFixed(5)}`;
  const use = () => {
    if (working === null && !draft) startDraft(null);
    const place = nearest ? { typed: nearest.label, matchId: nearest.id, lat: nearest.lat, lon: nearest.lon } : { typed: coordinates, lat: at.lat, lon: at.lon };
    void save(live, { kind: "place", place }).then(onClose);
  };
  return (
    <section className={css.here} aria-label="What is here" aria-live="polite">
      <div className={css.hereTop}>
        <span className={css.hereName}>{nearest ? `${nearest.label}, ${nearest.municipality}` : problem ? "Not known just now" : answer ? "No address near" : "Looking"}</span>
        <span className="dim mono">{coordinates}</span>
      </div>
      {answer && (
        <>
          <p className={css.hereLine}>
            {districtLine(answer.districts, answer.borderline).map((each) => <span key={each.kind}>{each.kind} <b>{each.name}</b>{each.near ? ` (near ${each.near})` : ""}</span>)}
          </p>
          <p className={css.hereLine}>
            <span>Nearest free</span>
            {answer.nearestUnits.slice(0, 4).map((each) => <span key={each.unit}><b>{each.unit}</b> {drive(each.driveSeconds)}</span>)}
          </p>
        </>
      )}
      <div className={css.hereActions}>
        <Button look="main" onPress={use}>{working !== null ? `Place #${working} here` : "New incident here"}</Button>
        <Button onPress={onClose}>Close</Button>
      </div>
    </section>
  );
}
