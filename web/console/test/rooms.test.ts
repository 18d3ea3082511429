import type { CallView, FixView, IncidentView, MatchView, TypeView, UnitView, VerbView } from "@tocsin/wire";
import { describe, expect, it } from "vitest";
import { openingRequest, requestOf, type Draft } from "../src/app/desk";
import { byUrgency, incidentsNear, nextToAnswer, ownCall, sureOf } from "../src/rooms/calls/order";
import { typesFor } from "../src/rooms/incidents/types";
import { argumentsOf, completed, completionsOf, type Known } from "../src/rooms/line/complete";
import { Spoken } from "../src/rooms/line/spoken";
import { guess } from "../src/rooms/discrepancies/wrong";
import { callerFeatures, incidentFeatures, unitFeatures } from "../src/rooms/map/features";
import { movementWords, trackFeatures } from "../src/rooms/calls/track";
import { agencyOf } from "../src/rooms/units/agency";
import { tickedUnits } from "../src/rooms/incidents/ticked";

const call = (id: number, more: Partial<CallView>): CallView => ({
  id, line: "EMERGENCY", rank: 1, number: null, canCallBack: false, name: "", service: "", classOfService: "", trunk: "", status: "RINGING",
  arrivedAt: `2026-01-01T00:00:${String(id).padStart(2, "0")}Z`, attempts: 1, callBacks: 0, place: null, fixes: [], additional: [], oddities: [], earlierCalls: 0, ...more,
});

describe("the queue", () => {
  it("answers the oldest emergency first", () => {
    const calls = [call(1, { rank: 3 }), call(2, { status: "ACTIVE" }), call(4, {}), call(3, {})];
    expect(nextToAnswer(calls)?.id).toBe(3);
    expect([...calls].sort(byUrgency).map((each) => each.id)).toEqual([2, 3, 4, 1]);
    expect(nextToAnswer([])).toBeUndefined();
  });
  it("keeps showing the call one talks on, then the last one", () => {
    const calls = [call(1, { handler: "ana", status: "ENDED", answeredAt: "2026-01-01T00:05:00Z" }), call(2, { handler: "ana", status: "ACTIVE", answeredAt: "2026-01-01T00:04:00Z" }), call(3, { handler: "ben", status: "ACTIVE" })];
    expect(ownCall(calls, "ana")?.id).toBe(2);
    expect(ownCall(calls.filter((each) => each.id !== 2), "ana")?.id).toBe(1);
    expect(ownCall(calls, "zoe")).toBeUndefined();
  });
});

const match = (label: string, municipality: string): MatchView => ({ id: label + municipality, kind: "ADDRESS", label, municipality, detail: "", crossStreets: "", lat: 0, lon: 0, exactness: "EXACT", why: "", score: 1 });

describe("where", () => {
  it("makes one choose when the same name stands in two towns", () => {
    expect(sureOf([match("12 Main Street", "Riverton"), match("12 Main Street", "Hollis")])).toBe(false);
    expect(sureOf([match("12 Main Street", "Riverton"), match("14 Main Street", "Hollis")])).toBe(true);
    expect(sureOf([match("37 Porter Rd", "Riverton"), match("37 Porter St", "Riverton")])).toBe(false);
    expect(sureOf([match("37 Porter Rd", "Riverton"), { ...match("37 Porter St", "Riverton"), exactness: "INTERPOLATED" }])).toBe(true);
    expect(sureOf([])).toBe(false);
  });
  it("finds open incidents close by, nearest first", () => {
    const at = (id: number, lat: number, status = "ACTIVE") => ({ id, status, openedAt: "2026-01-01T00:00:00Z", place: { lat, lon: -71 } }) as IncidentView;
    const found = incidentsNear({ lat: 42, lon: -71 }, [at(1, 42.002), at(2, 42.0005), at(3, 42.01), at(4, 42, "CLOSED")], Date.parse("2026-01-01T00:10:00Z"));
    expect(found.map((each) => each.incident.id)).toEqual([2, 1]);
    expect(incidentsNear(null, [at(1, 42)], 0)).toEqual([]);
  });
});

const types = [
  { code: "STRUC", words: "Structure fire", aliases: ["house fire", "smoke"], priority: 1 }, { code: "VEHF", words: "Vehicle fire", aliases: ["car fire"], priority: 2 },
  { code: "MVA", words: "Crash, no injury", aliases: ["accident"], priority: 4 }, { code: "MVAI", words: "Crash with injury", aliases: [], priority: 2 },
] as unknown as TypeView[];

describe("what", () => {
  it.each([["mva", "MVA"], ["smoke", "STRUC"], ["car", "VEHF"], ["fire", "STRUC"], ["crash inj", "MVAI"], ["accid", "MVA"]])("%s finds %s first", (typed, code) => {
    expect(typesFor(types, typed)[0]?.code).toBe(code);
  });
  it("finds nothing for nonsense and all for nothing", () => {
    expect(typesFor(types, "zzz")).toEqual([]);
    expect(typesFor(types, "")).toHaveLength(4);
  });
});

