import { lookups, type CallView, type DirectoryView, type IncidentView, type LanguageView, type ListingView, type PositionView } from "@tocsin/wire";
import { useEffect, useState } from "react";
import { metersBetween } from "../../parts/format";

/// Somebody who can be brought onto a call.
export type Choice =
  | { kind: "listing"; listing: ListingView }
  | { kind: "position"; position: PositionView }
  | { kind: "number"; number: string };

let loaded: DirectoryView | null = null;

/// The centre's directory, fetched once; it changes with a restart of the centre only. Null while it is on its way, or
/// the reason why it is not there.
export function useDirectory(): { directory: DirectoryView | null; fault: string } {
  const [state, setState] = useState<{ directory: DirectoryView | null; fault: string }>({ directory: loaded, fault: "" });
  useEffect(() => {
    if (loaded) return undefined;
    const stop = new AbortController();
    lookups.directory(stop.signal).then(
      (directory) => {
        loaded = directory;
        setState({ directory, fault: "" });
      },
      (cause: unknown) => {
        if (!stop.signal.aborted) setState({ directory: null, fault: cause instanceof Error ? cause.message : "The directory cannot be read." });
      },
    );
    return () => stop.abort();
  }, []);
  return state;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((each) => each !== "");
}

/// Whether every typed word begins one of the words; an exact id or alias comes first.
function fit(typed: string, exact: readonly string[], all: string): number {
  const wanted = typed.trim().toLowerCase();
  if (wanted === "") return 1;
  if (exact.some((each) => each.toLowerCase() === wanted)) return 3;
  const words = wordsOf(all);
  return wordsOf(wanted).every((part) => words.some((word) => word.startsWith(part))) ? 2 : 0;
}

/// Where help is wanted: towns and districts by kind and name as a listing names those it comes to.
export interface Spot {
  at: { lat: number; lon: number } | null;
  districts: ReadonlySet<string>;
  rightPsap: string;
}

/// The incident's place when there is one, else the caller's; null while neither is known.
export function spotOf(call: CallView, incident: IncidentView | undefined): Spot | null {
  const place = incident?.place ?? call.place;
  if (!place) return null;
  const names = [place.municipality, ...Object.entries(place.districts).flatMap(([kind, name]) => [`${kind} ${name}`, ...(kind === "MUNICIPALITY" ? [name] : [])])];
  return {
    at: place.lat === undefined || place.lon === undefined ? null : { lat: place.lat, lon: place.lon },
    districts: new Set(names.map((each) => each.trim().toLowerCase())),
    rightPsap: (call.rightPsap ?? "").toLowerCase(),
  };
}

/// How far somebody is as the crow flies, whether they come there, and whether it is their ground; null for what is
/// not said.
export function nearnessOf(listing: ListingView, spot: Spot | null): { meters: number | null; serves: boolean | null; responsible: boolean } {
  const at = listing.lat === undefined || listing.lon === undefined ? null : { lat: listing.lat, lon: listing.lon };
  return {
    meters: at && spot?.at ? metersBetween(at, spot.at) : null,
    serves: listing.serves.length === 0 || spot === null ? null : listing.serves.some((each) => spot.districts.has(each.trim().toLowerCase())),
    responsible: spot !== null && spot.rightPsap !== "" && listing.name.toLowerCase() === spot.rightPsap,
  };
}

/// Whose ground it is first, who comes there before who does not, then the nearest.
function byNearness(a: Choice, b: Choice, spot: Spot | null): number {
  if (a.kind !== "listing" || b.kind !== "listing") return 0;
  const one = nearnessOf(a.listing, spot);
  const other = nearnessOf(b.listing, spot);
  return Number(other.responsible) - Number(one.responsible)
    || Number(one.serves === false) - Number(other.serves === false)
    || (one.meters ?? Infinity) - (other.meters ?? Infinity) || 0;
}

const MOST = 12;

/// Who is meant by typed words: positions, the directory in the order of the caller's place, and a number as it stands.
export function choices(typed: string, directory: DirectoryView | null, positions: readonly PositionView[], me: string, spot: Spot | null = null): Choice[] {
  const found: { choice: Choice; score: number }[] = [];
  for (const listing of directory?.listings ?? []) {
    const score = fit(typed, [listing.id, listing.name, ...listing.aliases], [listing.id, listing.name, listing.purposeWords, listing.town, ...listing.aliases].join(" "));
    if (score > 0) found.push({ choice: { kind: "listing", listing }, score });
  }
  for (const position of positions) {
    if (position.login === me) continue;
    const score = fit(typed, [position.id], `${position.id} ${position.name}`);
    if (score > 0) found.push({ choice: { kind: "position", position }, score: typed.trim() === "" ? 0.5 : score });
  }
  found.sort((a, b) => b.score - a.score || byNearness(a.choice, b.choice, spot));
  const number = typed.replace(/[\s().-]/g, "");
  const dialled: Choice[] = /^(\+?[0-9*#]{3,24}|sips?:\S+)$/i.test(number) ? [{ kind: "number", number }] : [];
  const all = found.slice(0, MOST).map((each) => each.choice);
  return found[0]?.score === 3 ? [...all, ...dialled] : [...dialled, ...all];
}

export function languages(typed: string, directory: DirectoryView | null): LanguageView[] {
  return (directory?.languages ?? [])
    .map((language) => {
      const wanted = typed.trim().toLowerCase();
      const name = language.name.toLowerCase();
      const score = wanted === "" ? 1
        : wanted === name ? 5 : wanted === language.code.toLowerCase() ? 4
          : name.startsWith(wanted) ? 3
            : name.includes(` ${wanted}`) || language.other.some((each) => each.toLowerCase().startsWith(wanted)) ? 2 : 0;
      return { language, score };
    })
    .filter((each) => each.score > 0)
    .sort((a, b) => b.score - a.score || a.language.name.localeCompare(b.language.name))
    .slice(0, 40)
    .map((each) => each.language);
}

export function idOf(choice: Choice): string {
  switch (choice.kind) {
    case "listing": return `l-${choice.listing.id}`;
    case "position": return `p-${choice.position.id}`;
    case "number": return "number";
  }
}

export function nameOf(choice: Choice): string {
  switch (choice.kind) {
    case "listing": return choice.listing.name;
    case "position": return `${choice.position.name} @ ${choice.position.id}`;
    case "number": return choice.number;
  }
}
