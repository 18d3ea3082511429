import type { MarkView } from "@tocsin/wire";

/// The last thing that had happened by a moment, -1 before the first.
export function lastBefore(marks: readonly MarkView[], at: number): number {
  let last = -1;
  for (const [index, mark] of marks.entries()) if (mark.at <= at + 0.05) last = index;
  return last;
}

/// The moment of the next mark that can be heard, or of the one before; null when there is none.
export function neighbour(marks: readonly MarkView[], at: number, seconds: number, forward: boolean): number | null {
  const heard = marks.map((mark) => mark.at).filter((each) => each >= 0 && each <= seconds);
  return (forward ? heard.find((each) => each > at + 0.2) : heard.findLast((each) => each < at - 1)) ?? null;
}

/// A closed line around the loudness of a track, `levels` wide and 100 high.
export function outline(levels: readonly number[]): string {
  const up = levels.map((level, x) => `${x},${50 - level / 2}`);
  const down = levels.map((level, x) => `${x},${50 + level / 2}`).reverse();
  return [...up, ...down].join(" ");
}
