import type { Feature, FeatureCollection, Position } from "@tocsin/wire";
import { Chance } from "./chance";

/// A warped grid of streets with a river through it: enough of a city to work a console against.
export const CENTER: Position = [-71.118, 42.377];
const COLUMNS = 34;
const ROWS = 27;
const WIDE_METERS = 165;
const HIGH_METERS = 132;
const RIVER_ROW = 15;
const BRIDGES = new Set([5, 13, 20, 28]);
const METERS_PER_DEGREE = 111_320;

const EAST_WEST = [
  "Quay", "Chandler", "Ropewalk", "Linden", "Prospect", "Garrison", "Foundry", "Orchard", "Main", "Willow", "Tannery",
  "Alder", "Meridian", "Granite", "Water", "", "Embankment", "Larch", "Union", "Spring", "Highland", "Cedar", "Mason",
  "Summit", "Beacon Hill", "Fairview", "Ridge",
];
const NORTH_SOUTH = [
  "Pearl", "Adams", "Brook", "Clifton", "Dover", "Ellery", "Fulton", "Grant", "Harvard", "Irving", "Juniper", "Kirkland",
  "Lopez", "Mercer", "Norfolk", "Olive", "Pleasant", "Quincy", "River", "Shepard", "Trowbridge", "Upland", "Vassar",
  "Wendell", "Exeter", "York", "Zephyr", "Ash", "Birch", "Channing", "Dana", "Elm", "Francis", "Gore",
];

export interface Door {
  id: string;
  label: string;
  municipality: string;
  crossStreets: string;
  kind: "ADDRESS" | "INTERSECTION" | "COMMON_PLACE";
  lat: number;
  lon: number;
}

interface Node {
  column: number;
  row: number;
}

function wet(row: number) {
  return row === RIVER_ROW;
}

export function at(column: number, row: number): Position {
  const bend = Math.sin(column / 6.5) * 90 + Math.sin(row / 5 + column / 9) * 55;
  const lean = (row - ROWS / 2) * 14 + Math.sin(row / 4) * 60;
  const x = (column - COLUMNS / 2) * WIDE_METERS + lean;
  const y = (row - ROWS / 2) * HIGH_METERS + bend;
  return [
    CENTER[0] + x / (METERS_PER_DEGREE * Math.cos((CENTER[1] * Math.PI) / 180)),
    CENTER[1] + y / METERS_PER_DEGREE,
  ];
}

export function metersBetween(a: Position, b: Position): number {
  const x = (a[0] - b[0]) * METERS_PER_DEGREE * Math.cos((CENTER[1] * Math.PI) / 180);
  const y = (a[1] - b[1]) * METERS_PER_DEGREE;
  return Math.hypot(x, y);
}

export function townAt(column: number, row: number): string {
  if (row > RIVER_ROW) return column < 18 ? "Northbank" : "Hollis";
  return column < 11 ? "Westmoor" : "Riverton";
}

const TOWN_MARK: Record<string, string> = { Riverton: "R", Westmoor: "W", Northbank: "N", Hollis: "H" };

export function districtsAt(column: number, row: number): Record<string, string> {
  const mark = TOWN_MARK[townAt(column, row)] ?? "R";
  const sector = 1 + Math.floor(column / 9) + (row > RIVER_ROW ? 4 : 0);
  return {
    MUNICIPALITY: townAt(column, row),
    POLICE_SECTOR: `${mark}${sector}`,
    CAR_ROUTE: `${mark}${sector}-${1 + (row % 3)}`,
    FIRE_ENGINE: `E${1 + Math.floor(column / 9) + (row > RIVER_ROW ? 4 : 0)}`,
    EMS_ZONE: row > RIVER_ROW ? "North" : "South",
  };
}

export function nearestNode(lat: number, lon: number): Node {
  let best: Node = { column: 0, row: 0 };
  let least = Infinity;
  for (let column = 0; column < COLUMNS; column++) {
    for (let row = 0; row < ROWS; row++) {
      if (wet(row)) continue;
      const meters = metersBetween(at(column, row), [lon, lat]);
      if (meters < least) {
        least = meters;
        best = { column, row };
      }
    }
  }
  return best;
}

function eastWest(row: number) {
  return `${EAST_WEST[row]} ${row % 4 === 0 ? "Avenue" : "Street"}`;
}

