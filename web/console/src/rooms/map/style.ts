import { lookups, type MapLayer } from "@tocsin/wire";
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";

const GROUND: readonly MapLayer[] = ["grounds", "streets", "boundaries", "stations", "hydrants", "boxes", "hospitals", "labels"];
const LIVE = ["routes", "drawn", "track", "area", "incidents", "units", "caller", "here"] as const;
export type LiveSource = (typeof LIVE)[number];

/// Colours come from the same tokens as the rest of the console.
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

const NAME: ExpressionSpecification = ["coalesce", ["get", "name"], ""];
const ROAD: ExpressionSpecification = ["upcase", ["coalesce", ["get", "class"], "RESIDENTIAL"]];
const GROUND_KIND: ExpressionSpecification = ["downcase", ["coalesce", ["get", "kind"], ""]];
const AGENCY: ExpressionSpecification = ["downcase", ["to-string", ["coalesce", ["get", "agency"], ""]]];
const STATION: ExpressionSpecification = ["case", ["in", "police", AGENCY], "station-police", ["any", ["in", "ems", AGENCY], ["in", "ambulance", AGENCY]], "station-ems", ["in", "fire", AGENCY], "station-fire", "station-other"];
const SANS = ["IBM Plex Sans"];
const MAIN: ExpressionSpecification = ["in", ROAD, ["literal", ["MOTORWAY", "TRUNK", "PRIMARY"]]];
const MIDDLE: ExpressionSpecification = ["in", ROAD, ["literal", ["SECONDARY", "TERTIARY"]]];

function width(main: number, middle: number, small: number): ExpressionSpecification {
  const at = (factor: number): ExpressionSpecification => ["case", MAIN, main * factor, MIDDLE, middle * factor, small * factor];
  return ["interpolate", ["exponential", 1.6], ["zoom"], 11, at(0.25), 13, at(0.7), 15, at(1.6), 18, at(6)];
}

function ground(): LayerSpecification[] {
  const label = { "text-color": colour("--map-label"), "text-halo-color": colour("--map-halo"), "text-halo-width": 1.4 };
  return [
    { id: "land", type: "background", paint: { "background-color": colour("--map-ground") } },
    { id: "park", type: "fill", source: "grounds", filter: ["in", GROUND_KIND, ["literal", ["park", "cemetery", "wood"]]], paint: { "fill-color": colour("--map-park") } },
    { id: "water", type: "fill", source: "grounds", filter: ["in", GROUND_KIND, ["literal", ["river", "pond", "water", "lake"]]], paint: { "fill-color": colour("--map-water") } },
    { id: "rail", type: "line", source: "grounds", filter: ["==", GROUND_KIND, "rail"], paint: { "line-color": colour("--map-casing"), "line-width": 1.5, "line-dasharray": [4, 3] } },
    { id: "street-casing", type: "line", source: "streets", layout: { "line-cap": "round", "line-join": "round" }, paint: { "line-color": colour("--map-casing"), "line-width": ["interpolate", ["exponential", 1.6], ["zoom"], 11, 0.6, 13, ["case", MAIN, 5, MIDDLE, 3.6, 2.4], 15, ["case", MAIN, 10, MIDDLE, 7.6, 5.6], 18, ["case", MAIN, 34, MIDDLE, 26, 20]] } },
    { id: "street", type: "line", source: "streets", layout: { "line-cap": "round", "line-join": "round" }, paint: { "line-color": ["case", MAIN, colour("--map-main"), colour("--map-street")], "line-width": width(5, 3.8, 2.6) } },
    { id: "sector", type: "line", source: "boundaries", filter: ["in", ["get", "kind"], ["literal", ["POLICE_SECTOR", "FIRE_ENGINE"]]], minzoom: 12.5, paint: { "line-color": colour("--map-border"), "line-width": 1, "line-opacity": 0.45, "line-dasharray": [2, 3] } },
    { id: "town", type: "line", source: "boundaries", filter: ["==", ["get", "kind"], "MUNICIPALITY"], paint: { "line-color": colour("--map-border"), "line-width": 1.8, "line-opacity": 0.75, "line-dasharray": [5, 2, 1, 2] } },
    { id: "hydrant", type: "circle", source: "hydrants", minzoom: 15.2, paint: { "circle-radius": 3, "circle-color": ["case", ["==", ["get", "inService"], false], colour("--map-ground"), colour("--info")], "circle-stroke-color": colour("--info"), "circle-stroke-width": 1.2 } },
    { id: "hydrant-flow", type: "symbol", source: "hydrants", minzoom: 17, layout: { "text-field": ["to-string", ["coalesce", ["get", "flowGpm"], ""]], "text-font": SANS, "text-size": 10, "text-offset": [0, 0.9] }, paint: label },
    { id: "box", type: "symbol", source: "boxes", minzoom: 15.2, layout: { "text-field": ["concat", "▪", ["get", "number"]], "text-font": SANS, "text-size": 10 }, paint: { ...label, "text-color": colour("--bad") } },
    { id: "street-name", type: "symbol", source: "streets", minzoom: 13.6, layout: { "symbol-placement": "line", "text-field": NAME, "text-font": SANS, "text-size": ["interpolate", ["linear"], ["zoom"], 13.6, 10, 17, 13], "symbol-spacing": 260 }, paint: label },
    { id: "ground-name", type: "symbol", source: "grounds", minzoom: 13, layout: { "text-field": NAME, "text-font": SANS, "text-size": 11 }, paint: { ...label, "text-opacity": 0.8 } },
    { id: "sector-name", type: "symbol", source: "boundaries", filter: ["==", ["get", "kind"], "POLICE_SECTOR"], minzoom: 12.8, maxzoom: 15, layout: { "text-field": NAME, "text-font": SANS, "text-size": 12 }, paint: { ...label, "text-color": colour("--map-border"), "text-opacity": 0.8 } },
    { id: "house-number", type: "symbol", source: "labels", filter: ["==", ["get", "kind"], "door"], minzoom: 16, layout: { "text-field": ["get", "text"], "text-font": SANS, "text-size": ["interpolate", ["linear"], ["zoom"], 16, 10, 18, 13], "text-padding": 1 }, paint: label },
    { id: "place-name", type: "symbol", source: "labels", filter: ["!=", ["get", "kind"], "door"], minzoom: 14.6, layout: { "text-field": ["get", "text"], "text-font": SANS, "text-size": 11, "text-max-width": 8 }, paint: { ...label, "text-color": colour("--teal") } },
    { id: "town-name", type: "symbol", source: "boundaries", filter: ["==", ["get", "kind"], "MUNICIPALITY"], maxzoom: 15, layout: { "text-field": ["upcase", NAME], "text-font": SANS, "text-size": 13, "text-letter-spacing": 0.15 }, paint: { ...label, "text-opacity": 0.85 } },
    { id: "station", type: "symbol", source: "stations", layout: { "icon-image": STATION, "icon-size": 1, "icon-allow-overlap": true, "text-field": ["step", ["zoom"], "", 14, NAME], "text-font": SANS, "text-size": 11, "text-offset": [0, 1.1], "text-anchor": "top", "text-optional": true }, paint: label },
    { id: "hospital", type: "symbol", source: "hospitals", layout: { "icon-image": "hospital", "icon-allow-overlap": true, "text-field": ["step", ["zoom"], "", 13.5, NAME], "text-font": SANS, "text-size": 11, "text-offset": [0, 1.1], "text-anchor": "top", "text-optional": true }, paint: label },
  ];
}

