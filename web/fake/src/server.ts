import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { randomUUID } from "node:crypto";
import type { ClientMessage, DeskPhone, Enclosed, EnclosedStreet, FeatureCollection, Me, Position, RecordView, ServerMessage, TrunkReadingView } from "@tocsin/wire";
import { WebSocketServer, type WebSocket } from "ws";
import { CENTER, DESKS, FakeCentre, Refusal } from "./centre";
import { DIRECTORY, levelsOf } from "./conference";
import { metersBetween, point } from "./city";
import { HOUSES } from "./crews";
import { runLine } from "./line";
import { reportOf } from "./reports";
import { Story } from "./story";
import { FakeTiles } from "./tiles";
import { playbackOf, recallOf, wav } from "./recordings";

export { askOnto } from "./conference";
export interface FakeOptions {
  port?: number;
  seed?: number;
  units?: number;
  incidents?: number;
  waiting?: number;
  /// Calls keep coming and crews act by themselves.
  busy?: boolean;
  /// Folder with the built console.
  site?: string;
  now?: () => number;
}

const PEOPLE: Record<string, Me> = {
  ana: { login: "ana", name: "Ana Reyes", roles: ["TELECOMMUNICATOR", "DISPATCHER"], position: null },
  ben: { login: "ben", name: "Ben Osei", roles: ["DISPATCHER"], position: null },
  sam: { login: "sam", name: "Sam Whitaker", roles: ["SUPERVISOR", "DISPATCHER", "TELECOMMUNICATOR"], position: null },
};
const PASSWORD = "tocsin";
const KINDS: Record<string, string> = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".woff2": "font/woff2", ".woff": "font/woff", ".svg": "image/svg+xml", ".json": "application/json" };

/// A stand-in for the server, speaking docs/wire.md, for working on the console alone and for its browser tests.
export class FakeServer {
  readonly centre: FakeCentre;
  readonly story: Story;
  /// The telephone on everybody's desk, if there is one.
  phone: DeskPhone | null = null;
  readonly sockets = new Map<WebSocket, Me>();
  private readonly sessions = new Map<string, Me>();
  private readonly http = createServer((request, response) => void this.answer(request, response));
  private readonly live = new WebSocketServer({ noServer: true });
  private timer: NodeJS.Timeout | undefined;
  private refusing = false;
  private tiles: FakeTiles | undefined;

