import { Mirror } from "./mirror";
import { Outbox, type Answer, type Sent, type Shelf } from "./outbox";
import type { ClientMessage, Request, ServerMessage } from "./types";

/// The part of a browser's WebSocket that is used, so that tests can give another.
export interface Wire {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(text: string): void;
  close(): void;
}

/// Time as the socket needs it.
export interface Ticking {
  now(): number;
  after(millis: number, run: () => void): () => void;
}

export type Connection =
  | { state: "connecting"; since: number }
  | { state: "live"; since: number }
  | { state: "offline"; since: number; attempts: number }
  | { state: "signed-out"; since: number };

export interface SocketOptions {
  open: () => Wire;
  mirror: Mirror;
  shelf: Shelf;
  time: Ticking;
  newKey: () => string;
  /// Names the shelf: commands of one person are never sent as another's.
  login: string;
  /// Whether the session still holds; asked when the server lets nobody in, which a browser cannot tell from a dead line.
  stillSignedIn: () => Promise<boolean>;
  /// Spreads the reconnects of a hundred consoles; 0 to 1.
  random?: () => number;
}

export const PING_EVERY = 5_000;
export const PONG_WITHIN = 3_000;
const FIRST_RETRY = 250;
const LONGEST_RETRY = 4_000;
/// Closed by the server because the session is over (RFC 6455 leaves 4000-4999 to applications; 1008 is policy).
const SESSION_OVER = new Set([1008, 4401]);

/// The one live connection of a console. It says hello with the last sequence it saw, so that the server sends what
/// was missed, nothing twice; it keeps commands until they are answered; it notices a dead line within eight seconds
/// and keeps trying, sooner at first.
export class LiveSocket {
  readonly outbox: Outbox;
  connection: Connection;
  /// Server's clock less this machine's, milliseconds.
  clockSkew = 0;

  private wire: Wire | null = null;
  private attempts = 0;
  private pings = 0;
  private cancelPing: () => void = () => {};
  private cancelRetry: () => void = () => {};
  private stopped = false;
  private readonly watchers = new Set<() => void>();
  private readonly outboxWatchers = new Set<() => void>();
  /// Acknowledged, but the delta that carries the effect has not come: still shown as done by optimism.
  private readonly settling = new Map<string, { sent: Sent; seq: number }>();
  private overlay: readonly Sent[] = [];

  constructor(private readonly options: SocketOptions) {
    this.outbox = new Outbox(options.shelf, `tocsin.outbox.${options.login}`, options.newKey, () => new Date(this.serverNow()));
    this.connection = { state: "connecting", since: options.time.now() };
    this.refreshOverlay();
  }

  get mirror(): Mirror {
    return this.options.mirror;
  }

  serverNow(): number {
    return this.options.time.now() + this.clockSkew;
  }

  /// Asked for and not yet visible in the mirror, oldest first; the same array until it changes.
  get unseen(): readonly Sent[] {
    return this.overlay;
  }

  watch(listener: () => void): () => void {
    this.watchers.add(listener);
    return () => this.watchers.delete(listener);
  }

  watchUnseen(listener: () => void): () => void {
    this.outboxWatchers.add(listener);
    return () => this.outboxWatchers.delete(listener);
  }

  start() {
    this.stopped = false;
    this.connect();
  }

  stop() {
    this.stopped = true;
    this.cancelRetry();
    this.cancelPing();
    this.hangUp();
  }

  /// Tries at once instead of at the next turn: a person pressed "try now" or the network came back.
  retryNow() {
    if (this.connection.state !== "offline") return;
    this.cancelRetry();
    this.connect();
  }

  command(command: Request): Promise<Answer> {
    const { sent, answer } = this.outbox.addCommand(command);
    this.dispatch(sent);
    return answer;
  }

  line(text: string, incident?: number, override?: boolean): Promise<Answer> {
    const { sent, answer } = this.outbox.addLine(text, incident, override);
    this.dispatch(sent);
    return answer;
  }

  /// Tells others which field this person is in; worth nothing later, so never queued.
  editing(incident: number, field: string | null) {
    if (this.connection.state === "live") this.post({ t: "editing", incident, field });
  }

  private dispatch(sent: Sent) {
    this.refreshOverlay();
    if (this.connection.state === "live") this.post(sent);
  }

