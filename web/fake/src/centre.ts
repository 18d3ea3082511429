import type {
  AvlRow,
  CallView,
  ClosureView,
  ConferenceView,
  ConversationView,
  Delta,
  DiscrepancyView,
  TrunkView,
  IncidentView,
  MatchView,
  Me,
  PlaceRequest,
  PlaceView,
  Position,
  PositionView,
  Priority,
  RecommendationView,
  Request,
  SilentView,
  Snapshot,
  TimelineEntry,
  UnitView, MapDataView } from "@tocsin/wire";
import { Chance } from "./chance";
import { conference, DIRECTORY } from "./conference";
import { DISPOSITIONS, STATUSES, TYPES, VERBS } from "./catalogue";
import { at, CENTER, City, districtsAt, metersBetween, nearestNode, type Door } from "./city";
import { crewsOf } from "./crews";
import { FakeQueues, queueOf } from "./queues";

export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly overridable = false,
  ) {
    super(message);
  }
}

export interface Moving {
  line: Position[];
  meters: number;
  then: string;
}

export interface Done {
  text: string;
  incident?: number;
  unit?: string;
}

export const DESKS = ["Call Taker 1", "Call Taker 2", "Call Taker 3", "Police 1", "Fire 1", "Supervisor"];
const ANONYMOUS: Me = { login: "system", name: "the system", roles: [], position: null };

/// A pretended centre: the rules a console can notice, without their depth. The real ones are the server's.
export class FakeCentre {
  readonly epoch = "fake-1";
  readonly city: City;
  readonly chance: Chance;
  readonly queues = new FakeQueues();
  readonly calls = new Map<number, CallView>();
  readonly incidents = new Map<number, IncidentView>();
  readonly units = new Map<string, UnitView>();
  readonly positions = new Map<string, PositionView>();
  readonly texts = new Map<number, ConversationView>();
  mapData: MapDataView = {
    name: "Riverbend and Cedarville", version: "2026-08+v7", licence: "ODC PDDL 1.0; CC0", origin: "City of Riverbend GIS; state GIS",
    counts: { doors: 21277, streets: 2643, crossings: 1520, commonPlaces: 2210, hydrants: 1960, boundaries: 340, fireBoxes: 0 },
    unable: ["Cedarville: no routes, drive times, blocks or cross streets", "Cedarville: house addresses cannot be verified"],
    errors: 1, warnings: 3, byCode: { "range-conflict": 1, missing: 2, gap: 1 },
    findings: [
      { severity: "error", code: "range-conflict", layer: "streets", record: "Elm_St_3", words: "its numbers run from 40 to 12 and from 30 to 60 on the same side" },
      { severity: "warning", code: "missing", layer: "streets", record: "Cedarville", words: "no streets: no routes, drive times, blocks or cross streets" },
      { severity: "warning", code: "missing", layer: "doors", record: "Cedarville", words: "no doors: house addresses cannot be verified" },
      { severity: "warning", code: "gap", layer: "boundaries", record: "Sector 2", words: "0.02 km² of Riverbend lies in no police sector" },
    ],
  };
  readonly conferences = new Map<number, ConferenceView>();
  readonly silent = new Map<number, SilentView>();
  readonly closures = new Map<number, ClosureView>();
  readonly trunks = new Map<string, TrunkView>();
  readonly wrong = new Map<number, DiscrepancyView>();
  private nextWrong = 1;
  readonly where = new Map<string, { at: Position; heading: number; stamp: number }>();
  readonly moving = new Map<string, Moving>();
  readonly timelines = new Map<number, TimelineEntry[]>();
  readonly history: Delta[] = [];
  seq = 0;
  database: "up" | "down" = "up";
  private nextCall = 1;
  private nextIncident = 1041;
  private nextClosure = 1;
  private pending: Omit<Delta, "t" | "seq" | "at"> = {};
  private readonly answered = new Map<string, { seq: number } & Done>();
  private readonly watchers = new Set<(delta: Delta) => void>();

  constructor(seed: number, unitCount: number, readonly now: () => number) {
    this.city = new City(seed);
    this.chance = new Chance(seed + 1);
    for (const unit of crewsOf(unitCount, this.stamp())) {
      this.units.set(unit.id, unit);
      this.where.set(unit.id, { at: unit.home, heading: this.chance.below(360), stamp: now() });
    }
  }

  stamp(agoSeconds = 0): string {
    return new Date(this.now() - agoSeconds * 1000).toISOString();
  }

  watch(listener: (delta: Delta) => void): () => void {
    this.watchers.add(listener);
    return () => this.watchers.delete(listener);
  }

