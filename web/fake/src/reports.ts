import type { AnsweringView, InterpretingView, ReportView } from "@tocsin/wire";

const answering = (name: string, words: string, answered: number, abandoned: number, within15: number, within20: number, medianSeconds: number, p90Seconds: number): AnsweringView => ({
  name, words, answered, abandoned, abandonedPercent: (100 * abandoned) / (answered + abandoned), within15, within20, medianSeconds, p90Seconds, meetsStandard: within15 >= 90 && within20 >= 95,
});

const interpreting = (name: string, asked: number, joined: number, failed: number, lineSeconds: number, wordSeconds: number, usedMinutes: number): InterpretingView => ({
  name, asked, joined, withinMinute: joined, failed, unserved: asked - joined, lineSeconds, lineP90Seconds: lineSeconds * 1.6, wordSeconds, usedMinutes,
});

/// The same figures whatever was asked: a console is tried with them, not a centre.
export function reportOf(url: URL): ReportView {
  const from = url.searchParams.get("from") ?? "2026-03-01";
  const to = url.searchParams.get("to") ?? from;
  const hours = Array.from({ length: 24 }, (_, hour) => answering(`${String(hour).padStart(2, "0")}:00`, `${String(hour).padStart(2, "0")}:00`, 12 + ((hour * 7) % 23), hour % 5 === 0 ? 2 : 0, 88 + ((hour * 3) % 12), 94 + (hour % 6), 3 + (hour % 4), 8 + (hour % 9)));
  return {
    from: `${from}T05:00:00Z`, until: `${to}T05:00:00Z`, zone: "America/New_York",
    queues: [answering("911", "9-1-1", 412, 21, 93.4, 97.1, 4, 11), answering("TEXT", "Text to 9-1-1", 9, 0, 100, 100, 5, 9), answering("NON", "Non-emergency", 388, 44, 61.2, 70.4, 12, 48)],
    days: from === to ? [answering(from, from, 412, 21, 93.4, 97.1, 4, 11)] : [answering(from, from, 398, 18, 91.2, 95.3, 4, 12), answering(to, to, 412, 21, 89.4, 97.1, 4, 11)],
    hours,
    languages: [interpreting("Haitian Creole", 3, 3, 0, 19.2, 23.8, 31.5), interpreting("Spanish", 14, 14, 2, 11.4, 15.1, 88.2), interpreting("Tigrinya", 2, 1, 3, 52.4, 58, 7.3)],
    providers: [interpreting("Horn of Africa Interpreters", 3, 1, 2, 18, 52.1, 7.3), interpreting("LinguaLink", 17, 15, 2, 9.8, 15.2, 104.1)].map((each) => ({ ...each, unserved: 0 })),
  };
}
