import type { TileSet } from "@tocsin/wire";
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";
import { CITY, ground, words } from "./ground";
import { BOLD, colour, fontFaces, SANS } from "./ink";

const LIVE = ["closed", "routes", "drawn", "track", "area", "incidents", "units", "caller", "here"] as const;
export type LiveSource = (typeof LIVE)[number];

/// Closed pieces, and those about to be: under the names, so that these stay readable.
function closed(): LayerSpecification[] {
  const across = (far: number, middle: number, near: number): ExpressionSpecification => ["interpolate", ["exponential", 1.5], ["zoom"], 11, far, 15, middle, 18, near];
  return [
    { id: "closed", type: "line", source: "closed", layout: { "line-cap": "butt" }, paint: { "line-color": colour("--bad-fill"), "line-width": across(3, 8, 22) } },
    { id: "closed-bars", type: "line", source: "closed", paint: { "line-color": colour("--map-halo"), "line-width": across(1.5, 5, 15), "line-dasharray": [0.8, 0.8] } },
    { id: "chosen", type: "line", source: CITY, "source-layer": "street", filter: ["in", ["get", "id"], ["literal", []]], layout: { "line-cap": "round" }, paint: { "line-color": colour("--accent"), "line-width": across(4, 10, 26), "line-opacity": 0.6 } },
  ];
}

function live(): LayerSpecification[] {
  const label = { "text-color": colour("--text"), "text-halo-color": colour("--map-halo"), "text-halo-width": 1.8 };
  return [
    { id: "closed-name", type: "symbol", source: "closed", minzoom: 13.5, layout: { "symbol-placement": "line-center", "text-field": "CLOSED", "text-font": BOLD, "text-size": 11, "text-offset": [0, -1.5], "text-allow-overlap": true }, paint: { ...label, "text-color": colour("--bad") } },
    { id: "drawn-ground", type: "fill", source: "drawn", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": colour("--accent"), "fill-opacity": 0.14 } },
    { id: "drawn-line", type: "line", source: "drawn", paint: { "line-color": colour("--accent"), "line-width": 2.5 } },
    { id: "drawn-corner", type: "circle", source: "drawn", filter: ["==", ["geometry-type"], "Point"], paint: { "circle-radius": 4, "circle-color": colour("--map-halo"), "circle-stroke-color": colour("--accent"), "circle-stroke-width": 2 } },
    { id: "drawn-length", type: "symbol", source: "drawn", filter: ["==", ["geometry-type"], "Point"], layout: { "text-field": ["coalesce", ["get", "label"], ""], "text-font": BOLD, "text-size": 13, "text-offset": [0, -1.1], "text-allow-overlap": true }, paint: label },
    { id: "track", type: "line", source: "track", filter: ["==", ["geometry-type"], "LineString"], layout: { "line-cap": "round" }, paint: { "line-color": colour("--bad-fill"), "line-width": 2.5, "line-opacity": 0.85 } },
    { id: "track-circle", type: "line", source: "track", filter: ["==", ["geometry-type"], "Polygon"], paint: { "line-color": colour("--bad-fill"), "line-width": 1, "line-opacity": 0.45 } },
    { id: "track-fix", type: "circle", source: "track", filter: ["==", ["geometry-type"], "Point"], paint: { "circle-radius": 3.5, "circle-color": colour("--bad-fill"), "circle-opacity": 0.75, "circle-stroke-color": colour("--map-halo"), "circle-stroke-width": 1 } },
    { id: "track-age", type: "symbol", source: "track", filter: ["==", ["geometry-type"], "Point"], minzoom: 14.5, layout: { "text-field": ["get", "label"], "text-font": SANS, "text-size": 10, "text-offset": [0.8, 0], "text-anchor": "left" }, paint: { ...label, "text-color": colour("--bad") } },
    { id: "route-casing", type: "line", source: "routes", layout: { "line-cap": "round", "line-join": "round" }, paint: { "line-color": colour("--map-halo"), "line-width": 6, "line-opacity": 0.8 } },
    { id: "route", type: "line", source: "routes", layout: { "line-cap": "round", "line-join": "round" }, paint: { "line-color": colour("--accent"), "line-width": 3, "line-opacity": 0.9 } },
    { id: "area", type: "fill", source: "area", paint: { "fill-color": colour("--bad-fill"), "fill-opacity": 0.14 } },
    { id: "area-edge", type: "line", source: "area", paint: { "line-color": colour("--bad-fill"), "line-width": 1.5, "line-dasharray": [3, 2] } },
    { id: "unit-heading", type: "symbol", source: "units", filter: ["==", ["get", "moving"], true], layout: { "icon-image": ["concat", "heading-", ["get", "look"]], "icon-size": ["interpolate", ["linear"], ["zoom"], 11, 0.7, 14, 1], "icon-rotate": ["get", "heading"], "icon-rotation-alignment": "map", "icon-allow-overlap": true, "icon-ignore-placement": true }, paint: { "icon-opacity": ["case", ["get", "stale"], 0.5, 1] } },
    { id: "unit", type: "symbol", source: "units", layout: { "icon-image": ["concat", "unit-", ["get", "agency"], "-", ["get", "look"]], "icon-size": ["interpolate", ["linear"], ["zoom"], 11, 0.7, 14, 1], "icon-allow-overlap": true, "text-field": ["step", ["zoom"], ["case", ["get", "busy"], ["get", "label"], ""], 13.4, ["get", "label"]], "text-font": BOLD, "text-size": 11.5, "text-offset": [0, 0.95], "text-anchor": "top", "text-optional": true, "symbol-sort-key": ["case", ["get", "busy"], 1, 0] }, paint: { ...label, "icon-opacity": ["case", ["get", "stale"], 0.5, 1] } },
    { id: "caller", type: "symbol", source: "caller", layout: { "icon-image": "caller", "icon-allow-overlap": true, "text-optional": true, "text-field": ["get", "label"], "text-font": BOLD, "text-size": 12, "text-offset": [0, 1.8], "text-anchor": "top" }, paint: { ...label, "text-color": colour("--bad") } },
    { id: "incident", type: "symbol", source: "incidents", layout: { "icon-image": ["concat", "incident-", ["to-string", ["get", "priority"]]], "icon-size": ["interpolate", ["linear"], ["zoom"], 11, ["case", ["get", "working"], 1.1, 0.7], 14, ["case", ["get", "working"], 1.35, 1]], "icon-allow-overlap": true, "text-field": ["get", "label"], "text-font": BOLD, "text-size": ["case", ["get", "working"], 13, 11], "text-offset": [0, -1.3], "text-anchor": "bottom", "text-optional": true, "symbol-sort-key": ["case", ["get", "working"], 9, ["-", 6, ["get", "priority"]]] }, paint: label },
    { id: "here", type: "circle", source: "here", paint: { "circle-radius": 7, "circle-color": "transparent", "circle-stroke-color": colour("--accent"), "circle-stroke-width": 2.5 } },
  ];
}

/// The map of a pack: tiles below, what lives above them.
export function styleOf(tiles: TileSet, districts: string): StyleSpecification {
  const empty = { type: "FeatureCollection" as const, features: [] };
  return {
    version: 8,
    "font-faces": fontFaces(),
    sources: {
      [CITY]: { type: "vector", tiles: tiles.tiles.map((path) => location.origin + path), minzoom: tiles.minzoom, maxzoom: tiles.maxzoom, bounds: tiles.bounds },
      ...Object.fromEntries(LIVE.map((name) => [name, { type: "geojson" as const, data: empty }])),
    },
    layers: [...ground(districts), ...closed(), ...words(districts), ...live()],
  };
}
