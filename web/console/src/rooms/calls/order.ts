import type { CallView, MatchView, IncidentView } from "@tocsin/wire";
import { metersBetween } from "../../parts/format";

/// Emergency lines first, then the one that has waited longest.
export function byUrgency(a: CallView, b: CallView): number {
  return a.rank - b.rank || a.arrivedAt.localeCompare(b.arrivedAt) || a.id - b.id;
}

export function nextToAnswer(calls: readonly CallView[]): CallView | undefined {
  return calls.filter((each) => each.status === "RINGING").sort(byUrgency)[0];
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

/// Whether Enter may take the first match unseen: not while the same name stands in several towns.
export function sureOf(matches: readonly MatchView[]): boolean {
  const [first, ...others] = matches;
  if (!first) return false;
  return !others.some((each) => each.label === first.label && each.municipality !== first.municipality);
}
