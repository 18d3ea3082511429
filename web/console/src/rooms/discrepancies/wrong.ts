import type { CallView, DiscrepancyKind, IncidentView } from "@tocsin/wire";
import { Store } from "../../app/store";

/// What is about to be reported, gathered from where the hand was.
export interface Wrong {
  kind: DiscrepancyKind;
  words: string;
  typed?: string;
  lat?: number;
  lon?: number;
  incident?: number;
  call?: number;
}

export const wrong = new Store<{ shown: Wrong | null }>({ shown: null });

export const KINDS: readonly { id: DiscrepancyKind; words: string }[] = [
  { id: "PLACE", words: "An address, street or place" },
  { id: "BOUNDARY", words: "A district or border" },
  { id: "CALLER_LOCATION", words: "Where the network says a caller is" },
  { id: "ROAD", words: "A drive time or a way" },
  { id: "MISROUTE", words: "A call that belongs to another centre" },
];

export function kindWords(kind: DiscrepancyKind): string {
  return KINDS.find((each) => each.id === kind)?.words ?? kind;
}

/// What a report is most likely about: the words in the completion list, the call the hand is on, else the incident
/// in hand, else the call. The words stand ready so that one more key sends them.
export function guess(at: { field: string | null; panel: string | null }, typed: string, incident: IncidentView | undefined, call: CallView | undefined): Wrong {
  const subject = { ...(incident ? { incident: incident.id } : {}), ...(call ? { call: call.id } : {}) };
  if (at.field === "place" && typed.trim() !== "" && typed !== incident?.place?.label) {
    return { kind: "PLACE", words: `“${typed.trim()}” is missing or wrong`, typed: typed.trim(), ...subject };
  }
  if (call && (at.panel === "call" || at.panel === "queue" || !incident)) {
    return call.rightPsap
      ? { kind: "MISROUTE", words: `Call from the ground of ${call.rightPsap}`, call: call.id }
      : { kind: "CALLER_LOCATION", words: "The caller is not where the network says", call: call.id };
  }
  if (incident) return { kind: "PLACE", words: incident.place ? `${incident.place.label} is not right on the map` : "The place cannot be found", incident: incident.id };
  return { kind: "PLACE", words: "" };
}