  snapshot(): Snapshot {
    const types = TYPES.map(({ wants: _, ...type }) => type);
    return {
      calls: [...this.calls.values()], incidents: [...this.incidents.values()].filter((i) => i.status !== "CLOSED"),
      units: [...this.units.values()], positions: [...this.positions.values()], texts: [...this.texts.values()], silent: [...this.silent.values()], conferences: [...this.conferences.values()], closures: [...this.closures.values()], trunks: [...this.trunks.values()], discrepancies: this.wrong.size,
      types, dispositions: DISPOSITIONS, statuses: STATUSES, verbs: VERBS,
    };
  }

  /// Acts once for each key, however often it arrives.
  act(key: string, me: Me, run: () => Done): { seq: number } & Done {
    const before = this.answered.get(key);
    if (before) return before;
    if (this.database === "down") throw new Refusal("database-down", "The record cannot be written at the moment. Kept here and sent again.");
    const done = run();
    this.commit();
    const answer = { ...done, seq: this.seq };
    this.answered.set(key, answer);
    void me;
    return answer;
  }

  commit() {
    if (Object.keys(this.pending).length === 0) return;
    this.seq++;
    const delta: Delta = { t: "delta", seq: this.seq, at: this.stamp(), ...this.pending };
    this.pending = {};
    this.history.push(delta);
    if (this.history.length > 2000) this.history.shift();
    for (const watcher of this.watchers) watcher(delta);
  }

  setCall(id: number, change: Partial<CallView>) {
    const call = { ...this.call(id), ...change };
    this.calls.set(id, call);
    this.pending.calls = [...(this.pending.calls ?? []).filter((c) => c.id !== id), call];
  }

  setIncident(id: number, change: Partial<IncidentView>) {
    const incident = { ...this.incident(id), ...change };
    this.incidents.set(id, incident);
    this.pending.incidents = [...(this.pending.incidents ?? []).filter((i) => i.id !== id), incident];
  }

  setUnit(id: string, change: Partial<UnitView>) {
    const unit = { ...this.unit(id), ...change };
    this.units.set(id, unit);
    this.pending.units = [...(this.pending.units ?? []).filter((u) => u.id !== id), unit];
  }

  setPosition(position: PositionView) {
    this.positions.set(position.id, position);
    this.pending.positions = [...(this.pending.positions ?? []).filter((p) => p.id !== position.id), position];
  }

  setText(text: ConversationView) {
    this.texts.set(text.id, text);
    this.pending.texts = [...(this.pending.texts ?? []).filter((t) => t.id !== text.id), text];
  }

  setConference(conference: ConferenceView) {
    this.conferences.set(conference.id, conference);
    this.pending.conferences = [...(this.pending.conferences ?? []).filter((c) => c.id !== conference.id), conference];
  }

  /// The caller of a call writes.
  write(call: number, text: string, medium: ConversationView["medium"] = "MESSAGE") {
    const held = this.texts.get(call) ?? { id: call, medium, carryOver: "TEXT", messages: [] };
    const number = (held.messages.at(-1)?.number ?? 0) + 1;
    const message = { number, at: this.stamp(), by: "caller", byName: "Caller", medium, text, meaning: "", delivery: "RECEIVED" as const, reason: "" };
    this.setText({ ...held, medium, messages: [...held.messages, message] });
    this.commit();
  }

  setSilent(id: number, change: Partial<SilentView>) {
    const silent = { questions: [], digits: [], ...this.silent.get(id), ...change, id };
    this.silent.set(id, silent);
    this.pending.silent = [...(this.pending.silent ?? []).filter((s) => s.id !== id), silent];
  }

  /// The caller presses a key: 1 police, 2 fire, 3 ambulance, 4 yes, 5 no.
  press(id: number, digit: string) {
    const meaning = (["POLICE", "FIRE", "AMBULANCE", "YES", "NO"] as const)[Number(digit) - 1];
    const before = this.silent.get(id);
    const questions = before?.questions ?? [];
    const open = questions.at(-1);
    this.setSilent(id, {
      digits: [...(before?.digits ?? []), { at: this.stamp(), digit, ...(meaning ? { meaning } : {}) }],
      questions: meaning && open && !open.answer ? [...questions.slice(0, -1), { ...open, answer: meaning }] : questions,
      ...(meaning && Number(digit) < 4 ? { needs: meaning } : {}),
    });
    this.commit();
  }