  constructor(private readonly options: FakeOptions = {}) {
    this.centre = new FakeCentre(options.seed ?? 7, options.units ?? 55, options.now ?? Date.now);
    this.story = new Story(this.centre, options.busy ?? true);
    this.story.begin(options.incidents ?? 10, options.waiting ?? 3);
    this.centre.watch((delta) => this.broadcast(delta));
    this.centre.watch(() => this.tellQueues());
    this.http.on("upgrade", (request, socket, head) => {
      const me = this.who(request);
      // As the server does: a handshake without a session is refused before it is one.
      if (this.refusing || !me) return socket.destroy();
      this.live.handleUpgrade(request, socket, head, (ws) => this.welcome(ws, me));
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.http.listen(this.options.port ?? 0, "127.0.0.1", resolve));
    this.timer = setInterval(() => {
      this.story.tick();
      this.broadcast({ t: "avl", now: this.centre.stamp(), units: this.centre.avl() });
      this.tellQueues();
    }, 1000);
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
  }

  async stop() {
    clearInterval(this.timer);
    for (const ws of this.sockets.keys()) ws.terminate();
    this.http.closeAllConnections();
    await new Promise((resolve) => this.http.close(resolve));
  }

  /// Cuts every line; with `stay` nobody gets back in until [restore].
  cut(stay: boolean) {
    this.refusing = stay;
    for (const ws of this.sockets.keys()) ws.terminate();
  }

  restore() {
    this.refusing = false;
  }

  setDatabase(database: "up" | "down") {
    this.centre.database = database;
    const message = database === "down" ? "The record cannot be written. Calls are still answered and kept; work resumes by itself." : "The record is being written again.";
    this.broadcast({ t: "mode", database, since: this.centre.stamp(), message });
  }

  broadcast(message: ServerMessage) {
    const text = JSON.stringify(message);
    for (const ws of this.sockets.keys()) if (ws.readyState === ws.OPEN) ws.send(text);
  }

  tellQueues() {
    this.broadcast({ t: "queues", board: this.centre.queues.board(this.centre) });
  }

  private who(request: IncomingMessage): Me | undefined {
    const session = /(?:^|;\s*)session=([^;]+)/.exec(request.headers.cookie ?? "")?.[1];
    return session === undefined ? undefined : this.sessions.get(session);
  }

  private welcome(ws: WebSocket, me: Me) {
    this.sockets.set(ws, me);
    ws.on("close", () => this.sockets.delete(ws));
    ws.on("message", (data) => this.hear(ws, me, JSON.parse(String(data)) as ClientMessage));
  }

  private hear(ws: WebSocket, me: Me, message: ClientMessage) {
    const send = (answer: ServerMessage) => ws.send(JSON.stringify(answer));
    const { centre } = this;
    switch (message.t) {
      case "hello": {
        const missed = message.epoch === centre.epoch ? centre.history.filter((d) => d.seq >= (message.seq ?? -1)) : null;
        const complete = missed !== null && message.seq !== undefined && missed.filter((d) => d.seq > message.seq!).length === centre.seq - message.seq;
        send({
          t: "welcome", epoch: centre.epoch, seq: centre.seq, now: centre.stamp(), me: { ...me },
          centre: { name: "Riverton Regional", timeZone: "America/New_York", packName: "Riverton", packVersion: "fake-1", center: CENTER, database: centre.database, positions: DESKS, demo: true },
          ...(complete ? {} : { snapshot: centre.snapshot() }),
        });
        if (complete) for (const delta of missed) send(delta);
        send({ t: "avl", now: centre.stamp(), units: centre.avl() });
        send({ t: "queues", board: centre.queues.board(centre) });
        return;
      }
      case "ping": return send({ t: "pong", n: message.n, now: centre.stamp() });
      case "editing": {
        const text: ServerMessage = { t: "presence", incident: message.incident, login: me.login, name: me.name, field: message.field };
        for (const [other, person] of this.sockets) if (person.login !== me.login) other.send(JSON.stringify(text));
        return;
      }
      case "cmd":
      case "line":
        try {
          const run = () => (message.t === "cmd" ? centre.handle(message.command, me) : runLine(centre, message.text, message.incident, message.override === true, me));
          const done = centre.act(message.key, me, run);
          send({ t: "ack", key: message.key, seq: done.seq, text: done.text, ...(done.incident === undefined ? {} : { incident: done.incident }), ...(done.unit === undefined ? {} : { unit: done.unit }) });
        } catch (problem) {
          if (!(problem instanceof Refusal)) throw problem;
          if (problem.code === "database-down") return;
          send({ t: "refused", key: message.key, code: problem.code, message: problem.message, overridable: problem.overridable });
        }
    }
  }

  private async answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? "/", "http://localhost");
    const json = (status: number, body: unknown) => {
      response.writeHead(status, { "Content-Type": status < 400 ? "application/json" : "application/problem+json" });
      response.end(JSON.stringify(body));
    };
    if (!url.pathname.startsWith("/api/")) return this.file(url.pathname, response);
    if (this.refusing) return request.socket.destroy();
    if (request.method !== "GET" && request.headers["x-tocsin"] !== "1") return json(403, { code: "missing-header", title: "Not from this page" });
    const path = url.pathname.slice(5).split("/");
    if (path[0] === "session" && request.method === "POST") return this.signIn(request, response, json);
    const me = this.who(request);
    if (!me && path[0] === "session" && request.method === "GET") return void response.writeHead(204).end();
    if (!me) return json(401, { code: "not-signed-in", title: "Sign in first." });
    if (path[0] === "queues") return json(200, { calls: [] });
    if (path[0] === "session") {
      if (request.method === "DELETE") for (const [key, person] of this.sessions) if (person === me) this.sessions.delete(key);
      return request.method === "DELETE" ? json(200, {}) : json(200, me);
    }
    if ((path[0] === "calls" && path[2] === "recording") || (path[0] === "recall" && path[1] === "sound")) {
      response.writeHead(200, { "Content-Type": "audio/wav" });
      response.end(wav(path[0] === "recall" ? 180 : 64, url.searchParams.getAll("track")));
      return undefined;
    }
    if (request.method === "POST" && url.pathname === "/api/places/within") {
      let body = "";
      for await (const chunk of request) body += String(chunk);
      return json(200, this.within((JSON.parse(body) as { ring: Position[] }).ring));
    }
    if (path[0] === "media" && path[1] === "phone") return this.deskPhone(request.method, response, json);
    if (path[0] === "media" && path[1] === "volume") return void response.writeHead(204).end();
    if (path[0] === "media" && path[1] === "renew") return void response.writeHead(202).end();
    if (path[0] === "media" && path[1] === "levels") return json(200, levelsOf(this.centre, me));
    if (path[0] === "map" && path[1] === "tiles") return this.sendTile(path.slice(3), response);
    if (path[0] === "directory") return json(200, DIRECTORY);
    if (path[0] === "reports") return json(200, reportOf(url));
    const found = path[0] === "recall" ? this.recall(me) : this.lookup(path, url.searchParams);
    return found === undefined ? json(404, { code: "not-found", title: "Nothing there." }) : json(200, found);
  }

  private deskPhone(method: string | undefined, response: ServerResponse, json: (status: number, body: unknown) => void) {
    if (!this.phone) return json(404, { code: "not-found", title: "No telephone on this desk." });
    if (method === "GET") return json(200, this.phone);
    this.phone = { ...this.phone, line: method === "POST" ? "RINGING" : "IDLE" };
    return void response.writeHead(202).end();
  }

  private async signIn(request: IncomingMessage, response: ServerResponse, json: (status: number, body: unknown) => void) {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const { login, password } = JSON.parse(body) as { login: string; password: string };
    const person = PEOPLE[login];
    if (!person || password !== PASSWORD) return json(401, { code: "wrong-password", title: "Name or password is not right." });
    const key = randomUUID();
    this.sessions.set(key, { ...person });
    response.setHeader("Set-Cookie", `session=${key}; HttpOnly; SameSite=Strict; Path=/`);
    return json(200, person);
  }

  private lookup(path: string[], q: URLSearchParams): unknown {
    const { centre } = this;
    const spot: Position | null = q.has("lat") ? [Number(q.get("lon")), Number(q.get("lat"))] : null;
    switch (`${path[0]}/${path[1] ?? ""}`) {
      case "places/complete": return centre.complete(q.get("q") ?? "", spot, Number(q.get("limit") ?? 8));
      case "places/find": return centre.complete(q.get("q") ?? "", null, 8);
      case "places/at": return spot ? this.at(spot, q.has("radius") ? Number(q.get("radius")) : undefined) : undefined;
      case "history/calls":
        return [...centre.calls.values()].slice(0, 3).map((call) => ({
          id: call.id, arrivedAt: call.arrivedAt, line: call.line, classOfService: call.classOfService, trunk: call.trunk, place: call.place?.text ?? "", status: call.status,
          ...(call.incident === undefined ? {} : { incident: call.incident }),
        }));
      case "texts/phrases": return JSON.parse(readFileSync(fileURLToPath(new URL("../../../app/src/main/resources/texts/phrases.json", import.meta.url)), "utf8"));
      case "texts/earlier": return [];
      case "history/incidents": return [];
      case "map-data/": return centre.mapData;
      case "discrepancies/": return [...centre.wrong.values()];
      case "trunks/":
        return [...centre.trunks.values()].map((each): TrunkReadingView => ({
          id: each.id, state: each.state, askedAt: centre.stamp(2), answeredAt: centre.stamp(each.usable ? 2 : 40), answer: "200 OK", roundTripMillis: 9, unanswered: each.usable ? 0 : 3,
        }));
      case "routes/": {
        const incident = centre.incidents.get(Number(q.get("incident")));
        const from = centre.where.get(q.get("unit") ?? "")?.at;
        return from && incident?.place?.lat !== undefined ? centre.city.route(from, [incident.place.lon!, incident.place.lat]) : undefined;
      }
      default: break;
    }
    if (path[0] === "map" && path[1] === "tiles.json") return FakeTiles.set("fake-1");
    if (path[0] === "map" && path[1] === "closures") return this.closedStreets();
    if (path[0] === "incidents" && path[2] === "approach") return this.approach(Number(path[1]));
    if (path[0] === "incidents") return path[2] === "timeline" ? (centre.timelines.get(Number(path[1])) ?? []) : centre.incidents.get(Number(path[1]));
    if (path[0] === "calls" && path[2] === "records") return recordsOf(Number(path[1]));
    if (path[0] === "calls" && path[2] === "playback") {
      const call = centre.calls.get(Number(path[1]));
      return call?.answeredAt === undefined ? undefined : playbackOf(centre, call);
    }
    if (path[0] === "calls") return centre.calls.get(Number(path[1]));
    return undefined;
  }

  private recall(me: Me) {
    const own = [...this.centre.calls.values()].findLast((call) => call.handler === me.login && call.answeredAt !== undefined);
    return own && recallOf(this.centre, own);
  }

  private approach(id: number) {
    const incident = this.centre.incidents.get(id);
    if (incident?.place?.lat === undefined) return undefined;
    const engine = incident.units.map((each) => this.centre.unit(each)).find((each) => each.kind === "ENGINE")?.id
      ?? incident.recommendation?.rows.find((each) => each.send && each.kind === "ENGINE")?.unit;
    const hydrants = this.at([incident.place.lon!, incident.place.lat]).hydrants.slice(0, 3)
      .map(({ meters, ...each }, index) => ({ ...each, hoseMeters: Math.round(meters * 1.25), onTheWay: engine !== undefined && index === 1 }));
    return { ...(engine === undefined ? {} : { unit: engine }), line: [], lastMeters: id % 3 === 0 ? 45 : 6, hydrants };
  }

  private at(spot: Position, radius = 150) {
    const { centre } = this;
    const near = [...centre.city.doors].map((d) => ({ d, m: metersBetween([d.lon, d.lat], spot) })).filter(({ m }) => m <= radius).sort((a, b) => a.m - b.m).slice(0, 12);
    const hydrants = centre.city.hydrants().features.flatMap(({ geometry, properties }) => {
      if (geometry.type !== "Point") return [];
      const [lon, lat] = geometry.coordinates;
      return [{ ...properties, lat, lon, meters: Math.round(metersBetween([lon, lat], spot)) }];
    }).filter((each) => each.meters <= 400).sort((a, b) => a.meters - b.meters).slice(0, 4);
    const matches = near.map(({ d }) => ({ ...d, detail: "", exactness: "EXACT", why: "nearest door", score: 1 }));
    const nearestUnits = [...centre.units.values()].filter((u) => u.primary === "AVAILABLE")
      .map((u) => ({ unit: u.id, driveSeconds: 25 + (metersBetween(centre.where.get(u.id)?.at ?? u.home, spot) * 1.28) / 12.5 }))
      .sort((a, b) => a.driveSeconds - b.driveSeconds).slice(0, 5);
    return { matches, districts: centre.districts(spot), borderline: { POLICE_SECTOR: "R9" }, nearestUnits, hydrants };
  }

  private within(ring: Position[]): Enclosed {
    const inside = this.centre.city.doors.filter((door) => holds(ring, [door.lon, door.lat]));
    const streets = new Map<string, EnclosedStreet>();
    for (const door of inside.filter((each) => each.kind === "ADDRESS")) {
      const [number = "", ...name] = door.label.split(" ");
      const key = `${name.join(" ")}/${door.municipality}`;
      const street = streets.get(key) ?? { street: name.join(" "), municipality: door.municipality, doors: 0, numbers: [] };
      streets.set(key, { ...street, doors: street.doors + 1, numbers: [...street.numbers, number] });
    }
    return {
      doors: inside.filter((each) => each.kind === "ADDRESS").length, streets: [...streets.values()],
      places: inside.filter((each) => each.kind === "COMMON_PLACE").map((each) => ({ name: each.label, category: "place", lat: each.lat, lon: each.lon })),
      hydrants: this.centre.city.hydrants().features.filter(({ geometry }) => geometry.type === "Point" && holds(ring, geometry.coordinates)).length, truncated: false,
    };
  }

  private sendTile([z = "", x = "", y = ""]: string[], response: ServerResponse) {
    this.tiles ??= new FakeTiles(this.centre.city, HOUSES.map((each) => point(this.stationAt(each.column, each.row), { id: each.name, name: each.name, agency: each.agency })));
    const tile = this.tiles.tile(Number(z), Number(x), Number(y));
    response.writeHead(tile ? 200 : 204, { "Content-Type": "application/vnd.mapbox-vector-tile", "Cache-Control": "private, max-age=31536000, immutable" });
    response.end(tile);
  }

  private closedStreets(): FeatureCollection {
    const features = [...this.centre.closures.values()].flatMap((closure) =>
      this.centre.city.streets().features.filter((each) => closure.streets.includes(String(each.properties["id"])))
        .map((each) => ({ ...each, properties: { closure: closure.id, street: String(each.properties["id"]), label: closure.label, reason: closure.reason } })));
    return { type: "FeatureCollection", features };
  }

  private stationAt(column: number, row: number): Position {
    const home = [...this.centre.units.values()].find((u) => HOUSES.some((h) => h.column === column && h.row === row && h.name === u.station));
    return home?.home ?? CENTER;
  }

  private file(path: string, response: ServerResponse) {
    const site = this.options.site ?? "";
    const wanted = join(site, normalize(path));
    const name = wanted.startsWith(site) && existsSync(wanted) && statSync(wanted).isFile() ? wanted : join(site, "index.html");
    if (!existsSync(name)) {
      response.writeHead(404).end("The console is not built: npm run build");
      return;
    }
    response.writeHead(200, { "Content-Type": KINDS[extname(name)] ?? "application/octet-stream" });
    createReadStream(name).pipe(response);
  }
}

function holds(ring: Position[], [x, y]: Position): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[j]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

function recordsOf(call: number): RecordView[] {
  if (call % 3 === 2) return [];
  return [
    { id: `r${call}a`, kind: "DISABILITY_INDICATOR", title: "Disability indicator", codes: [{ code: "HI", words: "Hard of hearing, may use TTY" }, { code: "MI", words: "Mobility impaired, cannot leave without help" }], lines: [] },
    { id: `r${call}b`, kind: "HEALTH_PROFILE", title: "Health profile", codes: [], lines: [
      { label: "Person", text: "Woman, 71; insulin-dependent diabetes" }, { label: "Medication", text: "Insulin, warfarin" },
      { label: "Allergy", text: "Penicillin" }, { label: "Access", text: "Key box at the side door, code with the fire department" }, { label: "Pets", text: "One dog, friendly" }] },
  ];
}
