import { useEffect, useRef, useSyncExternalStore } from "react";

/// One heartbeat a second for everything that counts: cells write their text themselves, so that 550 running timers
/// cost no rendering.
const beats = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let count = 0;

export function onBeat(beat: () => void): () => void {
  beats.add(beat);
  timer ??= setInterval(() => {
    count++;
    for (const each of [...beats]) each();
  }, 1000);
  return () => {
    beats.delete(beat);
    if (beats.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/// Runs now, after every rendering and every second.
export function useBeat(write: () => void) {
  const latest = useRef(write);
  useEffect(() => {
    latest.current = write;
    write();
  });
  useEffect(() => onBeat(() => latest.current()), []);
}

/// Renders again each second; for the few places where more than a text changes.
export function useSeconds(): number {
  return useSyncExternalStore(onBeat, () => count);
}