function live(): LayerSpecification[] {
  const label = { "text-color": colour("--text"), "text-halo-color": colour("--map-halo"), "text-halo-width": 1.8 };
  const nothing: ExpressionSpecification = ["in", ["get", "id"], ["literal", []]];
  return [
    // Filters name the pieces: closed ones, and those about to be.
    { id: "closed", type: "line", source: "streets", filter: nothing, layout: { "line-cap": "butt" }, paint: { "line-color": colour("--bad-fill"), "line-width": ["interpolate", ["linear"], ["zoom"], 11, 3, 15, 8, 18, 18] } },
    { id: "closed-bars", type: "line", source: "streets", filter: nothing, paint: { "line-color": colour("--map-halo"), "line-width": ["interpolate", ["linear"], ["zoom"], 11, 1.5, 15, 5, 18, 12], "line-dasharray": [0.8, 0.8] } },
    { id: "chosen", type: "line", source: "streets", filter: nothing, layout: { "line-cap": "round" }, paint: { "line-color": colour("--accent"), "line-width": 9, "line-opacity": 0.6 } },
    { id: "closed-name", type: "symbol", source: "streets", filter: nothing, minzoom: 13.5, layout: { "symbol-placement": "line-center", "text-field": "CLOSED", "text-font": SANS, "text-size": 11, "text-offset": [0, -1.5], "text-allow-overlap": true }, paint: { ...label, "text-color": colour("--bad") } },
    { id: "drawn-ground", type: "fill", source: "drawn", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": colour("--accent"), "fill-opacity": 0.14 } },
    { id: "drawn-line", type: "line", source: "drawn", paint: { "line-color": colour("--accent"), "line-width": 2.5 } },
    { id: "drawn-corner", type: "circle", source: "drawn", filter: ["==", ["geometry-type"], "Point"], paint: { "circle-radius": 4, "circle-color": colour("--map-halo"), "circle-stroke-color": colour("--accent"), "circle-stroke-width": 2 } },
    { id: "drawn-length", type: "symbol", source: "drawn", filter: ["==", ["geometry-type"], "Point"], layout: { "text-field": ["coalesce", ["get", "label"], ""], "text-font": SANS, "text-size": 13, "text-offset": [0, -1.1], "text-allow-overlap": true }, paint: label },
    { id: "track", type: "line", source: "track", filter: ["==", ["geometry-type"], "LineString"], layout: { "line-cap": "round" }, paint: { "line-color": colour("--bad-fill"), "line-width": 2.5, "line-opacity": 0.85 } },
    { id: "track-circle", type: "line", source: "track", filter: ["==", ["geometry-type"], "Polygon"], paint: { "line-color": colour("--bad-fill"), "line-width": 1, "line-opacity": 0.45 } },
    { id: "track-fix", type: "circle", source: "track", filter: ["==", ["geometry-type"], "Point"], paint: { "circle-radius": 3.5, "circle-color": colour("--bad-fill"), "circle-opacity": 0.75, "circle-stroke-color": colour("--map-halo"), "circle-stroke-width": 1 } },
    { id: "track-age", type: "symbol", source: "track", filter: ["==", ["geometry-type"], "Point"], minzoom: 14.5, layout: { "text-field": ["get", "label"], "text-font": SANS, "text-size": 10, "text-offset": [0.8, 0], "text-anchor": "left" }, paint: { ...label, "text-color": colour("--bad") } },
    { id: "route-casing", type: "line", source: "routes", layout: { "line-cap": "round", "line-join": "round" }, paint: { "line-color": colour("--map-halo"), "line-width": 6, "line-opacity": 0.8 } },
    { id: "route", type: "line", source: "routes", layout: { "line-cap": "round", "line-join": "round" }, paint: { "line-color": colour("--accent"), "line-width": 3, "line-opacity": 0.9 } },
    { id: "area", type: "fill", source: "area", paint: { "fill-color": colour("--bad-fill"), "fill-opacity": 0.14 } },
    { id: "area-edge", type: "line", source: "area", paint: { "line-color": colour("--bad-fill"), "line-width": 1.5, "line-dasharray": [3, 2] } },
    { id: "unit-heading", type: "symbol", source: "units", filter: ["==", ["get", "moving"], true], layout: { "icon-image": ["concat", "heading-", ["get", "look"]], "icon-rotate": ["get", "heading"], "icon-rotation-alignment": "map", "icon-allow-overlap": true, "icon-ignore-placement": true }, paint: { "icon-opacity": ["case", ["get", "stale"], 0.5, 1] } },
    { id: "unit", type: "symbol", source: "units", layout: { "icon-image": ["concat", "unit-", ["get", "agency"], "-", ["get", "look"]], "icon-allow-overlap": true, "text-field": ["step", ["zoom"], ["case", ["get", "busy"], ["get", "label"], ""], 13.4, ["get", "label"]], "text-font": SANS, "text-size": 11, "text-offset": [0, 0.95], "text-anchor": "top", "text-optional": true, "symbol-sort-key": ["case", ["get", "busy"], 1, 0] }, paint: { ...label, "icon-opacity": ["case", ["get", "stale"], 0.5, 1] } },
    { id: "caller", type: "symbol", source: "caller", layout: { "icon-image": "caller", "icon-allow-overlap": true, "icon-ignore-placement": true, "text-optional": true, "text-field": ["get", "label"], "text-font": SANS, "text-size": 12, "text-offset": [0, 1.8], "text-anchor": "top" }, paint: { ...label, "text-color": colour("--bad") } },
    { id: "incident", type: "symbol", source: "incidents", layout: { "icon-image": ["concat", "incident-", ["to-string", ["get", "priority"]]], "icon-size": ["case", ["get", "working"], 1.35, 1], "icon-allow-overlap": true, "text-field": ["get", "label"], "text-font": SANS, "text-size": ["case", ["get", "working"], 13, 11], "text-offset": [0, -1.3], "text-anchor": "bottom", "text-optional": true, "symbol-sort-key": ["case", ["get", "working"], 9, ["-", 6, ["get", "priority"]]] }, paint: label },
    { id: "here", type: "circle", source: "here", paint: { "circle-radius": 7, "circle-color": "transparent", "circle-stroke-color": colour("--accent"), "circle-stroke-width": 2.5 } },
  ];
}

export function styleOf(packVersion: string): StyleSpecification {
  const empty = { type: "FeatureCollection" as const, features: [] };
  return {
    version: 8,
    sources: {
      ...Object.fromEntries(GROUND.map((layer) => [layer, { type: "geojson" as const, data: new URL(lookups.mapPath(layer, packVersion), location.href).href }])),
      ...Object.fromEntries(LIVE.map((name) => [name, { type: "geojson" as const, data: empty }])),
    },
    layers: [...ground(), ...live()],
  };
}