  private send(call: number, text: string, meaning: string, me: Me): Done {
    if (text.trim() === "") throw new Refusal("text-empty", "Write something first.");
    const { status, handler, handlerName } = this.call(call);
    if (status === "RINGING") throw new Refusal("answer-first", `C${call} is still waiting. Answer it, then write.`);
    if (status === "ENDED") throw new Refusal("nobody-to-text", `C${call} cannot be texted: the caller has gone. Call back, or text when they try again.`);
    if (status !== "ABANDONED" && handler !== me.login) throw new Refusal("not-your-conversation", `${handlerName} is writing with C${call}. Have it handed over to you first.`);
    const held: ConversationView = this.texts.get(call) ?? { id: call, medium: status === "ABANDONED" ? "MESSAGE" : "TTY", carryOver: "TEXT", messages: [] };
    const number = (held.messages.at(-1)?.number ?? 0) + 1;
    const lost = text.includes("lost");
    this.setText({ ...held, messages: [...held.messages, { number, at: this.stamp(), by: me.login, byName: me.name, medium: held.medium, text: text.trim(), meaning, delivery: lost ? "FAILED" : "SENT", reason: lost ? "the network did not answer" : "" }] });
    return { text: `Wrote to the caller: ${text.trim()}` };
  }

  /// What keep-alive has found out about a trunk.
  setTrunk(id: string, state: TrunkView["state"], why: string) {
    const words = { UNKNOWN: "not asked yet", NORMAL: "up", DOWN: "down", UNREACHABLE: "unreachable" }[state];
    this.trunks.set(id, { id, state, words, usable: state === "UNKNOWN" || state === "NORMAL", since: this.stamp(), why });
    this.pending.trunks = [...this.trunks.values()];
    this.commit();
  }

  private setClosure(closure: ClosureView) {
    this.closures.set(closure.id, closure);
    this.pending.closures = [...(this.pending.closures ?? []), closure];
  }

  goneCall(id: number) {
    this.calls.delete(id);
    this.texts.delete(id);
    this.conferences.delete(id);
    this.silent.delete(id);
    this.pending.gone = { ...this.pending.gone, calls: [...(this.pending.gone?.calls ?? []), id] };
  }

  gonePosition(id: string) {
    this.positions.delete(id);
    this.pending.positions = (this.pending.positions ?? []).filter((p) => p.id !== id);
    this.pending.gone = { ...this.pending.gone, positions: [...(this.pending.gone?.positions ?? []), id] };
  }

  call(id: number): CallView {
    const call = this.calls.get(id);
    if (!call) throw new Refusal("no-such-call", `There is no call C${id}.`);
    return call;
  }

  incident(id: number): IncidentView {
    const incident = this.incidents.get(id);
    if (!incident) throw new Refusal("no-such-incident", `There is no incident #${id}.`);
    return incident;
  }

  unit(id: string): UnitView {
    const unit = this.units.get(id.toUpperCase());
    if (!unit) throw new Refusal("no-such-unit", `There is no unit ${id}.`);
    return unit;
  }

  log(incident: number, by: string, kind: string, text: string) {
    const entries = this.timelines.get(incident) ?? [];
    entries.push({ seq: this.seq + 1, at: this.stamp(), by, text, kind });
    this.timelines.set(incident, entries);
  }

  ring(call: Omit<CallView, "id">): number {
    const id = this.nextCall++;
    this.calls.set(id, { queue: queueOf(call.line), ...call, id });
    this.setCall(id, {});
    this.commit();
    return id;
  }

  complete(q: string, near: Position | null, limit: number): MatchView[] {
    const words = q.toLowerCase().split(/[\s,]+/).filter((w) => w !== "" && w !== "and" && w !== "at");
    if (words.length === 0) return [];
    const scored = this.city.doors
      .map((door) => ({ door, score: scoreOf(door, words) }))
      .filter((each) => each.score > 0)
      .map((each) => {
        const meters = near ? metersBetween(near, [each.door.lon, each.door.lat]) : undefined;
        return { ...each, meters, rank: each.score - (meters === undefined ? 0 : Math.min(meters, 4000) / 20000) };
      });
    scored.sort((a, b) => b.rank - a.rank || a.door.label.localeCompare(b.door.label));
    return scored.slice(0, limit).map(({ door, score, meters }) => matchOf(door, score, meters));
  }

