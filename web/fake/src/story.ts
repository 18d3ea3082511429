import type { CallView, Me, Position } from "@tocsin/wire";
import { at, DESKS, type FakeCentre } from "./centre";
import { metersBetween, nearestNode, type Door } from "./city";

export const SYSTEM: Me = { login: "sim", name: "Crew", roles: [], position: null };
const NAMES = ["Maria Duarte", "T. Okafor", "", "James Whitcomb", "", "Lin Zhao", "R. Abernathy", "", "Sofia Marchetti", "D. Kowalski"];

/// What goes on in the pretended city by itself: calls come in, crews acknowledge, drive, arrive and clear.
export class Story {
  private ticks = 0;

  constructor(private readonly centre: FakeCentre, private readonly busy: boolean) {}

  /// What the city is doing when the first console looks.
  begin(incidents: number, waiting: number) {
    const { centre } = this;
    const people: [string, string, string][] = [["dora", "Dora Finch", DESKS[1]!], ["ben", "Ben Osei", DESKS[3]!], ["ruth", "Ruth Calder", DESKS[4]!]];
    for (const [login, name, id] of people) {
      centre.setPosition({ id, login, name, since: centre.stamp(5400), ready: login !== "dora", reason: login === "dora" ? "Break" : "", connected: true });
    }
    const doors = centre.city.doors.filter((d) => d.kind !== "INTERSECTION" || centre.chance.next() < 0.2);
    const order = ["STRUC", "CHEST", "MVAI", "DOM", "FALL", "ALARMF", "BURG", "NOISE", "BREATH", "WELF"];
    const opener: Me = { login: "ben", name: "Ben Osei", roles: [], position: DESKS[3]! };
    for (let n = 0; n < incidents; n++) {
      const door = centre.chance.pick(doors);
      const type = order[n % order.length]!;
      const { incident } = centre.handle({ type: "incidents.Open", place: { typed: door.label, matchId: door.id }, incidentType: type }, opener);
      if (incident === undefined) continue;
      if (n < incidents - 2) this.sendAll(incident, opener, n % 4 === 0);
      if (n === 0) centre.handle({ type: "incidents.AddNote", incident, text: "Smoke showing from the third floor, caller says one person still inside" }, opener);
      const age = 90 + centre.chance.below(1500);
      centre.setIncident(incident, { openedAt: centre.stamp(age) });
      for (const unit of centre.incident(incident).units) {
        const step = centre.chance.below(3);
        if (step > 0) centre.report(unit, "ER", "", true, SYSTEM);
        if (step > 1) centre.report(unit, "OS", "", true, SYSTEM);
        centre.setUnit(unit, { since: centre.stamp(centre.chance.below(age)) });
        this.place(unit, door, step);
      }
    }
    for (const unit of centre.units.values()) if (unit.incident === undefined) centre.setUnit(unit.id, { since: centre.stamp(60 + centre.chance.below(9000)) });
    const spare = [...centre.units.values()].filter((u) => u.incident === undefined && u.agency === "POLICE");
    if (spare[0]) centre.become(spare[0].id, "OOS", "flat tire", undefined);
    if (spare[1]) centre.become(spare[1].id, "OB", "booking", undefined);
    for (let n = 0; n < waiting; n++) this.arrive(n === 1 ? "NON_EMERGENCY" : "EMERGENCY", 4 + n * 9);
    if (waiting > 0) this.text(7);
    if (waiting > 0) this.abandon();
    centre.commit();
  }

  private place(unit: string, door: Door, step: number) {
    const { centre } = this;
    const home = centre.unit(unit).home;
    const goal: Position = [door.lon, door.lat];
    const { line } = centre.city.route(home, goal);
    if (step === 0) return;
    const spot = step > 1 ? goal : line[Math.floor(line.length * 0.6)]!;
    centre.where.set(unit, { at: spot, heading: headingOf(home, spot), stamp: centre.now() });
    if (step === 1) {
      const rest = line.slice(Math.floor(line.length * 0.6));
      centre.moving.set(unit, { line: rest, meters: 0, then: "OS" });
    }
  }

