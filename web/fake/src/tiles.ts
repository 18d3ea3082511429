import { GeoJSONVT, type GeoJSONVTTile } from "@maplibre/geojson-vt";
import { fromGeojsonVt } from "@maplibre/vt-pbf";
import type { Feature, Position, TileSet } from "@tocsin/wire";
import { point, type City } from "./city";

const NEAREST = 16;
/// As docs/map.md has it: the layer's name, the least zoom, what is on it.
type Layer = readonly [name: string, from: number, features: Feature[]];

/// The made-up city as vector tiles, in the layers of docs/map.md.
export class FakeTiles {
  private readonly layers: readonly (readonly [name: string, from: number, index: GeoJSONVT])[];

  constructor(city: City, stations: Feature[]) {
    this.layers = layersOf(city, stations).map(([name, from, features]) => [
      name, from, new GeoJSONVT({ type: "FeatureCollection", features } as ConstructorParameters<typeof GeoJSONVT>[0], { maxZoom: NEAREST, indexMaxZoom: 11, extent: 4096, tolerance: 3, buffer: 64 }),
    ]);
  }

  static set(version: string): TileSet {
    return {
      tiles: [`/api/map/tiles/${version}/{z}/{x}/{y}`], minzoom: 9, maxzoom: NEAREST, bounds: [-180, -85, 180, 85], version, attribution: "made up",
      districts: ["MUNICIPALITY", "POLICE_SECTOR", "FIRE_ENGINE"],
    };
  }

  /// Null where nothing is drawn.
  tile(z: number, x: number, y: number): Uint8Array | null {
    const drawn: Record<string, GeoJSONVTTile> = {};
    for (const [name, from, index] of this.layers) {
      const tile = z >= from ? index.getTile(z, x, y) : null;
      if (tile && tile.features.length > 0) drawn[name] = tile;
    }
    return Object.keys(drawn).length === 0 ? null : fromGeojsonVt(drawn, { version: 2, extent: 4096 });
  }
}

function layersOf(city: City, stations: Feature[]): Layer[] {
  const streets = city.streets().features.map((each) => ({ ...each, properties: { ...each.properties, class: String(each.properties["class"] ?? "RESIDENTIAL").toUpperCase() } }));
  const rings = city.boundaries().features.map((each) => ({ each, ring: each.geometry.type === "Polygon" ? each.geometry.coordinates[0]! : [] }));
  const grounds = city.grounds().features;
  const labels = city.labels().features;
  return [
    ["ground", 9, grounds],
    ["street", 9, streets],
    ["street_name", 12, joined(streets)],
    ["border", 9, rings.map(({ each, ring }) => ({ ...each, geometry: { type: "LineString", coordinates: ring } }))],
    ["district", 9, rings.map(({ each, ring }) => point(middle(ring), { ...each.properties, meters: 500 }))],
    ["place", 13, [
      ...grounds.map((each) => point(middle(each.geometry.type === "Polygon" ? each.geometry.coordinates[0]! : []), { ...each.properties, rank: 1 })),
      ...labels.filter((each) => each.properties["kind"] !== "door").map((each) => ({ ...each, properties: { kind: "place", name: each.properties["text"] ?? "", rank: 2 } })),
    ]],
    ["door", NEAREST, labels.filter((each) => each.properties["kind"] === "door").map((each) => ({ ...each, properties: { number: each.properties["text"] ?? "" } }))],
    ["hydrant", 15, city.hydrants().features],
    ["box", 15, city.boxes().features],
    ["station", 9, stations],
    ["hospital", 9, city.hospitals().features],
  ];
}

/// Blocks that follow each other under one name as one line.
function joined(blocks: Feature[]): Feature[] {
  const lines: Feature[] = [];
  let last: { name: unknown; line: Position[] } | null = null;
  for (const { geometry, properties } of blocks) {
    if (geometry.type !== "LineString") continue;
    const [first, ...rest] = geometry.coordinates;
    const end: Position | undefined = last?.line.at(-1);
    if (last && first && end && last.name === properties["name"] && Math.abs(end[0] - first[0]) + Math.abs(end[1] - first[1]) < 1e-6) {
      last.line.push(...rest);
      continue;
    }
    last = { name: properties["name"], line: [...geometry.coordinates] };
    lines.push({ type: "Feature", geometry: { type: "LineString", coordinates: last.line }, properties: { name: properties["name"] ?? "", class: properties["class"] ?? "" } });
  }
  return lines;
}

function middle(ring: Position[]): Position {
  const lons = ring.map((each) => each[0]);
  const lats = ring.map((each) => each[1]);
  return [(Math.min(...lons) + Math.max(...lons)) / 2, (Math.min(...lats) + Math.max(...lats)) / 2];
}