  handle(request: Request, me: Me): Done {
    switch (request.type) {
      case "positions.SignOn": {
        const there = this.positions.get(request.position);
        if (there && there.login !== me.login && !request.takeOver)
          throw new Refusal("position-taken", `${there.name} is signed on at ${there.id}. Choose another position or take it over.`, true);
        for (const position of [...this.positions.values()]) if (position.login === me.login && position.id !== request.position) this.gonePosition(position.id);
        this.setPosition({ id: request.position, login: me.login, name: me.name, since: this.stamp(), ready: true, reason: "", connected: true });
        me.position = request.position;
        return { text: `Signed on at ${request.position}` };
      }
      case "positions.SignOff":
        this.gonePosition(request.position);
        me.position = null;
        return { text: `Signed off from ${request.position}` };
      case "positions.SetReady": {
        const position = this.positions.get(request.position);
        if (!position) throw new Refusal("not-signed-on", `You are not signed on at ${request.position}.`);
        this.setPosition({ ...position, ready: request.ready, reason: request.reason });
        return { text: request.ready ? "Ready for calls" : `Not ready: ${request.reason}` };
      }
      case "calls.Answer": return this.answer(this.call(request.call), me);
      case "calls.NoteLanguage": {
        const language = DIRECTORY.languages.find((each) => each.code === request.language);
        if (!language) throw new Refusal("language-not-known", `No language is known by the code ${request.language}.`);
        this.setCall(request.call, { language: { code: language.code, name: language.name, source: "NOTED" } });
        return { text: `C${request.call}: the caller speaks ${language.name}` };
      }
      case "calls.AskLocation": {
        const call = this.call(request.call);
        const last = call.fixes.at(-1);
        if (last?.lat === undefined || call.classOfService === "Residence") {
          this.setCall(call.id, { asking: { at: this.stamp(), open: false, why: "the network that delivered the call cannot be asked" } });
        } else {
          const fix = { ...last, radiusMeters: Math.max(5, (last.radiusMeters ?? 5) * 0.6), takenAt: this.stamp() };
          this.setCall(call.id, { asking: { at: this.stamp(), open: false }, fixes: [...call.fixes, fix], ...(call.place ? { place: { ...call.place, radiusMeters: fix.radiusMeters, takenAt: fix.takenAt } } : {}) });
        }
        return { text: `C${call.id}: asked where the caller is` };
      }
      case "calls.Hold": this.setCall(request.call, { status: "HELD" }); return { text: `C${request.call} on hold` };
      case "calls.Resume": this.setCall(request.call, { status: "ACTIVE" }); return { text: `C${request.call} resumed` };
      case "texts.Send": return this.send(request.call, request.text, request.meaning ?? "", me);
      case "texts.SetCarryOver": {
        const held = this.texts.get(request.call);
        if (!held) throw new Refusal("not-tty", `There is no text telephone on C${request.call}.`);
        this.setText({ ...held, carryOver: request.carryOver });
        return { text: "Carry-over set" };
      }
      case "silent.Ask": {
        const questions = this.silent.get(request.call)?.questions ?? [];
        this.setSilent(request.call, { questions: [...questions, { number: questions.length + 1, at: this.stamp(), byName: me.name, words: request.words }] });
        return { text: `Asked the silent caller: ${request.words}` };
      }
      case "texts.SetService": return { text: request.inService ? "Text to 9-1-1 back in service" : "Text to 9-1-1 OUT OF SERVICE" };
      case "alarms.Reject": {
        const { alarm } = this.call(request.call);
        if (!alarm || alarm.status !== "OFFERED") throw new Refusal("alarm-decided", `C${request.call} is decided already.`);
        this.setCall(request.call, { status: "ENDED", endedAt: this.stamp(), endedBy: me.name, alarm: { ...alarm, status: "REJECTED", refusal: request.refusal.toLowerCase().replace("_", " ") } });
        return { text: `C${request.call} rejected` };
      }
      case "alarms.Tell": {
        const { alarm } = this.call(request.call);
        if (!alarm) throw new Refusal("no-such-alarm", "There is no such alarm.");
        this.setCall(request.call, { alarm: { ...alarm, updates: [...alarm.updates, { at: this.stamp(), by: me.name, kind: "TOLD", words: request.words }] } });
        return { text: `Told the source of C${request.call}` };
      }
      case "calls.Release":
        this.setCall(request.call, { status: "ENDED", endedAt: this.stamp(), endedBy: me.name });
        return { text: `C${request.call} released` };
      case "calls.CallBack":
        this.queues.callingBack.set(request.call, { name: me.name, position: me.position ?? "", since: this.stamp() });
        return conference(this, request, me);
      case "calls.Verify": {
        const call = this.call(request.call);
        if (call.incident !== undefined) return { text: `C${call.id} has #${call.incident}`, incident: call.incident };
        const place: PlaceRequest | undefined = call.place ? { typed: call.place.civic ?? "", force: true, ...(call.place.lat === undefined || call.place.lon === undefined ? {} : { lat: call.place.lat, lon: call.place.lon }) } : undefined;
        return this.open({ type: "incidents.Open", call: call.id, note: `Caller of C${call.id} hung up: verify`, ...(place ? { place } : {}) }, me);
      }
      case "calls.CloseBurst":
        this.queues.bursts = this.queues.bursts.filter((each) => each.source !== request.source);
        return { text: "Suspects closed" };
      case "queues.Judge":
        if (!request.suspect) this.queues.suspects.delete(request.call);
        return { text: `C${request.call} judged` };
      case "queues.ExtendWrapUp": {
        const until = this.queues.wrapUps.get(me.position ?? "");
        if (until === undefined) throw new Refusal("not-wrapping-up", `${me.position} is not wrapping up a call.`);
        this.queues.wrapUps.set(me.position ?? "", new Date(Date.parse(until) + request.seconds * 1000).toISOString());
        return { text: `${me.position} wraps up longer` };
      }
      case "queues.EndWrapUp":
        this.queues.wrapUps.delete(me.position ?? "");
        return { text: `${me.position} is done wrapping up` };
      case "calls.TryCallBack":
        this.queues.callingBack.delete(request.call);
        this.setCall(request.call, { callBacks: this.call(request.call).callBacks + 1 });
        return { text: `C${request.call}: ${request.result}` };
      case "calls.CloseAbandoned":
        this.setCall(request.call, { status: "ENDED", outcome: request.outcome, endedBy: me.name });
        return { text: `C${request.call} closed: ${request.outcome}` };
      case "incidents.Open": return this.open(request, me);
      case "incidents.Locate": {
        this.openIncident(request.incident);
        const place = this.place(request.place);
        this.setIncident(request.incident, { place });
        this.log(request.incident, me.name, "located", `Location: ${place.label}, ${place.municipality}`);
        this.recommend(request.incident);
        return { text: `#${request.incident} at ${place.label}`, incident: request.incident };
      }
      case "incidents.Classify": {
        this.openIncident(request.incident);
        const type = TYPES.find((t) => t.code === request.incidentType);
        if (!type) throw new Refusal("no-such-incident-type", `There is no incident type ${request.incidentType}. Type a few letters of what is happening and choose.`);
        this.setIncident(request.incident, { type: type.code, typeWords: type.words, priority: type.priority });
        this.log(request.incident, me.name, "classified", `Type: ${type.words}, priority ${type.priority}`);
        this.recommend(request.incident);
        return { text: `#${request.incident} is ${type.words}`, incident: request.incident };
      }
      case "incidents.Prioritize":
        this.setIncident(this.openIncident(request.incident).id, { priority: request.priority as Priority });
        this.log(request.incident, me.name, "prioritized", `Priority ${request.priority}`);
        return { text: `#${request.incident} priority ${request.priority}`, incident: request.incident };
      case "incidents.RaiseAlarm":
        this.setIncident(this.openIncident(request.incident).id, { alarmLevel: request.level });
        this.log(request.incident, me.name, "alarm", `Alarm ${request.level}`);
        this.recommend(request.incident);
        return { text: `#${request.incident} alarm ${request.level}`, incident: request.incident };
      case "incidents.AddNote": {
        const incident = this.incident(request.incident);
        if (request.text.trim() === "") throw new Refusal("note-empty", "Write something first.");
        this.setIncident(incident.id, { notes: [...incident.notes, { at: this.stamp(), by: me.login, byName: me.name, text: request.text.trim() }] });
        this.log(incident.id, me.name, "note", request.text.trim());
        return { text: `Note on #${incident.id}`, incident: incident.id };
      }
      case "incidents.LinkCall": {
        const incident = this.openIncident(request.incident);
        this.setCall(request.call, { incident: incident.id });
        this.setIncident(incident.id, { calls: [...incident.calls, request.call] });
        this.log(incident.id, me.name, "linked", `Call C${request.call} linked`);
        return { text: `C${request.call} linked to #${incident.id}`, incident: incident.id };
      }
      case "incidents.Recommend":
        this.recommend(this.openIncident(request.incident).id, true);
        return { text: `#${request.incident}: units recommended`, incident: request.incident };
      case "incidents.Close": {
        const incident = this.openIncident(request.incident);
        const disposition = DISPOSITIONS.find((d) => d.code === request.disposition);
        if (!disposition) throw new Refusal("disposition-missing", "Say how the incident ended: a disposition is needed to close it.");
        for (const unit of incident.units) this.release(unit);
        this.log(incident.id, me.name, "closed", `Closed: ${disposition.words}`);
        this.setIncident(incident.id, { status: "CLOSED", closedAt: this.stamp(), closedBy: me.name, disposition: disposition.code, units: [] });
        return { text: `#${incident.id} closed: ${disposition.words}`, incident: incident.id };
      }
      case "incidents.Reopen":
        this.setIncident(request.incident, { status: "PENDING" });
        return { text: `#${request.incident} reopened`, incident: request.incident };
      case "units.Dispatch": return this.dispatch(request.incident, request.units, request.override, me);
      case "units.Report": return this.report(request.unit, request.status, request.detail, request.override, me);
      case "units.Clear":
        this.release(this.unit(request.unit).id);
        return { text: `${request.unit} cleared` };
      case "closures.Close": {
        const spot: Position | null = request.lat !== undefined && request.lon !== undefined ? [request.lon, request.lat] : null;
        const streets = request.streets ?? (spot ? [this.city.streetAt(spot)] : []);
        const id = this.nextClosure++;
        const label = request.label ?? [...new Set(streets.map((each) => this.city.nameOf(each)))].join(", ");
        this.setClosure({ id, streets, label, reason: request.reason, since: this.stamp(), by: me.login, byName: me.name, ...(request.until ? { until: request.until } : {}) });
        return { text: `${label} closed: ${request.reason}` };
      }
      case "closures.Open":
        this.closures.delete(request.closure);
        this.pending.gone = { ...this.pending.gone, closures: [...(this.pending.gone?.closures ?? []), request.closure] };
        return { text: "Open again" };
      case "discrepancies.Report": {
        if (request.words.trim() === "") throw new Refusal("words-missing", "Say what is wrong.");
        const { type: _, ...rest } = request;
        const id = this.nextWrong++;
        this.wrong.set(id, { ...rest, id, kind: request.kind as DiscrepancyView["kind"], typed: request.typed ?? "", packVersion: "fake-1", at: this.stamp(), by: me.login, byName: me.name });
        this.pending.discrepancies = this.wrong.size;
        return { text: `Reported: ${request.words}` };
      }
      case "discrepancies.Resolve":
        if (request.answer.trim() === "") throw new Refusal("words-missing", "Say what was done about it.");
        this.wrong.delete(request.discrepancy);
        this.pending.discrepancies = this.wrong.size;
        return { text: "Answered" };
      default: return conference(this, request, me);
    }
  }

