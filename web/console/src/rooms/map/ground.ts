import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from "maplibre-gl";
import { BOLD, colour, ITALIC, MEDIUM, SANS } from "./ink";

/// The source of everything that stands still.
export const CITY = "city";

const NAME: ExpressionSpecification = ["coalesce", ["get", "name"], ""];
const CLASS: ExpressionSpecification = ["get", "class"];
const KIND: ExpressionSpecification = ["get", "kind"];
const RANK: ExpressionSpecification = ["coalesce", ["get", "rank"], 2];
const AGENCY: ExpressionSpecification = ["downcase", ["coalesce", ["get", "agency"], ""]];
const STATION: ExpressionSpecification = ["case", ["in", "police", AGENCY], "station-police", ["any", ["in", "ems", AGENCY], ["in", "ambulance", AGENCY]], "station-ems", ["in", "fire", AGENCY], "station-fire", "station-other"];
const GREEN = ["park", "cemetery", "wood", "garden", "community garden", "city park", "athletic field", "playground"];
const WATER = ["river", "pond", "lake", "water", "harbor"];

type Widths = readonly (readonly [zoom: number, motorway: number, primary: number, secondary: number, residential: number, service: number])[];

/// Pixels across by zoom: a street looks as important as it is, near and far.
const WIDTHS: Widths = [
  [9, 1.4, 0.9, 0.5, 0, 0],
  [12, 2.6, 2.0, 1.3, 0.5, 0],
  [13, 3.8, 3.1, 2.2, 1.1, 0.3],
  [14, 5.4, 4.6, 3.5, 2.2, 0.8],
  [15, 7.6, 6.8, 5.4, 3.9, 1.6],
  [16, 11, 10, 8.4, 6.6, 2.8],
  [17, 17, 15.5, 13.5, 11, 5],
  [18, 28, 26, 23, 19, 9],
  [19, 46, 43, 38, 33, 16],
];

/// @param more pixels on top, for the edge drawn under a street
function width(more: number): ExpressionSpecification {
  const stops = WIDTHS.flatMap(([zoom, motorway, primary, secondary, residential, service]): (number | ExpressionSpecification)[] => {
    const plus = (pixels: number) => (pixels === 0 ? 0 : pixels + (zoom < 13 ? more / 2 : more));
    return [zoom, ["match", CLASS, ["MOTORWAY", "TRUNK"], plus(motorway), "PRIMARY", plus(primary), ["SECONDARY", "TERTIARY"], plus(secondary), "RESIDENTIAL", plus(residential), plus(service)]];
  });
  return ["interpolate", ["exponential", 1.5], ["zoom"], ...stops] as unknown as ExpressionSpecification;
}

const IMPORTANCE: ExpressionSpecification = ["match", CLASS, "MOTORWAY", 6, "TRUNK", 5, "PRIMARY", 4, "SECONDARY", 3, "TERTIARY", 2, "RESIDENTIAL", 1, 0];

function byClass(motorway: string, primary: string, secondary: string, other: string): ExpressionSpecification {
  return ["match", CLASS, ["MOTORWAY", "TRUNK"], colour(motorway), "PRIMARY", colour(primary), ["SECONDARY", "TERTIARY"], colour(secondary), colour(other)];
}

function halo(token: string, size = 1.5) {
  return { "text-color": colour(token), "text-halo-color": colour("--map-halo"), "text-halo-width": size, "text-halo-blur": 0.4 };
}

