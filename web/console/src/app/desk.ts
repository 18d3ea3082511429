import type { Answer, CallView, LiveSocket, PlaceRequest, Refused, Request } from "@tocsin/wire";
import { Store } from "./store";

/// An incident being written that the centre does not know yet. It turns into an incident with the first thing that
/// is certain; whatever is added while that is on its way follows it.
export interface Draft {
  call: number | null;
  place: string;
  /// What the field began with: the words of the call's own place.
  suggested: string;
  /// Where the call is, sent along with whatever opens the incident unless the person writes something else.
  proposal?: PlaceRequest;
  note: string;
  opening: boolean;
  /// Added while opening, in order.
  after: Later[];
}

export type Later =
  | { kind: "place"; place: PlaceRequest }
  | { kind: "type"; code: string }
  | { kind: "priority"; priority: number }
  | { kind: "note"; text: string };

export interface DeskState {
  /// The incident in the middle panel.
  working: number | null;
  draft: Draft | null;
  /// The call in the call panel; null follows my own call.
  call: number | null;
  /// The unit the command line was asked to show.
  unit: string | null;
  view: "work" | "timeline";
  queue: "waiting" | "abandoned";
  /// Half-written notes by incident.
  notes: Record<number, string>;
  /// Half-written places by incident: typed and not sent.
  places: Record<number, string>;
  /// Units ticked by hand by incident; without an entry the recommendation's own.
  ticked: Record<number, string[]>;
}

const EMPTY: DeskState = { working: null, draft: null, call: null, unit: null, view: "work", queue: "waiting", notes: {}, places: {}, ticked: {} };

/// What lies on this desk: which call and incident are looked at and what is half written. It survives a reload and is
/// the same in all windows of the desk.
export const desk = new Store<DeskState>(EMPTY);

export interface FieldRefusal {
  field: "place" | "type" | "priority" | "note" | "dispatch" | "close" | "call" | "party" | "text" | "silent" | "recommend";
  answer: Refused;
  retry: (() => void) | null;
}

/// The refusal shown beside a field, until the field is used again.
export const refusals = new Store<{ shown: FieldRefusal | null }>({ shown: null });

export function refuse(field: FieldRefusal["field"], answer: Refused, retry: (() => void) | null) {
  refusals.set({ shown: { field, answer, retry: answer.overridable ? retry : null } });
}

export function clearRefusal(field?: FieldRefusal["field"]) {
  const { shown } = refusals.get();
  if (shown && (field === undefined || shown.field === field)) refusals.set({ shown: null });
}

export function work(incident: number | null) {
  desk.set({ working: incident, draft: null });
  clearRefusal();
}

/// Keeps what is typed in Where and not sent, of an incident or of the draft; null puts back what is known.
export function keepPlace(incident: number | undefined, words: string | null) {
  const { draft, places } = desk.get();
  if (incident === undefined) {
    if (draft) desk.set({ draft: { ...draft, place: words ?? draft.suggested } });
    return;
  }
  const { [incident]: _, ...others } = places;
  desk.set({ places: words === null ? others : { ...others, [incident]: words } });
}

export function showCall(call: number) {
  desk.set({ call });
}

/// What Where begins with: the words of the call's place, and the place itself.
function proposed(call: CallView | null): Pick<Draft, "place" | "suggested" | "proposal"> {
  const spot = call?.place;
  const place = spot?.text ?? "";
  return {
    place,
    suggested: place,
    ...(spot?.lat !== undefined && spot.lon !== undefined ? { proposal: { typed: place, lat: spot.lat, lon: spot.lon, force: true } } : {}),
  };
}

/// A newer report of where the caller is takes the place of the one the draft began with, unless somebody has written.
export function followCall(call: CallView) {
  const { draft } = desk.get();
  if (!draft || draft.call !== call.id || draft.opening || draft.place !== draft.suggested) return;
  const next = proposed(call);
  const same = next.place === draft.place && next.proposal?.lat === draft.proposal?.lat && next.proposal?.lon === draft.proposal?.lon;
  if (!same) desk.set({ draft: { ...draft, ...next } });
}

