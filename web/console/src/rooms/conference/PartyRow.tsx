import { lookups, type PartyView } from "@tocsin/wire";
import { useEffect, useRef } from "react";
import { useStore } from "../../app/store";
import { Button } from "../../parts/Button";
import { Elapsed } from "../../parts/Elapsed";
import { factorOf, kindOf, loudness } from "../voice/loudness";
import css from "./Conference.module.css";

const EARS: Record<PartyView["ear"], string> = { ALL: "speaks to all", TELECOMMUNICATOR: "whispers", NOBODY: "listens" };

/// One of those on the call: who, how it stands, how loud, and what can be done about them.
export function PartyRow({ party, level, onDrop, onGot }: {
  party: PartyView;
  level: number | undefined;
  onDrop: (() => void) | null;
  onGot: (() => void) | null;
}) {
  const joined = party.status === "JOINED";
  return (
    <li className={css.party} data-status={party.status}>
      <p className={css.partyTop}>
        <span className={css.sign} aria-hidden="true">{party.status === "JOINED" ? "●" : party.status === "FAILED" ? "✕" : party.status === "LEFT" ? "–" : "○"}</span>
        <span className={css.who}>
          {party.label}
          {party.role === "INTERPRETER" && party.spokeSeconds !== undefined && <span className={css.spoke} title="From the request to the interpreter's first word"> spoke in {party.spokeSeconds.toFixed(1)} s</span>}
        </span>
      </p>
      <div className={css.partyUnder}>
        <span className={css.state}>
          {stateOf(party)}{(party.status === "FAILED" || party.status === "LEFT") && party.cause !== "" ? ":" : ""} {party.joinedAt && joined ? <Elapsed from={party.joinedAt} /> : party.status === "INVITED" || party.status === "RINGING" ? <Elapsed from={party.requestedAt} /> : null}
        </span>
        {(party.status === "FAILED" || party.status === "LEFT") && party.cause !== "" && <span className={css.note}>{party.cause}</span>}
        {joined && <Loudness leg={party.leg} name={party.label} level={level} />}
        {onGot && <Button command={`GOT ${party.label.split(/[ ,]/)[0] ?? ""}`} onPress={onGot}>Has the caller<span className="unseen">: {party.label}</span></Button>}
        {onDrop && <Button look="quiet" onPress={onDrop}>{joined ? "Take off" : "Call off"}<span className="unseen"> {party.label}</span></Button>}
      </div>
    </li>
  );
}

function stateOf(party: PartyView): string {
  switch (party.status) {
    case "INVITED": return party.position !== undefined && party.role !== "CALLER" ? "asked" : "dialling";
    case "RINGING": return "ringing";
    case "JOINED": return party.role === "SUPERVISOR" ? EARS[party.ear] : party.acknowledgedAt === undefined ? "on the call" : "has the caller";
    case "LEFT": return "left";
    case "FAILED": return "not reached";
  }
}

/// How loud somebody is, and how loud I hear them.
export function Loudness({ leg, name, level }: { leg: string; name: string; level: number | undefined }) {
  const factor = factorOf(leg, useStore(loudness));
  const heard = level !== undefined;
  // Every leg comes as it is: what I like is said anew when it is there, and when I change it.
  const said = useRef(1);
  useEffect(() => {
    if (!heard) said.current = 1;
    else if (said.current !== factor) {
      said.current = factor;
      void lookups.volume(leg, factor).catch(() => undefined);
    }
  }, [heard, leg, factor]);
  if (!heard) return null;
  const change = (next: number) => loudness.set({ of: { ...loudness.get().of, [kindOf(leg)]: next } });
  return (
    <div className={css.loudness}>
      <span className={css.meter} role="meter" aria-label={`How loud ${name} is`} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(level * 100)}>
        <span className={css.fill} style={{ width: `${Math.round(level * 100)}%` }} />
      </span>
      <input className={css.volume} type="range" min={0} max={3} step={0.25} value={factor} aria-label={`Volume of ${name}`} aria-valuetext={`${Math.round(factor * 100)} percent`}
        onChange={(event) => change(Number(event.target.value))} />
    </div>
  );
}