  answer(call: CallView, me: Me): Done {
    if (!me.position) throw new Refusal("no-position", "Sign on at a position before answering calls.");
    if (call.status === "ABANDONED") throw new Refusal("caller-has-gone", `The caller of C${call.id} is no longer on the line. Call back from the abandoned list.`);
    if (call.status !== "RINGING") throw new Refusal("call-already-answered", `C${call.id} was answered by ${call.handlerName} at ${call.position}.`);
    this.setCall(call.id, { status: "ACTIVE", answeredAt: this.stamp(), handler: me.login, handlerName: me.name, position: me.position });
    return { text: `Answered C${call.id}` };
  }

  private openIncident(id: number): IncidentView {
    const incident = this.incident(id);
    if (incident.status === "CLOSED") throw new Refusal("incident-closed", `#${id} was closed by ${incident.closedBy}. Reopen it to change it.`);
    return incident;
  }

  private open(request: Extract<Request, { type: "incidents.Open" }>, me: Me): Done {
    if (request.call !== undefined) {
      const already = this.call(request.call).incident;
      if (already !== undefined) throw new Refusal("call-has-incident", `C${request.call} already belongs to #${already}.`);
    }
    const place = request.place ? this.place(request.place) : null;
    const type = TYPES.find((t) => t.code === request.incidentType);
    if (request.incidentType && !type) throw new Refusal("no-such-incident-type", `There is no incident type ${request.incidentType}. Type a few letters of what is happening and choose.`);
    const id = this.nextIncident++;
    const notes = request.note ? [{ at: this.stamp(), by: me.login, byName: me.name, text: request.note }] : [];
    this.incidents.set(id, {
      id, status: "PENDING", type: type?.code ?? "", typeWords: type?.words ?? "", priority: (request.priority ?? type?.priority ?? 3) as Priority,
      alarmLevel: 1, place, calls: request.call === undefined ? [] : [request.call], notes, recommendation: null,
      openedAt: this.stamp(), openedBy: me.login, openedByName: me.name, units: [],
    });
    this.setIncident(id, {});
    if (request.call !== undefined) this.setCall(request.call, { incident: id });
    this.log(id, me.name, "opened", request.call === undefined ? "Incident opened" : `Incident opened from call C${request.call}`);
    if (place) this.log(id, me.name, "located", `Location: ${place.label}, ${place.municipality}`);
    if (type) this.log(id, me.name, "classified", `Type: ${type.words}, priority ${type.priority}`);
    this.recommend(id);
    return { text: `#${id} opened`, incident: id };
  }

