import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { age, between, byName, clock, districtLine, drive, meters, metersBetween, timeOfDay, words } from "../src/parts/format";
import { held } from "../src/parts/order";

describe("figures", () => {
  it.each([[0, "0:00"], [7.9, "0:07"], [75, "1:15"], [3599, "59:59"], [3600, "1:00:00"], [86_399, "23:59:59"], [-3, "0:00"]])("%s s is %s", (seconds, text) => {
    expect(clock(seconds)).toBe(text);
  });
  it("has no drive time for what cannot be reached", () => {
    expect([drive(-1), drive(Infinity), drive(249.6)]).toEqual(["–", "–", "4:10"]);
  });
  it("says how old and how far in few words", () => {
    expect([age(8), age(200), age(8000)]).toEqual(["8 s", "3 min", "2 h"]);
    expect([meters(23.4), meters(1480)]).toEqual(["23 m", "1.5 km"]);
  });
  it("shows the centre's time, not this machine's", () => {
    expect(timeOfDay("2026-07-01T16:03:25Z", "America/New_York")).toBe("12:03:25");
  });
  it("counts units as people do", () => {
    expect(["E10", "E2", "A1", "E1"].sort(byName)).toEqual(["A1", "E1", "E2", "E10"]);
  });
  it("tells the districts in reading order and which border is near", () => {
    expect(districtLine({ FIRE_ENGINE: "E4", POLICE_SECTOR: "R2", MUNICIPALITY: "Riverton", WARD: "3" }, { POLICE_SECTOR: "R3" })).toEqual([
      { kind: "Sector", name: "R2", near: "R3" }, { kind: "Engine", name: "E4", near: null },
    ]);
    expect(districtLine({ POLICE_SECTOR: "Sector 4", EMS_ZONE: "EMS 2" }).map((each) => each.name)).toEqual(["4", "2"]);
  });
  it("reads codes as words and says between once", () => {
    expect([words("FIRE_ENGINE"), words("DataProviderReference")]).toEqual(["Fire engine", "Data provider reference"]);
    expect([between("A and B"), between("between A and B"), between("")]).toEqual(["between A and B", "between A and B", ""]);
  });
  it("measures a degree of latitude", () => {
    expect(Math.round(metersBetween({ lat: 42, lon: -71 }, { lat: 42.001, lon: -71 }))).toBe(111);
  });
});

interface Row {
  id: number;
  rank: number;
  group: string;
}
const row = (id: number, rank = id, group = "a"): Row => ({ id, rank, group });
const sort = (rows: Row[]) => [...rows].sort((a, b) => a.rank - b.rank || a.id - b.id);
const ids = (lines: ReturnType<typeof held<Row>>) => lines.flatMap((line) => (line.kind === "row" ? [line.row.id] : []));

describe("a board that stands still", () => {
  it("follows the order when nobody is on it", () => {
    const before = held([], sort([row(1), row(2)]), false);
    expect(ids(held(before, sort([row(1, 9), row(2)]), false))).toEqual([2, 1]);
  });
  it("keeps every row in its place while the hand is on it", () => {
    const before = held([], sort([row(1), row(2), row(3)]), true);
    const after = held(before, sort([row(1, 9), row(3), row(4, 0)]), true);
    expect(ids(after)).toEqual([1, 2, 3, 4]);
    expect(after.filter((line) => line.kind === "row" && line.ended).map((line) => line.kind === "row" && line.row.id)).toEqual([2]);
  });
  it("puts a newcomer at the end of its group and shows new contents where the row is", () => {
    const group = (each: Row) => each.group;
    const before = held([], [row(1, 1, "a"), row(2, 2, "b")], true, group);
    const after = held(before, [row(3, 0, "a"), row(1, 5, "a"), row(2, 2, "b")], true, group);
    expect(after.map((line) => (line.kind === "row" ? line.row.id : line.group))).toEqual(["a", 1, 3, "b", 2]);
    const changed = after.find((line) => line.kind === "row" && line.row.id === 1);
    expect(changed?.kind === "row" && changed.row.rank).toBe(5);
  });
  it("never moves a row up or down under the hand, whatever happens", () => {
    const rows = fc.uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 30 }), rank: fc.integer({ min: 0, max: 9 }), group: fc.constant("a") }), { selector: (each) => each.id, maxLength: 30 });
    fc.assert(fc.property(rows, fc.array(rows, { maxLength: 6 }), (first, later) => {
      let lines = held<Row>([], sort(first), false);
      const start = ids(lines);
      for (const next of later) lines = held(lines, sort(next), start.length > 0);
      if (start.length > 0) expect(ids(lines).slice(0, start.length)).toEqual(start);
      expect(new Set(ids(lines)).size).toBe(ids(lines).length);
      const last = later.at(-1);
      if (last) for (const each of last) expect(ids(lines)).toContain(each.id);
    }));
  });
});