/// Land, water, streets, borders.
export function ground(districts: string): LayerSpecification[] {
  return [
    { id: "land", type: "background", paint: { "background-color": colour("--map-ground") } },
    { id: "green", type: "fill", source: CITY, "source-layer": "ground", filter: ["!", ["in", KIND, ["literal", WATER]]], paint: { "fill-color": colour("--map-park") } },
    { id: "water", type: "fill", source: CITY, "source-layer": "ground", filter: ["in", KIND, ["literal", WATER]], paint: { "fill-color": colour("--map-water") } },
    { id: "rail", type: "line", source: CITY, "source-layer": "rail", paint: { "line-color": colour("--map-rail"), "line-width": ["interpolate", ["linear"], ["zoom"], 11, 0.6, 16, 1.6, 18, 2.6] } },
    { id: "rail-ties", type: "line", source: CITY, "source-layer": "rail", minzoom: 14, paint: { "line-color": colour("--map-rail"), "line-width": ["interpolate", ["linear"], ["zoom"], 14, 4, 18, 9], "line-dasharray": [0.25, 2] } },
    { id: "district-band", type: "line", source: CITY, "source-layer": "border", filter: districtFilter(districts), minzoom: 10.5, layout: { "line-join": "round" }, paint: { "line-color": colour("--map-border"), "line-width": ["interpolate", ["linear"], ["zoom"], 11, 3, 16, 9], "line-opacity": 0.14 } },
    { id: "street-casing", type: "line", source: CITY, "source-layer": "street", filter: ["!=", CLASS, "FOOTWAY"], layout: { "line-cap": "round", "line-join": "round", "line-sort-key": IMPORTANCE }, paint: { "line-color": byClass("--map-motorway-edge", "--map-main-edge", "--map-casing", "--map-casing"), "line-width": width(2) } },
    { id: "footway", type: "line", source: CITY, "source-layer": "street", filter: ["==", CLASS, "FOOTWAY"], minzoom: 14, paint: { "line-color": colour("--map-casing"), "line-width": ["interpolate", ["linear"], ["zoom"], 14, 0.8, 18, 2.5], "line-dasharray": [2, 1.5] } },
    { id: "street", type: "line", source: CITY, "source-layer": "street", filter: ["!=", CLASS, "FOOTWAY"], layout: { "line-cap": "round", "line-join": "round", "line-sort-key": IMPORTANCE }, paint: { "line-color": byClass("--map-motorway", "--map-main", "--map-middle", "--map-street"), "line-width": width(0) } },
    { id: "one-way", type: "symbol", source: CITY, "source-layer": "street", minzoom: 15.4, filter: ["all", ["has", "oneWay"], ["!=", CLASS, "FOOTWAY"]], layout: { "symbol-placement": "line", "symbol-spacing": 170, "icon-image": "one-way", "icon-size": ["interpolate", ["linear"], ["zoom"], 15.4, 0.7, 18, 1.2], "icon-rotate": ["case", ["<", ["get", "oneWay"], 0], 180, 0], "icon-rotation-alignment": "map", "icon-padding": 1 }, paint: { "icon-opacity": 0.75 } },
    { id: "district", type: "line", source: CITY, "source-layer": "border", filter: districtFilter(districts), minzoom: 10.5, layout: { "line-join": "round" }, paint: { "line-color": colour("--map-border"), "line-width": ["interpolate", ["linear"], ["zoom"], 11, 0.9, 16, 1.8], "line-opacity": 0.8, "line-dasharray": [4, 3] } },
    { id: "town", type: "line", source: CITY, "source-layer": "border", filter: ["==", KIND, "MUNICIPALITY"], layout: { "line-join": "round" }, paint: { "line-color": colour("--map-town"), "line-width": ["interpolate", ["linear"], ["zoom"], 9, 1.2, 14, 2.2, 18, 3], "line-opacity": 0.75, "line-dasharray": [5, 2, 1, 2] } },
  ];
}

/// Marks and words, the least important first: whoever comes later takes the room.
export function words(districts: string): LayerSpecification[] {
  return [...marks(), ...names(districts)];
}

function marks(): LayerSpecification[] {
  return [
    // Colours of the bonnet by flow (NFPA 291).
    { id: "hydrant", type: "circle", source: CITY, "source-layer": "hydrant", minzoom: 15.7, paint: {
      "circle-radius": ["interpolate", ["linear"], ["zoom"], 15.7, 2.2, 17, 4.8, 19, 7],
      "circle-color": ["case", ["==", ["get", "inService"], false], colour("--map-ground"), ["<=", ["get", "flowGpm"], 0], colour("--map-hydrant-unknown"), ["step", ["get", "flowGpm"], colour("--map-hydrant-c"), 500, colour("--map-hydrant-b"), 1000, colour("--map-hydrant-a"), 1500, colour("--map-hydrant-aa")]],
      "circle-stroke-color": ["case", ["==", ["get", "inService"], false], colour("--bad"), colour("--map-halo")],
      "circle-stroke-width": 1.4,
    } },
    { id: "hydrant-flow", type: "symbol", source: CITY, "source-layer": "hydrant", minzoom: 17, layout: { "text-field": ["case", ["==", ["get", "inService"], false], "out", [">", ["get", "flowGpm"], 0], ["concat", ["number-format", ["get", "flowGpm"], { locale: "en-US" }], " gpm"], ""], "text-font": MEDIUM, "text-size": 10.5, "text-variable-anchor": ["top", "right", "left", "bottom"], "text-radial-offset": 0.75 }, paint: halo("--map-hydrant-text") },
    { id: "place-minor", type: "symbol", source: CITY, "source-layer": "place", filter: ["==", RANK, 3], minzoom: 17, layout: place(), paint: halo("--map-place") },
    { id: "place-other", type: "symbol", source: CITY, "source-layer": "place", filter: ["==", RANK, 2], minzoom: 15.6, layout: place(), paint: halo("--map-place") },
    { id: "house-number", type: "symbol", source: CITY, "source-layer": "door", minzoom: 16.2, layout: { "text-field": ["get", "number"], "text-font": MEDIUM, "text-size": ["interpolate", ["linear"], ["zoom"], 16.2, 9.5, 17, 11.5, 19, 15], "text-padding": 2 }, paint: halo("--map-number", 1.3) },
    { id: "box", type: "symbol", source: CITY, "source-layer": "box", minzoom: 15, layout: { "icon-image": "box", "icon-allow-overlap": true, "text-field": ["step", ["zoom"], "", 15.8, ["get", "number"]], "text-font": BOLD, "text-size": 11, "text-variable-anchor": ["left", "right", "top"], "text-radial-offset": 0.75, "text-optional": true }, paint: halo("--bad") },
    { id: "landmark", type: "symbol", source: CITY, "source-layer": "place", filter: ["==", RANK, 1], minzoom: 12, layout: place(), paint: { ...halo("--map-place"), "text-color": ["case", ["in", KIND, ["literal", WATER]], colour("--map-water-text"), ["in", KIND, ["literal", GREEN]], colour("--map-park-text"), colour("--map-place")] } },
  ];
}

