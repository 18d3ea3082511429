import { LiveSocket, Mirror, type ClientMessage, type Delta, type ServerMessage, type Shelf, type Ticking, type UnitView, type Wire } from "../src";

/// Time that passes only when told to.
export class HandTime implements Ticking {
  private clock = 1_000_000;
  private timers: { at: number; run: () => void }[] = [];

  now() {
    return this.clock;
  }

  after(millis: number, run: () => void) {
    const timer = { at: this.clock + millis, run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((each) => each !== timer);
    };
  }

  pass(millis: number) {
    const end = this.clock + millis;
    for (;;) {
      const next = this.timers.filter((each) => each.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.timers = this.timers.filter((each) => each !== next);
      this.clock = Math.max(this.clock, next.at);
      next.run();
    }
    this.clock = end;
  }
}

export class MemoryShelf implements Shelf {
  readonly items = new Map<string, string>();
  getItem(key: string) {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string) {
    this.items.set(key, value);
  }
  removeItem(key: string) {
    this.items.delete(key);
  }
}

export class HandWire implements Wire {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  closed = false;

  constructor(private readonly server: HandServer) {}

  send(text: string) {
    if (this.closed) throw new Error("the line is gone");
    this.server.hear(this, JSON.parse(text) as ClientMessage);
  }

  close() {
    this.closed = true;
    this.server.forget(this);
  }

  /// The line breaks; whatever was on its way is lost.
  break() {
    if (this.closed) return;
    this.closed = true;
    this.server.forget(this);
    this.onclose?.({ code: 1006 });
  }

  deliver(message: ServerMessage) {
    if (!this.closed) this.onmessage?.({ data: JSON.stringify(message) });
  }
}

export function unit(id: string, status: string): UnitView {
  return { id, kind: "ENGINE", agency: "FIRE", station: "1", municipality: "Riverton", beat: "E1", abilities: [], status, statusWords: status, primary: "AVAILABLE", since: "2026-01-01T00:00:00Z", detail: "", overdue: false, home: [0, 0] };
}

/// A server that keeps a short memory of deltas, acts once for each key, and can lose any message.
export class HandServer {
  readonly units = new Map<string, UnitView>();
  readonly deltas: Delta[] = [];
  readonly acted: string[] = [];
  seq = 0;
  epoch = "a";
  up = true;
  /// Messages lost between here and there: asked for each one.
  loses: () => boolean = () => false;
  private readonly answers = new Map<string, number>();
  wires: HandWire[] = [];
  private readonly heard: [HandWire, ClientMessage][] = [];
  private busy = false;

  open(): HandWire {
    const wire = new HandWire(this);
    return wire;
  }

  /// The handshake is through.
  accept(wire: HandWire) {
    if (!this.up) return wire.break();
    this.wires.push(wire);
    wire.onopen?.();
  }

  forget(wire: HandWire) {
    this.wires = this.wires.filter((each) => each !== wire);
  }

  change(id: string, status: string) {
    this.seq++;
    const view = unit(id, status);
    this.units.set(id, view);
    const delta: Delta = { t: "delta", seq: this.seq, at: "2026-01-01T00:00:00Z", units: [view] };
    this.deltas.push(delta);
    if (this.deltas.length > 20) this.deltas.shift();
    for (const wire of [...this.wires]) this.send(wire, delta);
  }

  /// One message at a time, as the contract says: what is asked while answering waits its turn.
  hear(wire: HandWire, message: ClientMessage) {
    this.heard.push([wire, message]);
    if (this.busy) return;
    this.busy = true;
    for (let next = this.heard.shift(); next; next = this.heard.shift()) this.handle(...next);
    this.busy = false;
  }

  private handle(wire: HandWire, message: ClientMessage) {
    if (wire.closed) return;
    if (this.loses()) return wire.break();
    if (message.t === "hello") {
      const from = message.epoch === this.epoch ? (message.seq ?? -1) : -1;
      const oldest = this.deltas[0]?.seq ?? this.seq + 1;
      const known = from >= 0 && from >= oldest - 1;
      this.send(wire, {
        t: "welcome", epoch: this.epoch, seq: this.seq, now: "2026-01-01T00:00:00Z", me: { login: "ana", name: "Ana", roles: [], position: null },
        centre: { name: "C", timeZone: "UTC", packName: "p", packVersion: "1", center: [0, 0], database: "up", positions: [], demo: true },
        ...(known ? {} : { snapshot: { calls: [], incidents: [], units: [...this.units.values()], positions: [], texts: [], silent: [], conferences: [], closures: [], trunks: [], discrepancies: 0, types: [], dispositions: [], statuses: [], verbs: [] } }),
      });
      if (known) for (const delta of this.deltas.filter((each) => each.seq >= from)) this.send(wire, delta);
    } else if (message.t === "ping") {
      this.send(wire, { t: "pong", n: message.n, now: "2026-01-01T00:00:00Z" });
    } else if (message.t === "cmd") {
      let at = this.answers.get(message.key);
      if (at === undefined) {
        this.acted.push(message.key);
        if (message.command.type === "units.Report") this.change(message.command.unit, message.command.status);
        at = this.seq;
        this.answers.set(message.key, at);
      }
      this.send(wire, { t: "ack", key: message.key, seq: at, text: "done" });
    }
  }

  private send(wire: HandWire, message: ServerMessage) {
    if (this.loses()) wire.break();
    else wire.deliver(message);
  }
}

export interface Rig {
  server: HandServer;
  time: HandTime;
  shelf: MemoryShelf;
  socket: LiveSocket;
  mirror: Mirror;
  opened: HandWire[];
  signedIn: { value: boolean };
}

export function rig(shelf = new MemoryShelf(), server = new HandServer(), time = new HandTime()): Rig {
  const mirror = new Mirror();
  const opened: HandWire[] = [];
  const signedIn = { value: true };
  let keys = 0;
  const socket = new LiveSocket({
    open: () => {
      const wire = server.open();
      opened.push(wire);
      // The handshake takes a moment, as it does in a browser.
      time.after(5, () => server.accept(wire));
      return wire;
    },
    mirror, shelf, time, newKey: () => `k${shelf.items.size}-${++keys}-${time.now()}`, login: "ana",
    stillSignedIn: () => Promise.resolve(signedIn.value), random: () => 0.5,
  });
  return { server, time, shelf, socket, mirror, opened, signedIn };
}
