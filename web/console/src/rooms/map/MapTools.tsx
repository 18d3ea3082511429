import { lookups, type ClosureView, type Enclosed, type Position } from "@tocsin/wire";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useCentre, useClosures, useLive } from "../../app/live";
import { useStore } from "../../app/store";
import { Button } from "../../parts/Button";
import { timeOfDay } from "../../parts/format";
import { Key } from "../../parts/Marks";
import { distance, drawCircle, legMeters, lengthMeters, mapWork, piecesInWords, take, undo, UNTIL } from "./tools";
import css from "./MapPanel.module.css";

/// What is being measured, drawn round or closed, beside the map it is done on.
export function MapTools({ focus, around, onShow }: {
  /// Puts the hand back on the map.
  focus: () => void;
  /// What a circle may be drawn around: the incident, or the caller.
  around: { words: string; spot: Position } | null;
  onShow: (streets: readonly string[]) => void;
}) {
  const { tool } = useStore(mapWork);
  switch (tool) {
    case null: return null;
    case "measure": return <Measure focus={focus} />;
    case "perimeter": return <Perimeter focus={focus} around={around} />;
    case "close": return <CloseStreets focus={focus} />;
    case "closures": return <Closures focus={focus} onShow={onShow} />;
  }
}

function Frame({ name, hint, children, focus, actions }: { name: string; hint: string; children: ReactNode; focus: () => void; actions: ReactNode }) {
  return (
    <section className={css.here} aria-label={name}>
      <div className={css.hereTop}>
        <span className={css.hereName}>{name}</span>
        <Button look="quiet" onPress={() => { take(null); focus(); }}>Done <Key>Esc</Key></Button>
      </div>
      <p className="dim">{hint}</p>
      {children}
      <div className={css.hereActions}>{actions}</div>
    </section>
  );
}

function Undo({ focus, disabled }: { focus: () => void; disabled: boolean }) {
  return <Button isDisabled={disabled} onPress={() => { undo(); focus(); }}>Take back <Key>⌫</Key></Button>;
}

function Measure({ focus }: { focus: () => void }) {
  const { points } = useStore(mapWork);
  const last = points.length > 1 ? legMeters(points.at(-2)!, points.at(-1)!) : 0;
  return (
    <Frame name="Measure" hint="Click, or Enter at the cross, sets a corner." focus={focus} actions={<Undo focus={focus} disabled={points.length === 0} />}>
      <p className={css.figure} role="status">
        {points.length === 0 ? "No corner yet" : points.length === 1 ? "1 corner" : distance(lengthMeters(points))}
        {points.length > 2 && <span className="dim">last leg {distance(last)}</span>}
      </p>
    </Frame>
  );
}

const RADII = [50, 100, 200, 400];

function Perimeter({ focus, around }: { focus: () => void; around: { words: string; spot: Position } | null }) {
  const { points } = useStore(mapWork);
  const [inside, setInside] = useState<Enclosed | null>(null);
  const [problem, setProblem] = useState(false);
  useEffect(() => {
    setInside(null);
    setProblem(false);
    if (points.length < 3) return undefined;
    const abort = new AbortController();
    lookups.within(points, abort.signal).then(setInside, () => !abort.signal.aborted && setProblem(true));
    return () => abort.abort();
  }, [points]);
  return (
    <Frame name="Perimeter" hint="Click, or Enter at the cross, sets a corner." focus={focus}
      actions={
        <>
          <Undo focus={focus} disabled={points.length === 0} />
          {around && <span className="dim">around {around.words}</span>}
          {around && RADII.map((radius) => <Button key={radius} onPress={() => drawCircle(around.spot, radius)}>{radius} m<span className="unseen"> around {around.words}</span></Button>)}
        </>
      }>
      <p className={css.figure} role="status">
        {problem ? "What is inside is not known just now." : inside ? inWords(inside) : points.length < 3 ? `${points.length} of 3 corners` : "Looking"}
      </p>
      {inside && inside.doors + inside.places.length > 0 && (
        <div className={css.inside} tabIndex={0} role="group" aria-label="What is inside">
          {inside.places.length > 0 && <p><b>Places</b> {inside.places.map((each) => each.name).join(", ")}</p>}
          {inside.streets.map((each) => (
            <p key={`${each.street}/${each.municipality}`}><b>{each.street}</b> <span className="dim">{each.municipality}, {each.doors}</span> {each.numbers.join(", ")}{each.numbers.length < each.doors ? " and more" : ""}</p>
          ))}
        </div>
      )}
    </Frame>
  );
}

