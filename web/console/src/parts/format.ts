/// Words and figures as the screens show them.

/// `0:07`, `12:34`, `1:02:03`; a duration never jumps in width within its range.
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const h = Math.floor(whole / 3600);
  const m = Math.floor((whole % 3600) / 60);
  const s = whole % 60;
  const two = (n: number) => String(n).padStart(2, "0");
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/// A drive time: `4:10`, or a dash when there is none.
export function drive(seconds: number): string {
  return seconds < 0 || !Number.isFinite(seconds) ? "–" : clock(Math.round(seconds));
}

/// How long ago, in words short enough for a location line: `8 s`, `3 min`, `2 h`.
export function age(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min`;
  return `${Math.floor(whole / 3600)} h`;
}

export function meters(value: number): string {
  return value < 1000 ? `${Math.round(value)} m` : `${(value / 1000).toFixed(1)} km`;
}

export function timeOfDay(instant: string | number, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone }).format(new Date(instant));
}

export function day(instant: string | number, timeZone: string): string {
  return new Intl.DateTimeFormat("en-US", { weekday: "short", month: "short", day: "numeric", timeZone }).format(new Date(instant));
}

export function since(instant: string, now: number): number {
  return (now - Date.parse(instant)) / 1000;
}

/// `FIRE_ENGINE` and `DataProvider` to `Fire engine` and `Data provider`, for words the catalogue does not know.
export function words(code: string): string {
  const text = code.replaceAll("_", " ").replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/// Fields of Additional Data (RFC 7852) as people call them.
const FIELDS: Record<string, string> = {
  DataProviderString: "Provider",
  DataProviderReference: "Reference",
  ContactURI: "Contact",
  TypeOfProvider: "Kind of provider",
  SubcontractorPrincipal: "On behalf of",
  ServiceEnvironment: "Environment",
  ServiceType: "Service",
  ServiceMobility: "Mobility",
};

export function fieldWords(field: string): string {
  return FIELDS[field] ?? words(field);
}

export const LINE_WORDS: Record<string, string> = {
  EMERGENCY: "9-1-1",
  TEXT: "Text",
  ALARM: "Alarm",
  NON_EMERGENCY: "Non-emerg.",
  ADMINISTRATIVE: "Admin",
};

const DISTRICTS: [kind: string, words: string][] = [
  ["MUNICIPALITY", "Town"],
  ["POLICE_SECTOR", "Sector"],
  ["CAR_ROUTE", "Car"],
  ["FIRE_ENGINE", "Engine"],
  ["FIRE_LADDER", "Ladder"],
  ["FIRE_RESCUE", "Rescue"],
  ["EMS_ZONE", "EMS"],
  ["NEIGHBORHOOD", "Area"],
];

/// The districts that decide nothing about who responds, and are asked for all the same.
const OTHERS: [kind: string, words: string][] = [
  ["REPORTING_AREA", "Report area"],
  ["WARD", "Ward"],
  ["SCHOOL", "School"],
  ["HOSPITAL", "Hospital"],
  ["ZIP", "Zip"],
];

/// Before the name of the district across a border that is near; the distance is the server's.
export const NEAR_BORDER = "within 15 m of the line to";

/// The districts that decide who responds, in the order people read them out.
export function districtLine(districts: Record<string, string>, borderline: Record<string, string> = {}): DistrictWords[] {
  return inOrder(DISTRICTS, districts, borderline);
}

export function otherDistricts(districts: Record<string, string>, borderline: Record<string, string> = {}): DistrictWords[] {
  return inOrder(OTHERS, districts, borderline);
}

export interface DistrictWords {
  kind: string;
  name: string;
  /// What lies across a border that is near.
  near: string | null;
}

function inOrder(kinds: typeof DISTRICTS, districts: Record<string, string>, borderline: Record<string, string>): DistrictWords[] {
  return kinds.flatMap(([kind, label]) => {
    const name = districts[kind];
    // The town stands beside the address already; here only when the line to the next one is near.
    return name === undefined || (kind === "MUNICIPALITY" && borderline[kind] === undefined) ? [] : [{ kind: label, name: without(label, name), near: borderline[kind] ?? null }];
  });
}

/// `Sector 4` under the label `Sector` is said once.
function without(label: string, name: string): string {
  return name.toLowerCase().startsWith(`${label.toLowerCase()} `) ? name.slice(label.length + 1) : name;
}

/// `between A and B`, whether or not the words say so themselves.
export function between(crossStreets: string): string {
  return crossStreets === "" || /^(between|at|near|by)\b/i.test(crossStreets) ? crossStreets : `between ${crossStreets}`;
}

export const EXACTNESS_WORDS: Record<string, string> = {
  EXACT: "exact door",
  INTERPOLATED: "by house-number range",
  APPROXIMATE: "street or area only",
  FORCED: "not verified",
};

export function metersBetween(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const x = (a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180);
  const y = a.lat - b.lat;
  return Math.hypot(x, y) * 111_320;
}

/// Unit names in the order people count: E2 before E10.
export function byName(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}
