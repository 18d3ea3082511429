import { lookups, type NearHydrant, type PlaceAnswer } from "@tocsin/wire";
import { useEffect, useState } from "react";
import { desk, save, startDraft, work } from "../../app/desk";
import { useAction } from "../../app/keys";
import { useLive } from "../../app/live";
import { useStore } from "../../app/store";
import { Button } from "../../parts/Button";
import { between, districtLine, drive, meters, NEAR_BORDER, otherDistricts } from "../../parts/format";
import { Key } from "../../parts/Marks";
import { wrong } from "../discrepancies/wrong";
import css from "./MapPanel.module.css";
import type { Under } from "./under";

/// The address, cross streets, districts, nearest free units and hydrants of a point on the map; one press makes it
/// the incident's place.
export function WhatIsHere({ at, under, onClose, onClosing }: { at: { lat: number; lon: number }; under: readonly Under[]; onClose: () => void; onClosing: () => void }) {
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
  // As it was when it was asked for: the map goes on moving.
  const [drawn, setDrawn] = useState(under);
  const [asked, setAsked] = useState(at);
  if (asked !== at) {
    setAsked(at);
    setDrawn(under);
  }
  const nearest = answer?.matches[0];
  const coordinates = `${at.lat.toFixed(5)}, ${at.lon.toFixed(5)}`;
  const use = () => {
    if (working === null && !draft) startDraft(null);
    const place = nearest ? { typed: nearest.label, matchId: nearest.id, lat: nearest.lat, lon: nearest.lon } : { typed: coordinates, lat: at.lat, lon: at.lon };
    void save(live, { kind: "place", place }).then(onClose);
  };
  const report = () =>
    wrong.set({ shown: { kind: "PLACE", words: nearest ? `The map is wrong at ${nearest.label}` : "The map is wrong here", typed: nearest?.label ?? coordinates, lat: at.lat, lon: at.lon } });
  useAction("wrong.report", report);
  return (
    <section className={css.here} aria-label="What is here" aria-live="polite">
      <div className={css.hereTop}>
        <span className={css.hereName}>{nearest ? `${nearest.label}, ${nearest.municipality}` : problem ? "Not known just now" : answer ? "No address near" : "Looking"}</span>
        <span className="dim mono">{coordinates}</span>
      </div>
      {drawn.length > 0 && (
        <p className={css.hereLine}>
          <span>On the map here</span>
          {drawn.map(({ key, words, incident }) => (incident === undefined || incident === working ? <b key={key}>{words}</b>
            : <Button key={key} look="quiet" onPress={() => { work(incident); onClose(); }}>{words}</Button>))}
        </p>
      )}
      {answer && <Facts answer={answer} />}
      <div className={css.hereActions}>
        <Button look="main" onPress={use}>{working !== null ? `Place #${working} here` : "New incident here"}</Button>
        <Button onPress={onClosing}>Close this street</Button>
        <Button action="wrong.report" onPress={report}>Wrong</Button>
        <Button onPress={onClose}>Close <Key>Esc</Key></Button>
      </div>
    </section>
  );
}

function Facts({ answer }: { answer: PlaceAnswer }) {
  const [nearest, ...others] = answer.matches;
  return (
    <>
      {nearest?.crossStreets && <p className={css.hereLine}>{between(nearest.crossStreets)}</p>}
      {others.length > 0 && <p className={css.hereLine}>also near {others.slice(0, 3).map((each) => each.label).join(", ")}</p>}
      <p className={css.hereLine}>
        {[...districtLine(answer.districts, answer.borderline), ...otherDistricts(answer.districts, answer.borderline)].map((each) => (
          <span key={each.kind}>{each.kind} <b>{each.name}</b>{each.near && <span className={css.border}> {NEAR_BORDER} {each.near}</span>}</span>
        ))}
      </p>
      <p className={css.hereLine}>
        <span>Nearest free</span>
        {answer.nearestUnits.length === 0 && <span>none can get here</span>}
        {answer.nearestUnits.slice(0, 5).map((each) => <span key={each.unit}><b>{each.unit}</b> {drive(each.driveSeconds)}</span>)}
      </p>
      <p className={css.hereLine}>
        <span>Hydrants</span>
        {answer.hydrants.length === 0 && <span>none within 400 m</span>}
        {answer.hydrants.slice(0, 3).map((each) => <span key={each.id}><b>{each.id}</b> {hydrantWords(each)}</span>)}
      </p>
    </>
  );
}

function hydrantWords(hydrant: NearHydrant): string {
  const flow = hydrant.flowGpm > 0 ? `, ${hydrant.flowGpm.toLocaleString("en-US")} gpm` : "";
  return `${meters(hydrant.meters)}${flow}${hydrant.inService ? "" : ", out of service"}`;
}