  private place(request: PlaceRequest): PlaceView {
    const found = request.matchId ? this.city.doors.find((d) => d.id === request.matchId) : undefined;
    const near: Position | null = request.lat !== undefined && request.lon !== undefined ? [request.lon, request.lat] : null;
    let door = found;
    if (!door) {
      const matches = this.complete(request.typed, near, 8).filter((m) => m.score >= 1);
      const sure = matches.filter((m) => m.label.toLowerCase() === request.typed.toLowerCase() || matches.length === 1);
      if (sure.length !== 1 && request.force) return this.forced(request, near);
      if (sure.length > 1) throw new Refusal("place-ambiguous", `${request.typed} is in ${sure.map((m) => m.municipality).join(" and ")}. Choose which.`);
      door = this.city.doors.find((d) => d.id === sure[0]?.id);
      if (!door) throw new Refusal("place-unknown", `Nothing is known as “${request.typed}”. Choose a suggestion, click the map, or force it through.`, true);
    }
    const districts = this.districts([door.lon, door.lat]);
    return { typed: request.typed, label: door.label, municipality: door.municipality, detail: "", crossStreets: door.crossStreets, lat: door.lat, lon: door.lon, exactness: "EXACT", why: "a known door", districts, borderline: nearestNode(door.lat, door.lon).column % 9 === 0 ? { POLICE_SECTOR: "R2" } : {}, packVersion: "fake-1" };
  }

