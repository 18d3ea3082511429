import type { FeatureCollection, Position } from "./geojson";
import type {
  AbandonedPage,
  DiscrepancyView,
  ApproachView,
  Enclosed,
  EarlierText,
  DirectoryView,
  IncidentView,
  LevelView,
  MapDataView,
  MatchView,
  Me,
  PastCallView,
  PhraseBook,
  PlaceAnswer,
  PlaybackView,
  RecordView,
  ReportView,
  RouteView,
  TimelineEntry,
  TrunkReadingView,
} from "./types";

/// An answer other than 2xx: the server's `application/problem+json`.
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = "Problem";
  }
}

/// What is to be known of the map's tiles (TileJSON 3.0.0, as much of it as is used).
export interface TileSet {
  /// Addresses with {z}, {x} and {y} in them.
  tiles: string[];
  minzoom: number;
  maxzoom: number;
  bounds: [west: number, south: number, east: number, north: number];
  version: string;
  attribution: string;
  /// Kinds of district there are borders of.
  districts: string[];
}

const JSON_TYPE = "application/json";
const SDP_TYPE = "application/sdp";

async function request(method: string, path: string, body?: unknown, signal?: AbortSignal, type = JSON_TYPE): Promise<Response> {
  const headers: Record<string, string> = { Accept: type };
  if (method !== "GET") headers["X-Tocsin"] = "1";
  if (body !== undefined) headers["Content-Type"] = type;
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      credentials: "same-origin",
      ...(body === undefined ? {} : { body: type === JSON_TYPE ? JSON.stringify(body) : String(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new Problem(0, "unreachable", "The server cannot be reached.");
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  const fields = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  const text = [fields["message"], fields["detail"], fields["title"]].find((each) => typeof each === "string");
  const code = typeof fields["code"] === "string" ? fields["code"] : `http-${response.status}`;
  return new Problem(response.status, code, typeof text === "string" ? text : `The server answered ${response.status}.`);
}

async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await request("GET", path, undefined, signal);
  return (await response.json()) as T;
}

function query(values: Record<string, string | number | undefined>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined) parameters.set(name, String(value));
  return parameters.toString();
}

/// The telephone on my desk.
export interface DeskPhone {
  user: string;
  device: string;
  registered: boolean;
  since: string | null;
  line: "IDLE" | "RINGING" | "TALKING";
}

/// Plain HTTP look-ups; each throws [Problem].
export const lookups = {
  signIn: async (login: string, password: string) =>
    (await (await request("POST", "/api/session", { login, password })).json()) as Me,
  /// Who is signed in here; null when nobody is.
  session: async () => {
    const response = await request("GET", "/api/session");
    return response.status === 204 ? null : ((await response.json()) as Me);
  },
  signOut: () => request("DELETE", "/api/session"),
  complete: (q: string, near: { lat: number; lon: number } | null, limit: number, signal?: AbortSignal) =>
    get<MatchView[]>(`/api/places/complete?${query({ q, lat: near?.lat, lon: near?.lon, limit })}`, signal),
  find: (q: string, signal?: AbortSignal) => get<MatchView[]>(`/api/places/find?${query({ q })}`, signal),
  /// What is at a point; with a radius, everything a caller within it may mean.
  at: (lat: number, lon: number, signal?: AbortSignal, radius?: number) => get<PlaceAnswer>(`/api/places/at?${query({ lat, lon, radius })}`, signal),
  within: async (ring: readonly Position[], signal?: AbortSignal) =>
    (await (await request("POST", "/api/places/within", { ring }, signal)).json()) as Enclosed,
  incident: (id: number) => get<IncidentView>(`/api/incidents/${id}`),
  timeline: (id: number, signal?: AbortSignal) => get<TimelineEntry[]>(`/api/incidents/${id}/timeline`, signal),
  records: (call: number, signal?: AbortSignal) => get<RecordView[]>(`/api/calls/${call}/records`, signal),
  earlierCalls: (call: number, signal?: AbortSignal) => get<PastCallView[]>(`/api/history/calls?${query({ call })}`, signal),
  playback: (call: number, signal?: AbortSignal) => get<PlaybackView>(`/api/calls/${call}/playback`, signal),
  /// My own calls up to now, `seconds` back.
  recall: (seconds: number, signal?: AbortSignal) => get<PlaybackView>(`/api/recall?${query({ seconds })}`, signal),
  /// The sound of some tracks in one; `path` as a playback names it.
  sound: async (path: string, tracks: readonly string[], signal?: AbortSignal) =>
    (await request("GET", path + tracks.map((each) => `&track=${encodeURIComponent(each)}`).join(""), undefined, signal, "audio/wav")).blob(),
  /// Callers who hung up, page by page: what the boards do not show.
  abandoned: (after: number | undefined) => get<AbandonedPage>(`/api/queues/abandoned?${query(after === undefined ? {} : { after })}`),
  phrases: () => get<PhraseBook>("/api/texts/phrases"),
  earlierTexts: (call: number, signal?: AbortSignal) => get<EarlierText[]>(`/api/texts/earlier?${query({ call })}`, signal),
  /// Reports of wrong data nobody has answered, for supervisors; oldest first.
  mapData: (signal?: AbortSignal) => get<MapDataView>("/api/map-data", signal),
  discrepancies: () => get<DiscrepancyView[]>("/api/discrepancies"),
  /// How the trunks have answered of late.
  trunks: (signal?: AbortSignal) => get<TrunkReadingView[]>("/api/trunks", signal),
  route: (unit: string, incident: number, signal?: AbortSignal) =>
    get<RouteView>(`/api/routes?${query({ unit, incident })}`, signal),
  /// How the first engine comes, and where it finds water.
  approach: (incident: number, signal?: AbortSignal) => get<ApproachView>(`/api/incidents/${incident}/approach`, signal),
  /// The server's answer (SDP) to a browser's WebRTC offer.
  offerVoice: async (offer: string) => (await request("POST", "/api/media/offer", offer, undefined, SDP_TYPE)).text(),
  /// Which leg is my position's voice now, by the `a=ice-ufrag` of its answer.
  voice: () => get<{ position: string; leg: string | null }>("/api/media"),
  /// How loud everybody on my call is.
  levels: (signal?: AbortSignal) => get<LevelView[]>("/api/media/levels", signal),
  /// How loud I hear somebody on my call: 1 as it comes.
  /// Asks the network for the caller's sound anew (re-INVITE); a Problem of 409 when my position talks to nobody.
  renewSound: () => request("POST", "/api/media/renew"),
  volume: (leg: string, factor: number) => request("POST", "/api/media/volume", { leg, factor }),
  /// Whole days, `2026-03-01`, for supervisors.
  report: (from: string, to: string, signal?: AbortSignal) => get<ReportView>(`/api/reports?from=${from}&to=${to}`, signal),
  directory: (signal?: AbortSignal) => get<DirectoryView>("/api/directory", signal),
  hangUpVoice: () => request("DELETE", "/api/media"),
  /// The telephone on my desk; a Problem of 404 when there is none.
  deskPhone: (signal?: AbortSignal) => get<DeskPhone>("/api/media/phone", signal),
  takeDeskPhone: () => request("POST", "/api/media/phone"),
  putDeskPhoneDown: () => request("DELETE", "/api/media/phone"),
  tiles: (signal?: AbortSignal) => get<TileSet>("/api/map/tiles.json", signal),
  /// Closed pieces of street, each with its closure.
  closedStreets: (signal?: AbortSignal) => get<FeatureCollection>("/api/map/closures", signal),
};