/// A place has a dot where it is and its name beside; a ground has its name across it.
function place(): Extract<LayerSpecification, { type: "symbol" }>["layout"] {
  const wide: ExpressionSpecification = ["in", KIND, ["literal", [...GREEN, ...WATER]]];
  return {
    "text-field": NAME,
    "text-font": ["case", ["in", KIND, ["literal", WATER]], ["literal", ITALIC], ["literal", SANS]] as unknown as string[],
    "text-size": ["interpolate", ["linear"], ["zoom"], 13, 11, 18, 12.5],
    "text-max-width": 8,
    "text-padding": 4,
    "icon-image": ["case", wide, "", "dot"],
    "text-variable-anchor": ["left", "right", "top", "bottom"],
    "text-radial-offset": ["case", wide, 0, 0.55],
    "text-justify": "auto",
    "symbol-sort-key": RANK,
  };
}

function names(districts: string): LayerSpecification[] {
  const street = (id: string, filter: FilterSpecification, minzoom: number, font: string[], small: number, large: number, spacing: number): LayerSpecification => ({
    id, type: "symbol", source: CITY, "source-layer": "street_name", filter, minzoom,
    layout: { "symbol-placement": "line", "text-field": NAME, "text-font": font, "text-size": ["interpolate", ["linear"], ["zoom"], minzoom, small, 18, large], "symbol-spacing": spacing, "text-max-angle": 30, "text-padding": 3 },
    paint: halo("--map-label", 1.7),
  });
  return [
    street("street-name-small", ["match", CLASS, ["RESIDENTIAL", "SERVICE", "FOOTWAY"], true, false], 14.2, MEDIUM, 10, 14, 320),
    street("street-name-middle", ["match", CLASS, ["SECONDARY", "TERTIARY"], true, false], 13.2, MEDIUM, 10.5, 15, 340),
    street("street-name-main", ["match", CLASS, ["MOTORWAY", "TRUNK", "PRIMARY"], true, false], 12, BOLD, 10.5, 16, 380),
    { id: "district-name", type: "symbol", source: CITY, "source-layer": "district", filter: districtFilter(districts), minzoom: 11.5, maxzoom: 16, layout: { "text-field": NAME, "text-font": BOLD, "text-size": ["interpolate", ["linear"], ["zoom"], 11.5, 11, 15, 17], "text-letter-spacing": 0.04, "text-padding": 6, "symbol-sort-key": ["-", 0, ["get", "meters"]] }, paint: { ...halo("--map-border", 2), "text-opacity": 0.95 } },
    { id: "town-name", type: "symbol", source: CITY, "source-layer": "district", filter: ["==", KIND, "MUNICIPALITY"], maxzoom: 14, layout: { "text-field": ["upcase", NAME], "text-font": BOLD, "text-size": ["interpolate", ["linear"], ["zoom"], 9, 11, 13, 15], "text-letter-spacing": 0.16, "text-padding": 8 }, paint: halo("--map-town", 2) },
    { id: "station", type: "symbol", source: CITY, "source-layer": "station", minzoom: 10, layout: { "icon-image": STATION, "icon-size": ["interpolate", ["linear"], ["zoom"], 10, 0.7, 13, 1], "icon-allow-overlap": true, "text-field": ["step", ["zoom"], "", 14, NAME], "text-font": SANS, "text-size": 11.5, "text-offset": [0, 1], "text-anchor": "top", "text-max-width": 9, "text-optional": true }, paint: halo("--map-label") },
    { id: "hospital", type: "symbol", source: CITY, "source-layer": "hospital", minzoom: 10, layout: { "icon-image": "hospital", "icon-size": ["interpolate", ["linear"], ["zoom"], 10, 0.7, 13, 1], "icon-allow-overlap": true, "text-field": ["step", ["zoom"], "", 13.5, NAME], "text-font": MEDIUM, "text-size": 11.5, "text-offset": [0, 1], "text-anchor": "top", "text-max-width": 9, "text-optional": true }, paint: halo("--info") },
  ];
}

/// The layers that show one kind of district, whichever is chosen.
export const DISTRICT_LAYERS = ["district-band", "district", "district-name"] as const;

export function districtFilter(kind: string): FilterSpecification {
  return ["==", KIND, kind];
}
