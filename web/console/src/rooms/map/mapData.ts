import { lookups, type MapDataView } from "@tocsin/wire";
import { useEffect, useState } from "react";
import { useCentre } from "../../app/live";

let known: { version: string; data: MapDataView } | null = null;

/// What map is in force and what it cannot do, fetched once a version; null while it is on its way or cannot be had.
export function useMapData(): { data: MapDataView | null; fault: boolean } {
  const version = useCentre()?.packVersion ?? "";
  const [state, setState] = useState<{ data: MapDataView | null; fault: boolean }>({ data: known?.version === version ? known.data : null, fault: false });
  useEffect(() => {
    if (version === "") return undefined;
    if (known?.version === version) {
      setState({ data: known.data, fault: false });
      return undefined;
    }
    const stop = new AbortController();
    lookups.mapData(stop.signal).then((data) => {
      known = { version, data };
      setState({ data, fault: false });
    }, () => !stop.signal.aborted && setState({ data: null, fault: true }));
    return () => stop.abort();
  }, [version]);
  return state;
}

/// What the map cannot do in a town, in words; nothing is said twice for the whole map.
export function unableAt(data: MapDataView | null, town: string): string[] {
  return (data?.unable ?? []).filter((each) => (town !== "" && each.startsWith(`${town}: `)) || !each.includes(": "))
    .map((each) => (each.startsWith(`${town}: `) ? each.slice(town.length + 2) : each));
}
