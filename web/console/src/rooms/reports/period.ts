export type Period = "today" | "yesterday" | "week" | "month";

const BACK: Record<Period, [first: number, last: number]> = { today: [0, 0], yesterday: [1, 1], week: [6, 0], month: [29, 0] };

/// First and last day of a period in a zone, `2026-03-01`.
export function periods(period: Period, now: number, timeZone: string): { from: string; to: string } {
  const today = new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", timeZone }).format(new Date(now));
  const [first, last] = BACK[period];
  return { from: before(today, first), to: before(today, last) };
}

/// Whole days of the calendar, whatever the clocks did in between.
function before(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - days);
  return at.toISOString().slice(0, 10);
}
