import type { Ack, ClientMessage, Refused, Request } from "./types";

/// Something a person asked for that the server has not answered yet.
export type Sent = Extract<ClientMessage, { t: "cmd" } | { t: "line" }>;

/// What became of it. `lost` means the session ended before the server answered.
export type Answer = Ack | Refused;

/// Where the outbox keeps its lines between reloads; `localStorage` in a browser.
export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/// Commands on their way. Each keeps the key made when the person pressed the key, so sending it again after a lost
/// connection never acts twice, and keeps the time it was typed at, so work done off line enters the record with its
/// own time. Order is kept: what was asked first is sent first.
export class Outbox {
  private entries: Sent[];
  private readonly waiting = new Map<string, (answer: Answer) => void>();

  constructor(
    private readonly shelf: Shelf,
    private readonly name: string,
    private readonly newKey: () => string,
    private readonly now: () => Date,
  ) {
    this.entries = read(shelf, name);
  }

  get pending(): readonly Sent[] {
    return this.entries;
  }

  addCommand(command: Request): { sent: Sent; answer: Promise<Answer> } {
    return this.add({ t: "cmd", key: this.newKey(), typedAt: this.now().toISOString(), command });
  }

  addLine(text: string, incident?: number, override?: boolean): { sent: Sent; answer: Promise<Answer> } {
    return this.add({
      t: "line",
      key: this.newKey(),
      typedAt: this.now().toISOString(),
      text,
      ...(incident === undefined ? {} : { incident }),
      ...(override ? { override } : {}),
    });
  }

  /// The server answered: the entry leaves the shelf and whoever waits for it is told. A second answer to the same
  /// key (both the first sending and the repeat arrived) finds nothing to do.
  settle(answer: Answer): Sent | undefined {
    const index = this.entries.findIndex((entry) => entry.key === answer.key);
    if (index < 0) return undefined;
    const [entry] = this.entries.splice(index, 1);
    this.save();
    const tell = this.waiting.get(answer.key);
    this.waiting.delete(answer.key);
    tell?.(answer);
    return entry;
  }

  private add(sent: Sent): { sent: Sent; answer: Promise<Answer> } {
    this.entries.push(sent);
    this.save();
    const answer = new Promise<Answer>((resolve) => this.waiting.set(sent.key, resolve));
    return { sent, answer };
  }

  private save() {
    try {
      if (this.entries.length === 0) this.shelf.removeItem(this.name);
      else this.shelf.setItem(this.name, JSON.stringify(this.entries));
    } catch {
      // A full or forbidden shelf costs only survival of a reload; the entries stay in memory and are still sent.
    }
  }
}

function read(shelf: Shelf, name: string): Sent[] {
  const text = shelf.getItem(name);
  if (text === null) return [];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter(isSent) : [];
  } catch {
    return [];
  }
}

function isSent(value: unknown): value is Sent {
  if (typeof value !== "object" || value === null) return false;
  const entry = value as Record<string, unknown>;
  return (entry["t"] === "cmd" || entry["t"] === "line") && typeof entry["key"] === "string";
}