function northSouth(column: number) {
  return `${NORTH_SOUTH[column]} ${column % 5 === 3 ? "Road" : "Street"}`;
}

export class City {
  readonly doors: Door[] = [];
  private readonly closed = new Set<string>();
  private readonly roads: Feature[] = [];

  constructor(seed: number) {
    const chance = new Chance(seed);
    for (let column = 0; column < COLUMNS; column++) {
      for (let row = 0; row < ROWS; row++) {
        const main = row === 8 || row === 16 || column === 13 || column === 20;
        if (!main && chance.next() < 0.13) this.closed.add(`${column},${row},e`);
        if (!main && chance.next() < 0.13) this.closed.add(`${column},${row},n`);
      }
    }
    this.addStreets();
    this.addPlaces();
  }

  private passable(column: number, row: number, way: "e" | "n"): boolean {
    if (way === "e") return column < COLUMNS - 1 && !wet(row) && !this.closed.has(`${column},${row},e`);
    if (row >= ROWS - 1) return false;
    if (wet(row) || wet(row + 1)) return BRIDGES.has(column);
    return !this.closed.has(`${column},${row},n`);
  }

  private addStreets() {
    for (let column = 0; column < COLUMNS; column++) {
      for (let row = 0; row < ROWS; row++) {
        if (this.passable(column, row, "e")) {
          this.road(eastWest(row), row === 8 || row === 16 ? "PRIMARY" : row % 4 === 0 ? "SECONDARY" : "RESIDENTIAL", [
            at(column, row), at(column + 0.5, row), at(column + 1, row),
          ]);
          this.houses(eastWest(row), column, row, true);
        }
        if (this.passable(column, row, "n")) {
          const kind = BRIDGES.has(column) ? "PRIMARY" : column % 5 === 3 ? "SECONDARY" : "RESIDENTIAL";
          this.road(northSouth(column), kind, [at(column, row), at(column, row + 0.5), at(column, row + 1)]);
          if (!wet(row) && !wet(row + 1)) this.houses(northSouth(column), column, row, false);
        }
        if (!wet(row)) this.crossing(column, row);
      }
    }
  }

  private road(name: string, roadClass: string, coordinates: Position[]) {
    this.roads.push({ type: "Feature", geometry: { type: "LineString", coordinates }, properties: { id: `street:${this.roads.length}`, name, class: roadClass } });
  }

  private houses(street: string, column: number, row: number, along: boolean) {
    // Numbers begin again north of the river, so that a street has the same door in two towns.
    const first = (along ? column : row > RIVER_ROW ? row - RIVER_ROW - 1 : row) * 16;
    const cross = along
      ? `${northSouth(column)} and ${northSouth(column + 1)}`
      : `${eastWest(row)} and ${EAST_WEST[row + 1] ? eastWest(row + 1) : "the river"}`;
    for (let house = 0; house < 6; house++) {
      const share = 0.12 + house * 0.14;
      const side = house % 2 === 0 ? 0.11 : -0.11;
      const [lon, lat] = along ? at(column + share, row + side) : at(column + side, row + share);
      const number = first + house * 2 + (house % 2) + 1;
      this.doors.push({
        id: `address:${this.doors.length}`, label: `${number} ${street}`, municipality: townAt(column, row),
        crossStreets: cross, kind: "ADDRESS", lat, lon,
      });
    }
  }

  private crossing(column: number, row: number) {
    const [lon, lat] = at(column, row);
    this.doors.push({
      id: `crossing:${column}-${row}`, label: `${eastWest(row)} & ${northSouth(column)}`,
      municipality: townAt(column, row), crossStreets: "", kind: "INTERSECTION", lat, lon,
    });
  }

  private addPlaces() {
    const places: [string, number, number][] = [
      ["Riverton City Hall", 14.4, 8.3], ["Central Library", 15.5, 9.4], ["Foundry Market", 18.4, 6.3],
      ["St. Brendan Hospital", 22.4, 10.4], ["Union Station", 12.5, 5.4], ["Westmoor High School", 5.4, 9.6],
      ["Northbank Mall", 8.4, 18.4], ["Hollis Community College", 25.4, 21.4], ["Riverside Park Boathouse", 17.3, 13.6],
      ["Harbor View Apartments", 27.4, 4.4], ["Linden Court Nursing Home", 9.3, 3.4], ["Kirkland Arms", 11.4, 11.4],
    ];
    for (const [name, column, row] of places) {
      const [lon, lat] = at(column, row);
      const whole = [Math.floor(column), Math.floor(row)] as const;
      this.doors.push({
        id: `place:${name}`, label: name, municipality: townAt(...whole),
        crossStreets: `${northSouth(whole[0])} and ${eastWest(whole[1])}`, kind: "COMMON_PLACE", lat, lon,
      });
    }
  }

