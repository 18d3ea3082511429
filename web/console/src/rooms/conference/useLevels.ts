import { lookups } from "@tocsin/wire";
import { useEffect, useState } from "react";

const EVERY_MILLIS = 300;

/// How loud each leg of my call is, 0 to 1, while `active` and looked at; empty without a voice.
export function useLevels(active: boolean): ReadonlyMap<string, number> {
  const [levels, setLevels] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    if (!active) return undefined;
    const stop = new AbortController();
    let timer = 0;
    const ask = async () => {
      if (document.visibilityState === "visible") {
        const found = await lookups.levels(stop.signal).catch(() => []);
        if (stop.signal.aborted) return;
        setLevels(new Map(found.map((each) => [each.leg, each.level])));
      }
      timer = window.setTimeout(() => void ask(), EVERY_MILLIS);
    };
    void ask();
    return () => {
      stop.abort();
      window.clearTimeout(timer);
      setLevels(new Map());
    };
  }, [active]);
  return levels;
}