export function inWords(inside: Enclosed): string {
  const some = (count: number, one: string, many: string) => `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
  return [some(inside.doors, "address", "addresses"), some(inside.places.length, "place", "places"), some(inside.hydrants, "hydrant in service", "hydrants in service")].join(", ");
}

function CloseStreets({ focus }: { focus: () => void }) {
  const live = useLive();
  const { pieces } = useStore(mapWork);
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState("open");
  const [refused, setRefused] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => setRefused(null), [pieces]);
  const send = async () => {
    const minutes = UNTIL.find((each) => each.id === until)?.minutes ?? null;
    const answer = await live.command({
      type: "closures.Close",
      streets: pieces.map((each) => each.id),
      reason: reason.trim(),
      ...(minutes === null ? {} : { until: new Date(live.serverNow() + minutes * 60_000).toISOString() }),
    });
    if (answer.t === "refused") setRefused(answer.message);
    else {
      take("closures");
      focus();
    }
  };
  return (
    <Frame name="Close streets" hint="Click a block, or Enter at the cross, chooses it and lets it go. By command: CS River St/Main St/Oak St: why." focus={focus}
      actions={
        <>
          <Button look="danger" isDisabled={pieces.length === 0} onPress={() => void send()}>Close {pieces.length === 0 ? "them" : pieces.length === 1 ? "this block" : `${pieces.length} blocks`}</Button>
          <Undo focus={focus} disabled={pieces.length === 0} />
        </>
      }>
      <p className={css.figure} role="status">{pieces.length === 0 ? "No block chosen yet" : piecesInWords(pieces)}</p>
      <div className={css.form}>
        <label>Why <input ref={field} value={reason} onChange={(event) => setReason(event.target.value)} placeholder="Water main, hose lines, wires down"
          onKeyDown={(event) => {
            if (event.key === "Enter" && pieces.length > 0) {
              event.preventDefault();
              void send();
            }
          }} /></label>
        <label>How long <select value={until} onChange={(event) => setUntil(event.target.value)}>
          {UNTIL.map((each) => <option key={each.id} value={each.id}>{each.words}</option>)}
        </select></label>
      </div>
      {refused && <p className={css.refused} role="alert">✕ {refused}</p>}
    </Frame>
  );
}

function Closures({ focus, onShow }: { focus: () => void; onShow: (streets: readonly string[]) => void }) {
  const closures = useClosures();
  return (
    <Frame name="Closed streets" hint="Nobody is sent through them; drive times obey at once." focus={focus}
      actions={<Button onPress={() => { take("close"); focus(); }}>Close more <Key>C</Key></Button>}>
      {closures.length === 0 ? <p role="status">No street is closed.</p> : (
        <ul className={css.closures}>
          {closures.map((each) => <Closed key={each.id} closure={each} onShow={onShow} />)}
        </ul>
      )}
    </Frame>
  );
}

function Closed({ closure, onShow }: { closure: ClosureView; onShow: (streets: readonly string[]) => void }) {
  const live = useLive();
  const centre = useCentre();
  const [refused, setRefused] = useState<string | null>(null);
  const zone = centre?.timeZone ?? "UTC";
  const open = async () => {
    const answer = await live.command({ type: "closures.Open", closure: closure.id });
    setRefused(answer.t === "refused" ? answer.message : null);
  };
  return (
    <li>
      <span className={css.closedWords}>
        <b>{closure.label}</b>
        <span>{closure.reason || "no reason given"}</span>
        <span className="dim">
          since {timeOfDay(closure.since, zone).slice(0, 5)} by {closure.byName}{closure.until ? `, until ${timeOfDay(closure.until, zone).slice(0, 5)}` : ""}
        </span>
        {refused && <span className={css.refused} role="alert">✕ {refused}</span>}
      </span>
      <Button look="quiet" label={`Show ${closure.label}`} onPress={() => onShow(closure.streets)}>Show</Button>
      <Button command={`LIFT ${closure.id}`} label={`Open ${closure.label} again`} onPress={() => void open()}>Open</Button>
    </li>
  );
}
