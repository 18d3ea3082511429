import type { CallView, PlaybackView } from "@tocsin/wire";
import type { FakeCentre } from "./centre";

const RATE = 8000;
const PARTS_PER_SECOND = 10;
const CALL_SECONDS = 64;

/// Somebody speaks in these spans of every twelve seconds.
const CALLER: [number, number][] = [[0.5, 4], [6.5, 8.5]];
const POSITION: [number, number][] = [[4.2, 6.2], [9, 11.5]];

function speaks(spans: [number, number][], second: number): number {
  const within = ((second % 12) + 12) % 12;
  const span = spans.find(([from, to]) => within >= from && within < to);
  return span ? 0.25 + 0.6 * Math.abs(Math.sin(second * 9.1) * Math.sin(second * 3.7)) : 0;
}

function levels(spans: [number, number][], from: number, to: number, seconds: number): number[] {
  return Array.from({ length: Math.round(seconds * PARTS_PER_SECOND) }, (_, part) => {
    const at = part / PARTS_PER_SECOND;
    return at < from || at > to ? 0 : Math.round(speaks(spans, at - from) * 100);
  });
}

/// A made-up recording of a call, as the product's playback shows one.
export function playbackOf(centre: FakeCentre, call: CallView): PlaybackView {
  return view(centre, call, CALL_SECONDS, 0, CALL_SECONDS, `/api/calls/${call.id}/recording?`);
}

/// The last three minutes, of which the call has been going on for the last two thirds.
export function recallOf(centre: FakeCentre, call: CallView): PlaybackView {
  return { ...view(centre, call, 180, 60, 180, "/api/recall/sound?"), live: call.status === "ACTIVE" };
}

function view(centre: FakeCentre, call: CallView, seconds: number, begins: number, ends: number, sound: string): PlaybackView {
  const position = call.position ?? "P1";
  const from = Date.parse(call.answeredAt ?? centre.stamp()) - begins * 1000;
  const at = (second: number) => begins + second;
  return {
    calls: [call.id],
    from: new Date(from).toISOString(),
    seconds,
    live: false,
    sound,
    tracks: [
      { name: `C${call.id}-caller`, call: call.id, words: "Caller", from: begins, to: ends, sealed: call.status !== "ACTIVE", levels: levels(CALLER, begins, ends, seconds) },
      { name: `C${call.id}-position`, call: call.id, words: position, from: at(1), to: ends, sealed: call.status !== "ACTIVE", levels: levels(POSITION, at(1), ends, seconds) },
    ],
    marks: [
      { at: at(-9), kind: "event", by: "network", text: `9-1-1 call C${call.id} arrived on i3` },
      { at: at(0), kind: "event", by: `Ana Diaz @ ${position}`, text: `C${call.id} answered at ${position}` },
      { at: at(12), kind: "key", text: "Caller pressed 3" },
      { at: at(15), kind: "key", text: "Caller pressed 4" },
      { at: at(21), kind: "note", by: `Ana Diaz @ ${position}`, text: "Smoke in the stairwell, third floor" },
      { at: at(27), kind: "text", text: "CHILD IN BACK ROOM GA" },
      { at: at(33), kind: "dispatch", by: "Ben Okafor @ FIRE1", text: "E1 dispatched to #1001" },
      { at: at(48), kind: "mark", text: "no audio" },
    ],
  };
}

/// The sound of some tracks: a tone each, silent between.
export function wav(seconds: number, tracks: string[]): Buffer {
  const samples = Math.round(seconds * RATE);
  const bytes = Buffer.alloc(44 + samples * 2);
  bytes.write("RIFF", 0);
  bytes.writeUInt32LE(36 + samples * 2, 4);
  bytes.write("WAVEfmt ", 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(RATE, 24);
  bytes.writeUInt32LE(RATE * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write("data", 36);
  bytes.writeUInt32LE(samples * 2, 40);
  for (let i = 0; i < samples; i++) {
    const second = i / RATE;
    let sum = 0;
    for (const track of tracks) {
      const caller = track.endsWith("caller");
      sum += speaks(caller ? CALLER : POSITION, second) * Math.sin(second * Math.PI * 2 * (caller ? 180 : 240));
    }
    bytes.writeInt16LE(Math.max(-32_000, Math.min(32_000, Math.round(sum * 9000))), 44 + i * 2);
  }
  return bytes;
}