  private sendAll(incident: number, by: Me, partly: boolean) {
    const rows = this.centre.incident(incident).recommendation?.rows.filter((r) => r.send) ?? [];
    const units = rows.slice(0, partly ? 4 : rows.length).map((r) => r.unit);
    if (units.length > 0) this.centre.handle({ type: "units.Dispatch", incident, units, override: true }, by);
  }

  arrive(line: CallView["line"], agoSeconds = 0, door?: Door): number {
    const { centre } = this;
    const where = door ?? centre.chance.pick(centre.city.doors.filter((d) => d.kind === "ADDRESS"));
    const wireless = centre.chance.next() < 0.7;
    const radius = wireless ? 12 + centre.chance.below(90) : 5;
    const shift = wireless ? radius / 2 / 111_320 : 0;
    const node = nearestNode(where.lat, where.lon);
    const known = centre.chance.next() < 0.35;
    return centre.ring({
      line, rank: line === "EMERGENCY" || line === "TEXT" ? 1 : line === "ALARM" ? 2 : 3, number: `(617) 555-0${100 + centre.chance.below(99)}`, canCallBack: true,
      name: wireless ? "" : centre.chance.pick(NAMES), service: line === "EMERGENCY" ? "urn:service:sos" : "", classOfService: wireless ? "Wireless, phase 2" : "Residence",
      trunk: wireless ? "ESInet 1" : "ESInet 2", status: "RINGING", protection: { signalling: true, voice: !wireless }, arrivedAt: centre.stamp(agoSeconds), attempts: 1, callBacks: 0,
      place: {
        text: where.label, civic: wireless ? null : `${where.label}, ${where.municipality}`, lat: where.lat + shift, lon: where.lon - shift, radiusMeters: radius,
        takenAt: centre.stamp(agoSeconds + 3), method: wireless ? "Device hybrid" : "Civic record", source: wireless ? "Carrier" : "LIS",
        exactness: wireless ? "INTERPOLATED" : "EXACT", municipality: where.municipality, districts: centre.districts(at(node.column, node.row)),
      },
      fixes: [
        // A phone begins with its mast and sharpens.
        ...(wireless ? [{ lat: where.lat + 0.0016, lon: where.lon - 0.0021, radiusMeters: 420, takenAt: centre.stamp(agoSeconds + 41), method: "Cell", source: "Carrier", confidencePercent: 68 }] : []),
        {
          lat: where.lat + shift, lon: where.lon - shift, radiusMeters: radius, takenAt: centre.stamp(agoSeconds + 3), method: wireless ? "Device hybrid" : "Civic record", source: "Carrier", confidencePercent: 90,
          ...(wireless ? { moved: { meters: 236, toward: "SE", seconds: 38, beyondError: false } } : {}),
        },
      ],
      additional: wireless
        ? [{ block: "Subscriber", values: [["Language", "Portuguese, English"]] }, { block: "Provider", values: [["Carrier", "Bay Mobile"], ["Contact", "+1 800 555 0142"]] }, { block: "Device", values: [["Class", "Smartphone"]] }]
        : [{ block: "Provider", values: [["Carrier", "Bay Telephone"]] }],
      oddities: centre.chance.next() < 0.2 ? ["Geolocation header named a part that was not in the message"] : [],
      earlierCalls: known ? 1 + centre.chance.below(6) : 0,
    });
  }

  /// Somebody who cannot speak.
  text(agoSeconds = 0): number {
    const id = this.arrive("TEXT", agoSeconds);
    this.centre.write(id, "someone broke in downstairs, I am hiding");
    this.centre.write(id, "please dont call me he will hear");
    return id;
  }

  /// A detector of an alarm company's customer.
  alarm(agoSeconds = 0): number {
    const id = this.arrive("ALARM", agoSeconds);
    this.centre.setCall(id, {
      name: "Keystone Alarms", service: "Fire alarm", classOfService: "", trunk: "alarms", additional: [], oddities: [],
      alarm: {
        kind: "FIRE", words: "Fire alarm", source: "Keystone Alarms", reference: "4f21c", device: "Zone 3, smoke detector, 2nd floor", premises: "Account 48213, key holder listed",
        box: "", said: "", raisedAt: this.centre.stamp(agoSeconds + 4), status: "OFFERED", cancelled: false, updates: [],
      },
    });
    this.centre.commit();
    return id;
  }

