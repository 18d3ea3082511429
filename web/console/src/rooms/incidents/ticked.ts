import type { IncidentView } from "@tocsin/wire";

/// Which units are ticked: by hand, else as recommended; never one that is already there.
export function tickedUnits(incident: IncidentView, byHand: readonly string[] | undefined): string[] {
  const rows = incident.recommendation?.rows ?? [];
  const chosen = byHand ?? rows.filter((each) => each.send).map((each) => each.unit);
  return chosen.filter((each) => !incident.units.includes(each));
}
