import type { CallView, Feature, FeatureCollection, FixView, Position } from "@tocsin/wire";
import { age, meters, since, words } from "../../parts/format";
import { circle } from "../map/features";

/// Older circles than these say nothing any more.
const CIRCLES = 4;

/// `moved 120 m NE in 40 s`; when both circles are wider than the way, that nobody can say so.
export function movementWords(fix: FixView | undefined): string | null {
  const moved = fix?.moved;
  if (!moved) return null;
  if (!moved.beyondError) return moved.meters < 1 ? null : `no movement beyond the doubt (${meters(moved.meters)} apart)`;
  return `moved ${meters(moved.meters)} ${moved.toward} in ${age(moved.seconds)}`;
}

/// How exactly a fix says where: `within 35 m`, `a point`, `an address only`.
export function accuracyWords(fix: FixView): string {
  if (fix.lat === undefined) return "address only";
  return fix.radiusMeters !== undefined && fix.radiusMeters >= 1 ? `within ${meters(fix.radiusMeters)}` : "a point";
}

export function sourceWords(fix: FixView): string {
  // An abbreviation stays one: GPS, DHCP.
  return [/^[A-Z0-9]{2,5}$/.test(fix.method) ? fix.method : words(fix.method), fix.source].filter((each) => each !== "").join(", ");
}

/// The way a caller came: every earlier fix with its age, the newest few with their circles.
export function trackFeatures(call: CallView | undefined, now: number): FeatureCollection {
  const fixes = (call?.fixes ?? []).filter((each) => each.lat !== undefined && each.lon !== undefined && !(Math.abs(each.lat) < 1e-4 && Math.abs(each.lon) < 1e-4));
  if (fixes.length < 2) return { type: "FeatureCollection", features: [] };
  const spots = fixes.map((each): Position => [each.lon!, each.lat!]);
  const earlier = fixes.slice(0, -1);
  const features: Feature[] = [{ type: "Feature", geometry: { type: "LineString", coordinates: spots }, properties: {} }];
  for (const [index, fix] of earlier.entries()) {
    if (fix.radiusMeters && index >= earlier.length - CIRCLES) features.push({ type: "Feature", geometry: circle(spots[index]!, fix.radiusMeters), properties: {} });
    features.push({ type: "Feature", geometry: { type: "Point", coordinates: spots[index]! }, properties: { label: `${age(since(fix.takenAt, now))} ago` } });
  }
  return { type: "FeatureCollection", features };
}