  abandon() {
    const id = this.arrive("EMERGENCY", 95);
    this.centre.setCall(id, { status: "ABANDONED", attempts: 3, endedAt: this.centre.stamp(80), endedBy: "caller", oddities: [] });
    this.centre.commit();
  }

  tick() {
    const { centre } = this;
    this.ticks++;
    for (const unit of centre.units.values()) {
      if (unit.incident === undefined && unit.agency === "POLICE" && unit.status === "AV") this.patrol(unit.id);
    }
    for (const [id, where] of centre.where) if (!centre.moving.has(id)) centre.where.set(id, { ...where, stamp: centre.now() - 3000 });
    for (const [id, moving] of [...centre.moving]) this.drive(id, moving.line, moving.meters + 14, moving.then);
    for (const unit of [...centre.units.values()]) this.crew(unit.id);
    if (this.busy && this.ticks % 23 === 0 && [...centre.calls.values()].filter((c) => c.status === "RINGING").length < 4) {
      this.arrive(centre.chance.next() < 0.7 ? "EMERGENCY" : "NON_EMERGENCY");
    }
    for (const call of centre.calls.values()) {
      const ended = call.endedAt ? centre.now() - Date.parse(call.endedAt) : 0;
      if (call.status === "ENDED" && ended > 900_000) centre.goneCall(call.id);
    }
    centre.commit();
  }

  private crew(id: string) {
    const { centre } = this;
    const unit = centre.unit(id);
    const seconds = (centre.now() - Date.parse(unit.since)) / 1000;
    if (unit.limitSeconds !== undefined && seconds > unit.limitSeconds && !unit.overdue) centre.setUnit(id, { overdue: true });
    if (!this.busy || unit.incident === undefined) return;
    const incident = centre.incidents.get(unit.incident);
    if (unit.status === "DP" && seconds > 6 + (id.length % 3) * 5 && centre.chance.next() < 0.4) centre.report(id, "AK", "", false, SYSTEM);
    if (unit.status === "AK" && seconds > 12 && incident?.place?.lat !== undefined && incident.place.lon !== undefined) {
      centre.report(id, "ER", "", false, SYSTEM);
      const from = centre.where.get(id)?.at ?? unit.home;
      centre.moving.set(id, { line: centre.city.route(from, [incident.place.lon, incident.place.lat]).line, meters: 0, then: "OS" });
    }
    if (unit.status === "OS" && seconds > 900 + (id.charCodeAt(1) % 7) * 120) centre.release(id);
  }

  private patrol(id: string) {
    const { centre } = this;
    if (centre.moving.has(id) || centre.chance.next() > 0.05) return;
    const from = centre.where.get(id)?.at ?? centre.unit(id).home;
    const node = nearestNode(from[1], from[0]);
    const goal = at(Math.max(0, Math.min(33, node.column + centre.chance.below(7) - 3)), node.row);
    centre.moving.set(id, { line: centre.city.route(from, goal).line, meters: 0, then: "" });
  }

  private drive(id: string, line: Position[], meters: number, then: string) {
    const { centre } = this;
    let left = meters;
    for (let i = 1; i < line.length; i++) {
      const [a, b] = [line[i - 1]!, line[i]!];
      const length = metersBetween(a, b);
      if (left <= length && length > 0) {
        const share = left / length;
        centre.where.set(id, { at: [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share], heading: headingOf(a, b), stamp: centre.now() });
        centre.moving.set(id, { line, meters, then });
        return;
      }
      left -= length;
    }
    centre.moving.delete(id);
    if (then !== "" && centre.unit(id).incident !== undefined) centre.report(id, then, "", true, SYSTEM);
  }
}

function headingOf(a: Position, b: Position): number {
  return (Math.atan2((b[0] - a[0]) * 0.74, b[1] - a[1]) * 180) / Math.PI;
}