const verbs: VerbView[] = [
  { verb: "D", words: "Dispatch units to an incident", example: "D E1,A2 1042" }, { verb: "DR", words: "Dispatch as recommended", example: "DR 1042" },
  { verb: "ER", words: "En route", example: "ER E1" }, { verb: "T", words: "Change what", example: "T 1042 STRUC" }, { verb: "X", words: "Close with a disposition", example: "X 1042 3" },
  { verb: "A", words: "Answer a call, the next without a number", example: "A C17" }, { verb: "AV", words: "Available", example: "AV E1" },
];
const known: Known = {
  verbs, units: [{ id: "E1", words: "" }, { id: "E2", words: "" }, { id: "C1", words: "chief" }], incidents: [{ id: 1042, words: "fire" }, { id: 1043, words: "crash" }],
  calls: [{ id: 17, words: "" }], types: [{ code: "STRUC", words: "Structure fire" }], dispositions: [{ code: "3", words: "Report" }, { code: "10", words: "Cancelled" }],
  statuses: [{ code: "ER", words: "En route" }, { code: "OS", words: "On scene" }],
};
const texts = (line: string) => completionsOf(line, known).map((each) => each.text);

describe("the command line", () => {
  it("completes verbs, units, incidents, types and dispositions from the centre's own examples", () => {
    expect(texts("d")).toEqual(["D", "DR"]);
    expect(texts("D E")).toEqual(["E1", "E2"]);
    expect(texts("D E1,")).toEqual(["E2", "C1"]);
    expect(texts("D E1 ")).toEqual(["1042", "1043"]);
    expect(texts("D E1 3")).toEqual(["1043"]);
    expect(texts("D.E1.10")).toEqual(["1042", "1043"]);
    expect(texts("T 1042 S")).toEqual(["STRUC"]);
    expect(texts("X 1042 1")).toEqual(["10"]);
    expect(texts("A ")).toEqual(["C17"]);
    expect(texts("E1 O")).toEqual(["OS"]);
    expect(texts("zz top")).toEqual([]);
    expect(texts("N 1042 :smoke D")).toEqual([]);
  });
  it("reads what a verb takes from its example", () => {
    expect(argumentsOf(verbs[0]!)).toEqual(["units", "incident"]);
    expect(argumentsOf(verbs[4]!)).toEqual(["incident", "disposition"]);
    expect(argumentsOf(verbs[5]!)).toEqual(["call"]);
  });
  it("replaces only the last word", () => {
    expect(completed("D E1,e", { text: "E2", words: "" })).toBe("D E1,E2");
    expect(completed("D E1 10", { text: "1042", words: "" })).toBe("D E1 1042");
    expect(completed("d", { text: "DR", words: "" })).toBe("DR");
  });
  it("speaks what the mouse did, and stays silent where the centre has no verb", () => {
    const spoken = new Spoken(verbs);
    expect(spoken.dispatch(["E1", "A2"], 1042)).toBe("D E1,A2 1042");
    expect(spoken.status("E1", "ER")).toBe("ER E1");
    expect(spoken.status("E1", "OOS")).toBe("E1 OOS");
    expect(spoken.hold(17)).toBeUndefined();
    expect(spoken.dispatch([], 1042)).toBeUndefined();
  });
});

describe("a report of wrong data", () => {
  const incident = { id: 7, place: { label: "12 River Street" } } as IncidentView;
  it("is about what the hand is on, with words ready to send", () => {
    expect(guess({ field: "place", panel: "incident" }, "15/15A Tremont", incident, undefined)).toEqual({ kind: "PLACE", words: "“15/15A Tremont” is missing or wrong", typed: "15/15A Tremont", incident: 7 });
    expect(guess({ field: "notes", panel: "incident" }, "", incident, undefined)).toEqual({ kind: "PLACE", words: "12 River Street is not right on the map", incident: 7 });
    expect(guess({ field: null, panel: "call" }, "", incident, call(3, {}))).toMatchObject({ kind: "CALLER_LOCATION", call: 3 });
    expect(guess({ field: null, panel: "call" }, "", undefined, call(3, { rightPsap: "Eastfield" }))).toEqual({ kind: "MISROUTE", words: "Call from the ground of Eastfield", call: 3 });
    expect(guess({ field: null, panel: null }, "", undefined, undefined)).toEqual({ kind: "PLACE", words: "" });
  });
});