  private forced(request: PlaceRequest, near: Position | null): PlaceView {
    const districts = near ? this.districts(near) : {};
    return { typed: request.typed, label: request.typed, municipality: districts["MUNICIPALITY"] ?? "", detail: "", crossStreets: "", ...(near ? { lon: near[0], lat: near[1] } : {}), exactness: "FORCED", why: "forced through by a person, not verified", districts, borderline: {}, packVersion: "fake-1" };
  }

  districts(position: Position): Record<string, string> {
    const node = nearestNode(position[1], position[0]);
    return districtsAt(node.column, node.row);
  }

  recommend(id: number, asked = false) {
    const incident = this.incident(id);
    const card = TYPES.find((t) => t.code === incident.type);
    const { place } = incident;
    if (!card || place?.lat === undefined || place.lon === undefined) {
      if (asked) throw new Refusal(card ? "incident-has-no-point" : "incident-has-no-type", card ? `#${id} has no point on the map: no drive times. Choose units yourself, or click the map.` : `Choose a type for #${id} first.`);
      return;
    }
    const target: Position = [place.lon, place.lat];
    const rows: RecommendationView["rows"] = [];
    const unmet: string[] = [];
    for (const need of card.wants) {
      const words = `${need.count} ${need.kinds.join(" or ").toLowerCase()}${need.count > 1 ? "s" : ""}`;
      const fitting = [...this.units.values()].filter((u) => need.kinds.includes(u.kind) && u.incident !== id && !rows.some((r) => r.unit === u.id));
      const timed = fitting.map((u) => {
        const { at: spot, stamp } = this.where.get(u.id) ?? { at: u.home, stamp: 0 };
        const free = u.primary === "AVAILABLE";
        return { u, free, drive: 25 + metersBetween(spot, target) * 1.28 / 12.5, age: Math.round((this.now() - stamp) / 1000) };
      }).sort((a, b) => Number(b.free) - Number(a.free) || a.drive - b.drive);
      let taken = 0;
      for (const { u, free, drive, age } of timed.slice(0, need.count + 3)) {
        const send = free && taken < need.count;
        if (send) taken++;
        const clock = `${Math.floor(drive / 60)}:${String(Math.round(drive % 60)).padStart(2, "0")}`;
        const reason = send ? `${ordinal(taken)} choice: ${clock} ${u.status === "AQ" ? "from quarters" : "from where it is now"}${place.districts["FIRE_ENGINE"] === u.beat ? ", its own district" : ""}`
          : free ? `available, but ${ordinal(taken + 1)} in order and ${need.count} needed` : `${u.statusWords.toLowerCase()}${u.incident ? ` on #${u.incident}` : ""}`;
        rows.push({ unit: u.id, kind: u.kind, send, need: words, driveSeconds: free ? drive : -1, positionAgeSeconds: age, status: u.status, reason });
      }
      if (taken < need.count) unmet.push(`${words}: ${need.count - taken} short`);
    }
    rows.sort((a, b) => Number(b.send) - Number(a.send) || (a.send ? 0 : order(a.driveSeconds) - order(b.driveSeconds)));
    this.setIncident(id, { recommendation: { at: this.stamp(), rows, more: 0, unmet, planVersion: "plans-1", packVersion: "fake-1" } });
    this.log(id, ANONYMOUS.name, "recommended", `Recommended ${rows.filter((r) => r.send).map((r) => r.unit).join(", ")}`);
  }

