import type { Feature, FeatureCollection, Position } from "@tocsin/wire";
import { Store } from "../../app/store";
import { meters, metersBetween } from "../../parts/format";
import { circle, collection } from "./features";

export type Tool = "measure" | "perimeter" | "close" | "closures";

export interface Piece {
  id: string;
  name: string;
}

export interface MapWork {
  tool: Tool | null;
  /// Corners of what is measured or drawn round.
  points: Position[];
  /// Pieces of street about to be closed.
  pieces: Piece[];
}

/// What is being done on the map of this window.
export const mapWork = new Store<MapWork>({ tool: null, points: [], pieces: [] });

export function take(tool: Tool | null) {
  mapWork.set({ tool, points: [], pieces: [] });
}

export function addPoint(spot: Position) {
  mapWork.set({ points: [...mapWork.get().points, spot] });
}

/// Takes back the last corner or piece; false when there is none.
export function undo(): boolean {
  const { tool, points, pieces } = mapWork.get();
  if (tool === "close" ? pieces.length === 0 : points.length === 0) return false;
  mapWork.set(tool === "close" ? { pieces: pieces.slice(0, -1) } : { points: points.slice(0, -1) });
  return true;
}

/// Chooses a piece, or lets it go again.
export function togglePiece(piece: Piece) {
  const { pieces } = mapWork.get();
  const others = pieces.filter((each) => each.id !== piece.id);
  mapWork.set({ pieces: others.length < pieces.length ? others : [...pieces, piece] });
}

export function drawCircle(center: Position, radiusMeters: number) {
  const ring = circle(center, radiusMeters);
  if (ring.type === "Polygon") mapWork.set({ points: ring.coordinates[0]!.slice(0, -1) });
}

export function legMeters(from: Position, to: Position): number {
  return metersBetween({ lat: from[1], lon: from[0] }, { lat: to[1], lon: to[0] });
}

export function lengthMeters(points: readonly Position[]): number {
  return points.reduce((sum, point, index) => (index === 0 ? 0 : sum + legMeters(points[index - 1]!, point)), 0);
}

/// `340 m (1,115 ft)`: both, since hose and maps go by different ones.
export function distance(value: number): string {
  const feet = Math.round(value * 3.28084);
  return `${meters(value)} (${feet < 5280 ? `${feet.toLocaleString("en-US")} ft` : `${(feet / 5280).toFixed(2)} mi`})`;
}

/// What the tool draws: corners, the way through them, the ground within, the length at the last corner.
export function drawn({ tool, points }: MapWork): FeatureCollection {
  if ((tool !== "measure" && tool !== "perimeter") || points.length === 0) return collection([]);
  const features: Feature[] = points.length > 40 ? [] : points.map((coordinates, index) => ({
    type: "Feature",
    geometry: { type: "Point", coordinates },
    properties: { label: tool === "measure" && index > 0 && index === points.length - 1 ? meters(lengthMeters(points)) : "" },
  }));
  if (tool === "perimeter" && points.length > 2) {
    features.unshift({ type: "Feature", geometry: { type: "Polygon", coordinates: [[...points, points[0]!]] }, properties: {} });
  } else if (points.length > 1) {
    features.unshift({ type: "Feature", geometry: { type: "LineString", coordinates: [...points] }, properties: {} });
  }
  return collection(features);
}

/// `River Street (2), Oak Street`.
export function piecesInWords(pieces: readonly Piece[]): string {
  const counts = new Map<string, number>();
  for (const { name } of pieces) counts.set(name || "unnamed street", (counts.get(name || "unnamed street") ?? 0) + 1);
  return [...counts].map(([name, count]) => (count > 1 ? `${name} (${count} blocks)` : name)).join(", ");
}

export const UNTIL: readonly { id: string; words: string; minutes: number | null }[] = [
  { id: "open", words: "until it is opened", minutes: null },
  { id: "30", words: "for 30 minutes", minutes: 30 },
  { id: "60", words: "for 1 hour", minutes: 60 },
  { id: "120", words: "for 2 hours", minutes: 120 },
  { id: "240", words: "for 4 hours", minutes: 240 },
  { id: "720", words: "for 12 hours", minutes: 720 },
];