describe("the way a caller came", () => {
  const fix = (lat: number, more: Partial<FixView>): FixView => ({ lat, lon: -71, radiusMeters: 30, takenAt: "2026-01-01T00:00:00Z", method: "GPS", source: "Carrier", confidencePercent: 90, ...more });
  it("says a movement only when both circles are left behind", () => {
    expect(movementWords(fix(42, { moved: { meters: 120.4, toward: "NE", seconds: 40, beyondError: true } }))).toBe("moved 120 m NE in 40 s");
    expect(movementWords(fix(42, { moved: { meters: 12, toward: "N", seconds: 9, beyondError: false } }))).toBe("no movement beyond the doubt (12 m apart)");
    expect(movementWords(fix(42, {}))).toBeNull();
    expect(movementWords(undefined)).toBeNull();
  });
  it("draws earlier fixes with their age, and nothing for one fix or for 0/0", () => {
    const now = Date.parse("2026-01-01T00:01:00Z");
    const track = trackFeatures(call(1, { fixes: [fix(42, {}), fix(0, { lon: 0 }), fix(42.001, { takenAt: "2026-01-01T00:00:50Z" })] }), now);
    expect(track.features.map((each) => each.geometry.type)).toEqual(["LineString", "Polygon", "Point"]);
    expect(track.features[2]!.properties["label"]).toBe("1 min ago");
    expect(trackFeatures(call(1, { fixes: [fix(42, {})] }), now).features).toEqual([]);
  });
});

describe("a draft", () => {
  const draft: Draft = { call: 12, place: "", suggested: "", note: "", opening: false, after: [] };
  it("opens with the first thing that is certain", () => {
    expect(openingRequest(draft, { kind: "type", code: "STRUC" })).toEqual({ type: "incidents.Open", call: 12, incidentType: "STRUC" });
    const proposal = { typed: "near 9 Oak Street", lat: 42.6, lon: -72.3, force: true };
    const proposed: Draft = { ...draft, place: proposal.typed, suggested: proposal.typed, proposal };
    expect(openingRequest(proposed, { kind: "type", code: "STRUC" })).toMatchObject({ place: proposal, incidentType: "STRUC" });
    expect(openingRequest({ ...proposed, place: " elsewhere " }, { kind: "type", code: "STRUC" })).toMatchObject({ place: { typed: "elsewhere", force: true } });
    expect(openingRequest({ ...proposed, place: " " }, { kind: "type", code: "STRUC" })).not.toHaveProperty("place");
    expect(openingRequest({ ...draft, call: null }, { kind: "place", place: { typed: "x" } })).toEqual({ type: "incidents.Open", place: { typed: "x" } });
  });
  it("sends what was added meanwhile as changes", () => {
    expect(requestOf(7, { kind: "note", text: "smoke" })).toEqual({ type: "incidents.AddNote", incident: 7, text: "smoke" });
    expect(requestOf(7, { kind: "priority", priority: 1 })).toEqual({ type: "incidents.Prioritize", incident: 7, priority: 1 });
  });
});

describe("ticks", () => {
  const incident = { units: ["E1"], recommendation: { rows: [{ unit: "E1", send: true }, { unit: "E2", send: true }, { unit: "E3", send: false }] } } as IncidentView;
  it("are the recommendation's until a hand changes them, and never who is there already", () => {
    expect(tickedUnits(incident, undefined)).toEqual(["E2"]);
    expect(tickedUnits(incident, ["E3", "E1"])).toEqual(["E3"]);
    expect(tickedUnits({ ...incident, recommendation: null }, undefined)).toEqual([]);
  });
});

describe("the map", () => {
  const now = Date.parse("2026-01-01T00:01:00Z");
  const unit = (id: string, status: string) => ({ id, status, agency: "FIRE", primary: "NOT_AVAILABLE", home: [-71, 42] }) as UnitView;
  it("fades an old position and says how old", () => {
    const where = new Map([["E1", { lat: 42, lon: -71, headingDegrees: 90, at: now - 45_000 }], ["E2", { lat: 42, lon: -71, headingDegrees: 90, at: now - 2000 }]]);
    const [old, fresh] = unitFeatures([unit("E1", "ER"), unit("E2", "ER")], where, now).features;
    expect(old?.properties).toMatchObject({ stale: true, label: "E1 45 s", moving: false });
    expect(fresh?.properties).toMatchObject({ stale: false, label: "E2", moving: true });
  });
  it("leaves out who is in quarters or off duty, and what has no place", () => {
    expect(unitFeatures([unit("E1", "AQ"), unit("E2", "OD")], new Map(), now).features).toEqual([]);
    expect(incidentFeatures([{ id: 1, status: "ACTIVE", place: null } as IncidentView], null).features).toEqual([]);
  });
  it("draws the doubt about the caller as wide as it is", () => {
    const place = { text: "", civic: null, lat: 42, lon: -71, radiusMeters: 100, takenAt: "", method: "", source: "", exactness: "", municipality: "", districts: {} };
    const { caller, area } = callerFeatures(call(1, { place }));
    expect(caller.features).toHaveLength(1);
    const ring = area.features[0]?.geometry;
    const north = ring?.type === "Polygon" ? Math.max(...ring.coordinates[0]!.map((each) => each[1])) : 0;
    expect((north - 42) * 111_320).toBeCloseTo(100, 0);
    expect(callerFeatures(undefined).caller.features).toEqual([]);
  });
});

describe("a position's function", () => {
  it.each([["Fire 1", "FIRE"], ["Police 2", "POLICE"], ["EMS 1", "EMS"], ["Call Taker 1", "ALL"]])("%s starts with %s", (position, agency) => {
    expect(agencyOf(position)).toBe(agency);
  });
});