  /// Along the streets, breadth first over the crossings.
  route(from: Position, to: Position): { line: Position[]; meters: number; driveSeconds: number } {
    const start = nearestNode(from[1], from[0]);
    const goal = nearestNode(to[1], to[0]);
    const key = (n: Node) => n.column * ROWS + n.row;
    const cameFrom = new Map<number, Node | null>([[key(start), null]]);
    const queue: Node[] = [start];
    for (let node = queue.shift(); node && key(node) !== key(goal); node = queue.shift()) {
      const { column, row } = node;
      const ways: [Node, boolean][] = [
        [{ column: column + 1, row }, this.passable(column, row, "e")],
        [{ column: column - 1, row }, column > 0 && this.passable(column - 1, row, "e")],
        [{ column, row: row + 1 }, this.passable(column, row, "n")],
        [{ column, row: row - 1 }, row > 0 && this.passable(column, row - 1, "n")],
      ];
      for (const [next, open] of ways) {
        if (!open || cameFrom.has(key(next))) continue;
        cameFrom.set(key(next), node);
        queue.push(next);
      }
    }
    const line: Position[] = [to];
    for (let node: Node | null | undefined = goal; node; node = cameFrom.get(key(node))) {
      line.push(at(node.column, node.row));
    }
    line.push(from);
    line.reverse();
    let meters = 0;
    for (let i = 1; i < line.length; i++) meters += metersBetween(line[i - 1]!, line[i]!);
    return { line, meters, driveSeconds: 25 + meters / 12.5 };
  }

  /// The piece of street nearest to a point, by its identifier.
  streetAt(spot: Position): string {
    let least = Infinity;
    let best = "";
    for (const road of this.roads) {
      const middle = road.geometry.type === "LineString" ? road.geometry.coordinates[1]! : spot;
      const meters = metersBetween(middle, spot);
      if (meters < least) [least, best] = [meters, String(road.properties["id"])];
    }
    return best;
  }

  nameOf(piece: string): string {
    return String(this.roads.find((each) => each.properties["id"] === piece)?.properties["name"] ?? "");
  }

  /// The pieces of a street between two others.
  run(street: string, from: string, to: string): string[] {
    const named = (name: string, words: string) => name.toLowerCase().startsWith(words.toLowerCase());
    const pieces = this.roads.filter((each) => named(String(each.properties["name"]), street));
    const cross = (words: string) => this.doors.find((each) => each.kind === "INTERSECTION" && each.label.split(" & ").some((name) => named(name, street)) && each.label.split(" & ").some((name) => named(name, words)));
    const [a, b] = [cross(from), cross(to)];
    if (!a || !b) return [];
    return pieces.filter(({ geometry }) => {
      if (geometry.type !== "LineString") return false;
      const [lon, lat] = geometry.coordinates[1]!;
      return lon >= Math.min(a.lon, b.lon) - 1e-4 && lon <= Math.max(a.lon, b.lon) + 1e-4 && lat >= Math.min(a.lat, b.lat) - 1e-3 && lat <= Math.max(a.lat, b.lat) + 1e-3;
    }).map((each) => String(each.properties["id"]));
  }

  streets(): FeatureCollection {
    return { type: "FeatureCollection", features: this.roads };
  }