export function startDraft(call: CallView | null) {
  desk.set({ working: null, view: "work", draft: { call: call?.id ?? null, ...proposed(call), note: "", opening: false, after: [] } });
  clearRefusal();
}

export function requestOf(incident: number, later: Later): Request {
  switch (later.kind) {
    case "place":
      return { type: "incidents.Locate", incident, place: later.place };
    case "type":
      return { type: "incidents.Classify", incident, incidentType: later.code };
    case "priority":
      return { type: "incidents.Prioritize", incident, priority: later.priority };
    case "note":
      return { type: "incidents.AddNote", incident, text: later.text };
  }
}

/// What is in Where goes along with whatever opens the incident: the call's own place, or the words as typed, which
/// the server verifies when they are certain and keeps, flagged, when they are not.
function placeAlong(draft: Draft): PlaceRequest | undefined {
  const words = draft.place.trim();
  if (draft.place === draft.suggested && draft.proposal) return draft.proposal;
  return words === "" ? undefined : { typed: words, force: true };
}

export function openingRequest(draft: Draft, first: Later): Request {
  const place = first.kind === "place" ? first.place : placeAlong(draft);
  return {
    type: "incidents.Open",
    ...(draft.call === null ? {} : { call: draft.call }),
    ...(place ? { place } : {}),
    ...(first.kind === "type" ? { incidentType: first.code } : {}),
    ...(first.kind === "priority" ? { priority: first.priority } : {}),
    ...(first.kind === "note" ? { note: first.text } : {}),
  };
}

/// Saves one thing that was decided about the incident being worked, opening it if it is still a draft.
export async function save(live: LiveSocket, later: Later): Promise<Answer | null> {
  const { working, draft } = desk.get();
  if (working !== null) {
    const answer = await live.command(requestOf(working, later));
    if (answer.t === "refused") refuse(later.kind, answer, forced(live, later));
    return answer;
  }
  if (!draft) return null;
  if (draft.opening) {
    desk.set({ draft: { ...draft, after: [...draft.after, later] } });
    return null;
  }
  desk.set({ draft: { ...draft, opening: true } });
  const answer = await live.command(openingRequest(draft, later));
  const now = desk.get().draft;
  if (answer.t === "refused" || answer.incident === undefined) {
    if (now) desk.set({ draft: { ...now, opening: false } });
    if (answer.t === "refused") refuse(later.kind, answer, forced(live, later));
    return answer;
  }
  const { incident } = answer;
  const { notes, places } = desk.get();
  // What was typed on while the incident was opening is still half written.
  const typedOn = now && now.place !== draft.place && now.place.trim() !== "" ? now.place : undefined;
  desk.set({
    working: incident,
    draft: null,
    notes: now?.note ? { ...notes, [incident]: now.note } : notes,
    places: typedOn === undefined ? places : { ...places, [incident]: typedOn },
  });
  for (const each of now?.after ?? []) {
    const next = await live.command(requestOf(incident, each));
    if (next.t === "refused") refuse(each.kind, next, forced(live, each));
  }
  return answer;
}

function forced(live: LiveSocket, later: Later): (() => void) | null {
  if (later.kind !== "place") return null;
  return () => {
    clearRefusal("place");
    void save(live, { kind: "place", place: { ...later.place, force: true } });
  };
}

/// Shares the desk between the windows of one person on one machine.
export function shareDesk(login: string): () => void {
  desk.rename(`tocsin.desk.${login}`);
  const { draft } = desk.get();
  // A reload in the middle of opening: the outbox asks again with the same key, the answer finds no one waiting here.
  if (draft?.opening) desk.set({ draft: { ...draft, opening: false } });
  const channel = new BroadcastChannel(`tocsin.desk.${login}`);
  let heard = false;
  channel.onmessage = (event: MessageEvent<DeskState>) => {
    heard = true;
    desk.set(event.data);
    heard = false;
  };
  const unsubscribe = desk.subscribe(() => {
    if (!heard) channel.postMessage(desk.get());
  });
  return () => {
    unsubscribe();
    channel.close();
  };
}
