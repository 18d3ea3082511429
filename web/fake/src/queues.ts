import type { CallView, LineView, QueueBoardView, SeatView } from "@tocsin/wire";
import type { FakeCentre } from "./centre";

const LINES: readonly [string, string, CallView["line"], string][] = [
  ["911", "9-1-1", "EMERGENCY", "911, this line is recorded. Where is your emergency?"],
  ["TEXT", "Text to 9-1-1", "TEXT", "911. Where is your emergency?"],
  ["ALARM", "Alarm companies", "ALARM", ""],
  ["NON", "Non-emergency", "NON_EMERGENCY", "Emergency communications, this line is recorded."],
  ["SWITCH", "City switchboard", "ADMINISTRATIVE", "City of Riverton, how can I help?"],
];

export function queueOf(line: CallView["line"]): string {
  return LINES.find((each) => each[2] === line)?.[0] ?? "911";
}

/// What a pretended centre knows of its queues beside the calls: who wraps up, who is called back, who is left alone.
export class FakeQueues {
  readonly wrapUps = new Map<string, string>();
  readonly callingBack = new Map<number, { name: string; position: string; since: string }>();
  readonly stranded = new Map<number, { name: string; position: string; since: string }>();
  readonly suspects = new Map<number, string[]>();
  bursts: QueueBoardView["bursts"] = [];

  board(centre: FakeCentre): QueueBoardView {
    const calls = [...centre.calls.values()];
    const waiting = calls.filter((each) => each.status === "RINGING");
    const rows = calls.filter((each) => each.status === "ABANDONED");
    const seats = [...centre.positions.values()].map((each): SeatView => {
      const talk = calls.find((call) => (call.status === "ACTIVE" || call.status === "HELD") && call.position === each.id);
      const wrapUpUntil = this.wrapUps.get(each.id);
      const state = !each.connected ? "AWAY" : talk ? "TALKING" : wrapUpUntil ? "WRAP_UP" : each.ready ? "READY" : "NOT_READY";
      return {
        position: each.id, name: each.name, state, reason: each.reason, since: talk?.answeredAt ?? each.since, skills: [], languages: each.login === "ana" ? ["es"] : [],
        ...(wrapUpUntil === undefined ? {} : { wrapUpUntil }),
      };
    });
    const free = seats.filter((each) => each.state === "READY").map((each) => each.position);
    return {
      now: centre.stamp(),
      lines: LINES.map(([code, name, line, greeting]): LineView => {
        const mine = waiting.filter((each) => each.line === line && !this.suspects.has(each.id));
        const oldest = mine.map((each) => each.arrivedAt).sort()[0];
        return {
          code, name, line, rank: rankOf(line), waiting: mine.length, greeting,
          stage: free.length > 0 ? "QUEUE" : seats.length > 0 ? "BUSY" : "EVERYWHERE",
          ringing: free.length > 0 ? free : seats.map((each) => each.position),
          ...(oldest === undefined ? {} : { oldest }),
        };
      }),
      waits: waiting.map((each) => {
        const suspect = this.suspects.get(each.id);
        return { call: each.id, queue: queueOf(each.line), overflow: 0, ...(suspect ? { suspect } : {}) };
      }),
      stranded: [...this.stranded].map(([call, each]) => ({ call, ...each })),
      callingBack: [...this.callingBack].map(([call, each]) => ({ call, ...each })),
      seats,
      hour: { answered: 41, abandoned: 2, within10: 95.1, within15: 97.6, within20: 100, p90: 8, p95: 10 },
      day: { answered: 612, abandoned: 23, within10: 88.4, within15: 93.3, within20: 96.1, p90: 12, p95: 18 },
      bursts: this.bursts,
      totals: {
        waiting: waiting.filter((each) => !this.suspects.has(each.id)).length, suspects: this.suspects.size, rows: rows.length,
        suspectRows: this.bursts.reduce((sum, each) => sum + each.left, 0), rowsShown: rows.length,
      },
      breaks: ["Break", "Meal", "Training", "Paperwork"],
    };
  }
}

function rankOf(line: CallView["line"]): number {
  return { EMERGENCY: 1, TEXT: 1, ALARM: 2, NON_EMERGENCY: 3, ADMINISTRATIVE: 4 }[line];
}
