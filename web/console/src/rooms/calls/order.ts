import type { CallView, MatchView, IncidentView, QueueBoardView } from "@tocsin/wire";
import { metersBetween } from "../../parts/format";

/// Emergency lines first, then the one that has waited longest.
export function byUrgency(a: CallView, b: CallView): number {
  return a.rank - b.rank || a.arrivedAt.localeCompare(b.arrivedAt) || a.id - b.id;
}

/// A suspect of an emergency line comes after alarms and before the lines that are no emergency.
const SUSPECT_RANKS = 1.5;

/// As [byUrgency], with suspects of a flood behind; the centre orders the same way.
export function byTurn(board: QueueBoardView | null = null): (a: CallView, b: CallView) => number {
  const suspects = new Set(board?.waits.filter((each) => each.suspect).map((each) => each.call));
  const band = (call: CallView) => call.rank + (suspects.has(call.id) ? SUSPECT_RANKS : 0);
  return (a, b) => band(a) - band(b) || a.arrivedAt.localeCompare(b.arrivedAt) || a.id - b.id;
}

/// A caller whose position went away comes first of all.
export function nextToAnswer(calls: readonly CallView[], board: QueueBoardView | null = null): CallView | undefined {
  for (const { call } of board?.stranded ?? []) {
    const alone = calls.find((each) => each.id === call);
    if (alone) return alone;
  }
  return calls.filter((each) => each.status === "RINGING").sort(byTurn(board))[0];
}

/// Whether a waiting call rings at a position: it is offered there, its line rings there, or no console of a position
/// is there at all. While the centre has not told, every emergency rings.
export function ringsAt(call: CallView, board: QueueBoardView | null, position: string | undefined): boolean {
  const wait = board?.waits.find((each) => each.call === call.id);
  const line = board?.lines.find((each) => each.code === wait?.queue);
  if (!wait || !line) return call.line === "EMERGENCY";
  if (line.stage === "EVERYWHERE") return true;
  if (position === undefined) return false;
  if (wait.overflow >= 2) return board?.seats.some((each) => each.position === position && each.state !== "TALKING") ?? false;
  return (wait.ringing ?? line.ringing).includes(position);
}

/// The call a desk looks at when nobody chose one: the one it talks on, else the last it talked on.
export function ownCall(calls: readonly CallView[], login: string | undefined): CallView | undefined {
  const mine = calls.filter((each) => each.handler === login);
  const rank = (call: CallView) => (call.status === "ACTIVE" ? 0 : call.status === "HELD" ? 1 : 2);
  return mine.sort((a, b) => rank(a) - rank(b) || (b.answeredAt ?? "").localeCompare(a.answeredAt ?? ""))[0];
}

const NEAR_METERS = 250;
const RECENT_MILLIS = 2 * 3600_000;

/// Open incidents a new call may belong to: close by and recent, nearest first.
export function incidentsNear(
  spot: { lat: number; lon: number } | null,
  incidents: readonly IncidentView[],
  now: number,
): { incident: IncidentView; meters: number }[] {
  if (!spot) return [];
  return incidents
    .flatMap((incident) => {
      const { place } = incident;
      if (incident.status === "CLOSED" || place?.lat === undefined || place.lon === undefined) return [];
      if (now - Date.parse(incident.openedAt) > RECENT_MILLIS) return [];
      const meters = metersBetween(spot, { lat: place.lat, lon: place.lon });
      return meters <= NEAR_METERS ? [{ incident, meters }] : [];
    })
    .sort((a, b) => a.meters - b.meters);
}

const ALIKE = 0.005;

/// Whether Enter may take the first match unseen: not while the same name stands in several towns, nor while two doors
/// fit alike that differ in the street's type only, as 37 Porter St and 37 Porter Rd.
export function sureOf(matches: readonly MatchView[]): boolean {
  const [first, ...others] = matches;
  if (!first) return false;
  return !others.some((each) => (each.label === first.label && each.municipality !== first.municipality) || isSameButType(first, each));
}

function isSameButType(one: MatchView, other: MatchView): boolean {
  const name = (match: MatchView) => match.label.slice(0, match.label.lastIndexOf(" "));
  return one.exactness === "EXACT" && other.exactness === "EXACT" && one.label !== other.label
    && /^\d/.test(one.label) && name(one).includes(" ") && name(one) === name(other) && Math.abs(one.score - other.score) < ALIKE;
}