  grounds(): FeatureCollection {
    const bank: Position[] = [];
    for (let column = -2; column <= COLUMNS + 1; column += 0.5) bank.push(at(column, RIVER_ROW - 0.55));
    for (let column = COLUMNS + 1; column >= -2; column -= 0.5) bank.push(at(column, RIVER_ROW + 0.55));
    bank.push(bank[0]!);
    const patch = (kind: string, name: string, c: number, r: number, w: number, h: number): Feature => ({
      type: "Feature",
      geometry: { type: "Polygon", coordinates: [[at(c, r), at(c + w, r), at(c + w, r + h), at(c, r + h), at(c, r)]] },
      properties: { kind, name },
    });
    return {
      type: "FeatureCollection",
      features: [
        { type: "Feature", geometry: { type: "Polygon", coordinates: [bank] }, properties: { kind: "river", name: "Alder River" } },
        patch("park", "Riverside Park", 15.05, 12.1, 4.9, 1.8),
        patch("park", "Garrison Common", 8.08, 5.08, 1.84, 1.84),
        patch("park", "Highland Reservation", 22.1, 22.1, 4.8, 2.8),
        patch("pond", "Mirror Pond", 23.4, 22.7, 1.6, 1.1),
      ],
    };
  }

  boundaries(): FeatureCollection {
    const box = (kind: string, name: string, c0: number, r0: number, c1: number, r1: number): Feature => {
      const ring: Position[] = [];
      for (let c = c0; c <= c1; c += 0.5) ring.push(at(c, r0));
      for (let r = r0; r <= r1; r += 0.5) ring.push(at(c1, r));
      for (let c = c1; c >= c0; c -= 0.5) ring.push(at(c, r1));
      for (let r = r1; r >= r0; r -= 0.5) ring.push(at(c0, r));
      ring.push(ring[0]!);
      return { type: "Feature", geometry: { type: "Polygon", coordinates: [ring] }, properties: { kind, name } };
    };
    const features = [
      box("MUNICIPALITY", "Westmoor", -0.5, -0.5, 10.5, RIVER_ROW), box("MUNICIPALITY", "Riverton", 10.5, -0.5, 33.5, RIVER_ROW),
      box("MUNICIPALITY", "Northbank", -0.5, RIVER_ROW, 17.5, 26.5), box("MUNICIPALITY", "Hollis", 17.5, RIVER_ROW, 33.5, 26.5),
    ];
    for (let column = 0; column < 4; column++) {
      const from = column === 0 ? -0.5 : column * 9 - 0.5;
      const to = column === 3 ? 33.5 : (column + 1) * 9 - 0.5;
      features.push(box("POLICE_SECTOR", `S${column + 1}`, from, -0.5, to, RIVER_ROW));
      features.push(box("POLICE_SECTOR", `S${column + 5}`, from, RIVER_ROW, to, 26.5));
      features.push(box("FIRE_ENGINE", `E${column + 1}`, from, -0.5, to, RIVER_ROW));
      features.push(box("FIRE_ENGINE", `E${column + 5}`, from, RIVER_ROW, to, 26.5));
    }
    return { type: "FeatureCollection", features };
  }

  hydrants(): FeatureCollection {
    const features: Feature[] = [];
    for (let column = 0; column < COLUMNS; column++) {
      for (let row = 0; row < ROWS; row++) {
        if (wet(row)) continue;
        features.push(point(at(column + 0.07, row + 0.06), { id: `H${column}-${row}`, flowGpm: 800 + ((column * 7 + row * 13) % 9) * 100, inService: (column * row) % 37 !== 5 }));
      }
    }
    return { type: "FeatureCollection", features };
  }

  boxes(): FeatureCollection {
    const features: Feature[] = [];
    for (let column = 2; column < COLUMNS; column += 4) {
      for (let row = 1; row < ROWS; row += 4) {
        if (!wet(row)) features.push(point(at(column, row), { number: String(column * 100 + row), location: `${eastWest(row)} & ${northSouth(column)}` }));
      }
    }
    return { type: "FeatureCollection", features };
  }

  hospitals(): FeatureCollection {
    return { type: "FeatureCollection", features: [point(at(22.4, 10.4), { id: "SBH", name: "St. Brendan Hospital" })] };
  }

  labels(): FeatureCollection {
    return {
      type: "FeatureCollection",
      features: this.doors.filter((door) => door.kind !== "INTERSECTION").map((door) =>
        point([door.lon, door.lat], door.kind === "ADDRESS" ? { kind: "door", text: door.label.split(" ")[0]! } : { kind: "place", text: door.label })),
    };
  }
}

export function point(coordinates: Position, properties: Feature["properties"]): Feature {
  return { type: "Feature", geometry: { type: "Point", coordinates }, properties };
}
