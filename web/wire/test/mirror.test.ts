import { describe, expect, it } from "vitest";
import { incidentAsAsked, Mirror, unitAsAsked, type IncidentView, type Sent, type StatusView } from "../src";
import { unit } from "./rig";

const delta = (seq: number, more: object) => ({ t: "delta" as const, seq, at: "2026-01-01T00:00:00Z", ...more });

describe("the mirror", () => {
  it("tells only those who show what changed", () => {
    const mirror = new Mirror();
    const told: string[] = [];
    mirror.subscribe("units", "E1", () => told.push("E1"));
    mirror.subscribe("units", "E2", () => told.push("E2"));
    mirror.subscribe("units", null, () => told.push("all"));
    mirror.subscribe("incidents", null, () => told.push("incidents"));
    mirror.applyDelta(delta(1, { units: [unit("E1", "ER")] }));
    expect(told).toEqual(["all", "E1"]);
  });

  it("gives the same list until something in it changes", () => {
    const mirror = new Mirror();
    mirror.applyDelta(delta(1, { units: [unit("E1", "ER")] }));
    const list = mirror.list("units");
    mirror.applyDelta(delta(2, { positions: [] }));
    expect(mirror.list("units")).toBe(list);
    mirror.applyDelta(delta(3, { units: [unit("E2", "ER")] }));
    expect(mirror.list("units")).toHaveLength(2);
    expect(list).toHaveLength(1);
  });

  it("skips an older delta and takes the same sequence again", () => {
    const mirror = new Mirror();
    expect(mirror.applyDelta(delta(5, { units: [unit("E1", "OS")] }))).toBe(true);
    expect(mirror.applyDelta(delta(4, { units: [unit("E1", "ER")] }))).toBe(false);
    expect(mirror.find("units", "E1")?.status).toBe("OS");
    expect(mirror.applyDelta(delta(5, { units: [unit("E2", "ER")] }))).toBe(true);
  });

  it("drops what is gone", () => {
    const mirror = new Mirror();
    mirror.applyDelta(delta(1, { positions: [{ id: "Fire 1", login: "a", name: "A", since: "", ready: true, reason: "", connected: true }] }));
    mirror.applyDelta(delta(2, { gone: { positions: ["Fire 1"] } }));
    expect(mirror.list("positions")).toHaveLength(0);
  });

  it("keeps one alarm an id and forgets it when cleared", () => {
    const mirror = new Mirror();
    const alarm = { t: "alarm" as const, id: "disk", level: "critical" as const, text: "Disk full", at: "" };
    mirror.applyAlarm(alarm);
    mirror.applyAlarm({ ...alarm, text: "Disk nearly full" });
    expect(mirror.alarms.map((each) => each.text)).toEqual(["Disk nearly full"]);
    mirror.applyAlarm({ ...alarm, cleared: true });
    expect(mirror.alarms).toHaveLength(0);
  });

  it("knows who is in which field", () => {
    const mirror = new Mirror();
    mirror.applyPresence({ t: "presence", incident: 1, login: "ben", name: "Ben", field: "place" });
    mirror.applyPresence({ t: "presence", incident: 1, login: "ben", name: "Ben", field: "type" });
    expect(mirror.presence.map((each) => each.field)).toEqual(["type"]);
    mirror.applyPresence({ t: "presence", incident: 1, login: "ben", name: "Ben", field: null });
    expect(mirror.presence).toHaveLength(0);
  });
});

describe("optimism", () => {
  const statuses: StatusView[] = [{ code: "ER", words: "En route", primary: "NOT_AVAILABLE", step: 3 }];
  const sent = (command: object): Sent => ({ t: "cmd", key: "k", typedAt: "2026-01-01T00:00:09Z", command }) as Sent;

  it("shows the status asked for with its own time, and leaves other units alone", () => {
    const asked = [sent({ type: "units.Report", unit: "E1", status: "ER", detail: "", override: false })];
    expect(unitAsAsked(unit("E1", "AV"), asked, statuses)).toMatchObject({ status: "ER", since: "2026-01-01T00:00:09Z" });
    const other = unit("E2", "AV");
    expect(unitAsAsked(other, asked, statuses)).toBe(other);
  });

  it("adds a note and a priority in the order they were asked", () => {
    const incident = { id: 7, priority: 3, notes: [] as unknown[] } as IncidentView;
    const shown = incidentAsAsked(incident, [
      sent({ type: "incidents.AddNote", incident: 7, text: "one" }), sent({ type: "incidents.Prioritize", incident: 7, priority: 1 }),
      sent({ type: "incidents.AddNote", incident: 8, text: "elsewhere" }), sent({ type: "incidents.AddNote", incident: 7, text: "two" }),
    ], null, []);
    expect(shown.notes.map((each) => each.text)).toEqual(["one", "two"]);
    expect(shown.priority).toBe(1);
    expect(incident.notes).toHaveLength(0);
  });

  it("does not show a note twice when its delta comes before its acknowledgement", () => {
    const me = { login: "ana", name: "Ana", roles: [], position: null };
    const note = { at: "2026-01-01T00:00:10Z", by: "ana", byName: "Ana", text: "smoke" };
    const incident = { id: 7, notes: [note] } as unknown as IncidentView;
    expect(incidentAsAsked(incident, [sent({ type: "incidents.AddNote", incident: 7, text: "smoke" })], me, []).notes).toHaveLength(1);
    const before = { ...incident, notes: [{ ...note, at: "2026-01-01T00:00:01Z" }] };
    expect(incidentAsAsked(before, [sent({ type: "incidents.AddNote", incident: 7, text: "smoke" })], me, []).notes).toHaveLength(2);
  });
});