  private connect() {
    const wire = this.options.open();
    this.wire = wire;
    let open = true;
    let admitted = false;
    const dead = this.options.time.after(PING_EVERY + PONG_WITHIN, () => lost());
    wire.onopen = () => {
      admitted = true;
      const { epoch, seq } = this.mirror;
      this.post(epoch === null ? { t: "hello" } : { t: "hello", epoch, seq });
    };
    wire.onmessage = (event) => {
      if (!open || typeof event.data !== "string") return;
      const message = parse(event.data);
      if (message?.t === "welcome") dead();
      if (message) this.receive(message, lost);
    };
    wire.onclose = (event) => {
      if (!open) return;
      dead();
      if (SESSION_OVER.has(event.code)) {
        open = false;
        this.leave();
      } else {
        lost();
        if (!admitted) void this.askSession();
      }
    };
    const lost = () => {
      if (!open) return;
      open = false;
      dead();
      wire.close();
      if (this.wire === wire) this.lost();
    };
  }

  private async askSession() {
    if (!(await this.options.stillSignedIn()) && this.connection.state !== "live") this.leave();
  }

  private leave() {
    this.stopped = true;
    this.cancelPing();
    this.cancelRetry();
    this.become({ state: "signed-out", since: this.options.time.now() });
  }

  private hangUp() {
    const wire = this.wire;
    this.wire = null;
    if (!wire) return;
    wire.onclose = null;
    wire.onmessage = null;
    wire.close();
  }

  private lost() {
    this.cancelPing();
    this.wire = null;
    if (this.stopped) return;
    this.attempts++;
    const since = this.connection.state === "offline" ? this.connection.since : this.options.time.now();
    this.become({ state: "offline", since, attempts: this.attempts });
    const spread = 0.75 + 0.5 * (this.options.random ?? Math.random)();
    const wait = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** (this.attempts - 1)) * spread;
    this.cancelRetry = this.options.time.after(wait, () => this.connect());
  }

  private receive(message: ServerMessage, lost: () => void) {
    switch (message.t) {
      case "welcome":
        this.setClock(message.now);
        this.mirror.applyWelcome(message);
        this.attempts = 0;
        this.become({ state: "live", since: this.options.time.now() });
        for (const sent of [...this.outbox.pending]) this.post(sent);
        this.beat(lost);
        this.afterDelta();
        return;
      case "delta":
        this.mirror.applyDelta(message);
        this.afterDelta();
        return;
      case "avl":
        this.mirror.applyAvl(message.now, message.units);
        return;
      case "queues":
        this.mirror.applyQueues(message.board);
        return;
      case "ack":
      case "refused":
        this.settle(message);
        return;
      case "mode":
        this.mirror.applyMode(message);
        return;
      case "alarm":
        this.mirror.applyAlarm(message);
        return;
      case "presence":
        this.mirror.applyPresence(message);
        return;
      case "pong":
        this.setClock(message.now);
        this.answered(message.n, lost);
        return;
    }
  }

  private settle(answer: Answer) {
    const sent = this.outbox.settle(answer);
    if (sent && answer.t === "ack" && answer.seq > this.mirror.seq) this.settling.set(answer.key, { sent, seq: answer.seq });
    this.refreshOverlay();
  }

  private afterDelta() {
    let changed = false;
    for (const [key, { seq }] of this.settling) {
      if (seq <= this.mirror.seq) {
        this.settling.delete(key);
        changed = true;
      }
    }
    if (changed) this.refreshOverlay();
  }

  private refreshOverlay() {
    this.overlay = [...[...this.settling.values()].map((each) => each.sent), ...this.outbox.pending];
    for (const watcher of [...this.outboxWatchers]) watcher();
  }

  private beat(lost: () => void) {
    this.cancelPing();
    this.cancelPing = this.options.time.after(PING_EVERY, () => {
      this.cancelPing = this.options.time.after(PONG_WITHIN, lost);
      this.post({ t: "ping", n: ++this.pings });
    });
  }

  private answered(n: number, lost: () => void) {
    if (n === this.pings) this.beat(lost);
  }

  private setClock(now: string) {
    this.clockSkew = Date.parse(now) - this.options.time.now();
  }

  private post(message: ClientMessage) {
    try {
      this.wire?.send(JSON.stringify(message));
    } catch {
      // The line broke between two events; its close event follows and everything unanswered is sent again.
    }
  }

  private become(connection: Connection) {
    this.connection = connection;
    for (const watcher of [...this.watchers]) watcher();
  }
}

function parse(text: string): ServerMessage | null {
  try {
    return JSON.parse(text) as ServerMessage;
  } catch {
    return null;
  }
}