  private dispatch(id: number, units: string[], override: boolean, me: Me): Done {
    const incident = this.openIncident(id);
    for (const name of units) {
      const unit = this.unit(name);
      if (unit.incident === id) throw new Refusal("unit-already-on-incident", `${unit.id} is already on #${id}, ${unit.statusWords.toLowerCase()}.`);
      if (unit.primary !== "AVAILABLE" && !override)
        throw new Refusal("unit-busy", `${unit.id} is ${unit.statusWords.toLowerCase()}${unit.incident ? ` on #${unit.incident}` : ""}. Override to send it anyway.`, true);
    }
    if (incident.place?.lat === undefined && !override) throw new Refusal("incident-has-no-location", `#${id} has no location yet. Enter one, or override to send the unit with what is known.`, true);
    for (const name of units) {
      const unit = this.unit(name);
      if (unit.incident !== undefined) this.release(unit.id);
      this.become(unit.id, "DP", "", id);
      this.log(id, me.name, "dispatched", `${unit.id} dispatched`);
    }
    this.setIncident(id, { status: "ACTIVE", dispatchedAt: incident.dispatchedAt ?? this.stamp(), units: [...incident.units, ...units] });
    return { text: `Dispatched ${units.join(", ")} to #${id}`, incident: id };
  }

  report(name: string, code: string, detail: string, override: boolean, me: Me): Done {
    const unit = this.unit(name);
    const status = STATUSES.find((s) => s.code === code);
    if (!status) throw new Refusal("no-such-status", `There is no status ${code}.`);
    if (status.step > 0 && unit.incident === undefined) throw new Refusal("unit-not-assigned", `${unit.id} is on no incident; dispatch it first (${code} needs one).`);
    const now = STATUSES.find((s) => s.code === unit.status);
    if (status.step > 0 && now && status.step < now.step && !override)
      throw new Refusal("status-out-of-order", `${unit.id} is ${unit.statusWords.toLowerCase()}; ${status.words.toLowerCase()} would go back. Override if that is what happened.`, true);
    if (status.step === 0 && unit.incident !== undefined && status.primary !== "AVAILABLE" && !override)
      throw new Refusal("unit-still-assigned", `${unit.id} is on #${unit.incident}. Clear it first, or override to take it off.`, true);
    const incident = unit.incident;
    if (status.step === 0 && incident !== undefined) this.release(unit.id);
    this.become(unit.id, code, detail, status.step > 0 ? incident : undefined);
    if (incident !== undefined) {
      this.log(incident, me.name, "status", `${unit.id} ${status.words.toLowerCase()}`);
      if (code === "OS" && !this.incident(incident).arrivedAt) this.setIncident(incident, { arrivedAt: this.stamp() });
    }
    return { text: `${unit.id} ${status.words.toLowerCase()}` };
  }

  become(id: string, code: string, detail: string, incident: number | undefined) {
    const status = STATUSES.find((s) => s.code === code)!;
    const { incident: _, limitSeconds: __, eta: ___, ...rest } = this.unit(id);
    const limit = code === "DP" ? 60 : code === "OS" ? 1800 : undefined;
    this.units.set(id, rest);
    this.setUnit(id, { status: code, statusWords: status.words, primary: status.primary, since: this.stamp(), detail, overdue: false, ...(incident === undefined ? {} : { incident }), ...(limit === undefined ? {} : { limitSeconds: limit }), ...(code === "ER" ? { eta: this.stamp(-150) } : {}) });
  }

  release(id: string) {
    const unit = this.unit(id);
    if (unit.incident === undefined) return;
    const incident = this.incidents.get(unit.incident);
    if (incident && incident.status !== "CLOSED") this.setIncident(incident.id, { units: incident.units.filter((u) => u !== id) });
    this.moving.delete(id);
    this.become(id, "AV", "", undefined);
    this.log(unit.incident, ANONYMOUS.name, "released", `${id} released`);
  }

  avl(): AvlRow[] {
    return [...this.where].map(([id, w]) => [id, w.at[1], w.at[0], w.heading, Math.round((this.now() - w.stamp) / 1000)]);
  }
}

function scoreOf(door: Door, words: string[]): number {
  const text = `${door.label} ${door.municipality}`.toLowerCase().split(/[\s,&.]+/);
  let score = 0;
  for (const [index, word] of words.entries()) {
    const exact = text.includes(word);
    const digits = /^\d+$/.test(word);
    if (exact) score += 1;
    else if (!(digits && index < words.length - 1) && text.some((each) => each.startsWith(word))) score += 0.8;
    else return 0;
  }
  const common = door.kind === "COMMON_PLACE" ? 0.05 : 0;
  return score / words.length + common;
}

function matchOf(door: Door, score: number, meters: number | undefined): MatchView {
  return {
    id: door.id, kind: door.kind, label: door.label, municipality: door.municipality, detail: "", crossStreets: door.crossStreets,
    lat: door.lat, lon: door.lon, exactness: "EXACT", why: "a known door", score: Math.min(score, 1),
    ...(meters === undefined ? {} : { metersFromCaller: Math.round(meters) }),
  };
}

function ordinal(n: number) {
  return ["", "first", "second", "third"][n] ?? `${n}th`;
}

function order(seconds: number) {
  return seconds < 0 ? Infinity : seconds;
}

export { at, CENTER };
