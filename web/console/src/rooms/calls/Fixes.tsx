import { lookups, type CallView, type FixView, type MatchView } from "@tocsin/wire";
import { useEffect, useRef, useState } from "react";
import { desk, keepPlace, save, startDraft } from "../../app/desk";
import { useLive } from "../../app/live";
import { useStore } from "../../app/store";
import { Button } from "../../parts/Button";
import { age, between, meters, since } from "../../parts/format";
import { useBeat } from "../../parts/ticker";
import css from "./CallPanel.module.css";
import { accuracyWords, movementWords, sourceWords } from "./track";

const LEAST_METERS = 25;
const MOST_METERS = 2_000;

/// Every report of where the caller is, newest first, and the doors, crossings and places the newest leaves open.
export function Fixes({ call }: { call: CallView }) {
  const section = useRef<HTMLElement>(null);
  // On a small screen it would open below the edge of the card.
  useEffect(() => {
    // In braces: newer browsers answer with a promise, which is no way to end an effect.
    section.current?.scrollIntoView({ block: "start" });
  }, []);
  return (
    <section ref={section} className={css.section} aria-label="Where the caller may be">
      <Candidates call={call} />
      <h3 className={css.sub}>Every report, newest first</h3>
      <ol className={css.fixes}>
        {[...call.fixes].reverse().map((fix) => <FixLine key={`${fix.takenAt}${fix.lat}${fix.lon}${fix.civic}`} fix={fix} />)}
      </ol>
    </section>
  );
}

function FixLine({ fix }: { fix: FixView }) {
  const live = useLive();
  const ago = useRef<HTMLSpanElement>(null);
  useBeat(() => {
    if (ago.current) ago.current.textContent = `${age(since(fix.takenAt, live.serverNow()))} ago`;
  });
  const movement = movementWords(fix);
  return (
    <li>
      <span ref={ago} className={css.ago} />
      <span>
        <b>{accuracyWords(fix)}</b>, {sourceWords(fix)}{fix.confidencePercent > 0 ? `, ${fix.confidencePercent} % sure` : ""}
        {fix.civic && <span>, {fix.civic}</span>}
        {movement && <span className={fix.moved?.beyondError ? css.moved : css.still}> {movement}</span>}
      </span>
    </li>
  );
}

function Candidates({ call }: { call: CallView }) {
  const live = useLive();
  const { working, draft } = useStore(desk);
  const [matches, setMatches] = useState<MatchView[] | null>(null);
  const { lat, lon, radiusMeters } = call.place ?? {};
  useEffect(() => {
    setMatches(null);
    if (lat === undefined || lon === undefined) return undefined;
    const abort = new AbortController();
    const radius = Math.min(Math.max(radiusMeters ?? 0, LEAST_METERS), MOST_METERS);
    lookups.at(lat, lon, abort.signal, radius).then((answer) => setMatches(answer.matches), () => !abort.signal.aborted && setMatches([]));
    return () => abort.abort();
  }, [lat, lon, radiusMeters]);
  if (lat === undefined || lon === undefined) return null;
  const use = (match: MatchView) => {
    if (working === null && !draft) startDraft(call.incident === undefined ? call : null);
    void save(live, { kind: "place", place: { typed: match.label, matchId: match.id, lat: match.lat, lon: match.lon } }).then((answer) => {
      if (answer?.t !== "refused") keepPlace(working ?? undefined, null);
    });
  };
  return (
    <>
      <h3 className={css.sub}>Within the doubt</h3>
      {matches === null ? <p className="dim">Looking</p> : matches.length === 0 ? <p className="dim">No address or crossing is known there.</p> : (
        <ul className={css.candidates}>
          {matches.slice(0, 8).map((each) => (
            <li key={each.id}>
              <Button look="quiet" label={`Place the incident at ${each.label}, ${each.municipality}`} onPress={() => use(each)}>{each.label}</Button>
              <span className="dim">{[each.metersFromCaller === undefined ? "" : meters(each.metersFromCaller), between(each.crossStreets)].filter((part) => part !== "").join(", ")}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
