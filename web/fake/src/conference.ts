import type { ConferenceView, DirectoryView, LevelView, ListingView, Me, PartyView, Request } from "@tocsin/wire";
import { Refusal, type Done, type FakeCentre } from "./centre";

const LISTINGS: [string, string, ListingView["purpose"], string, string, string[]][] = [
  ["988", "988 Suicide and Crisis Lifeline", "CRISIS", "Crisis line", "", ["suicide", "crisis"]],
  ["POISON", "Poison control", "POISON", "Poison control", "", ["overdose"]],
  ["LINGUA", "LinguaLink", "INTERPRETER", "Interpreter", "", []],
  ["VOX", "Vox Interpreters", "INTERPRETER", "Interpreter", "", []],
  ["HARBOR", "Harbor City 9-1-1", "NEIGHBOUR", "Neighbouring centre", "Harbor City", ["east"]],
  ["STATE", "State Police", "NEIGHBOUR", "Neighbouring centre", "", ["trooper"]],
  ["DPW", "Public Works, night desk", "CITY", "City department", "", ["pothole", "tree"]],
  ["MERCY", "Mercy Hospital, emergency department", "HOSPITAL", "Hospital", "", []],
  ["GENERAL", "General Hospital, emergency department", "HOSPITAL", "Hospital", "", []],
  ["GAS", "Gas company, leaks", "UTILITY", "Utility", "", []],
  ["TOW2", "Bay Road Service", "TOW", "Tow company", "", ["heavy"]],
  ["TOW1", "Riverside Towing", "TOW", "Tow company", "", []],
];

const LANGUAGES: [string, string, string[]][] = [
  ["am", "Amharic", []], ["ar", "Arabic", []], ["yue", "Cantonese", ["Chinese"]], ["kea", "Cape Verdean Creole", ["Kriolu"]], ["ht", "Haitian Creole", ["Kreyòl"]],
  ["cmn", "Mandarin", ["Chinese"]], ["pt", "Portuguese", ["Português"]], ["pt-BR", "Portuguese, Brazilian", ["Brasileiro"]], ["so", "Somali", []], ["es", "Spanish", ["Español"]], ["vi", "Vietnamese", []],
];

const PLACES: Record<string, { lat: number; lon: number }> = { MERCY: { lat: 42.392, lon: -71.14 }, GENERAL: { lat: 42.3629, lon: -71.0691 } };
const SERVES: Record<string, string[]> = { TOW2: ["Harbor City"] };

export const DIRECTORY: DirectoryView = {
  version: "fake-1",
  listings: LISTINGS.map(([id, name, purpose, purposeWords, town, aliases]) => ({ id, name, purpose, purposeWords, town, aliases, languages: [], note: "", serves: SERVES[id] ?? [], ...PLACES[id] })),
  languages: LANGUAGES.map(([code, name, other]) => ({ code, name, other, providers: 2 })),
};

let lastParty = 0;

/// Those on a call, as far as a console can tell.
export function conference(centre: FakeCentre, request: Request, me: Me): Done {
  switch (request.type) {
    case "calls.CallBack": {
      const call = centre.call(request.call);
      if (call.status !== "ABANDONED") throw new Refusal("call-not-abandoned", `C${call.id} is not on the abandoned list.`);
      const party = invite(centre, call.id, me, { role: "CALLER", label: `Caller of C${call.id}`, leg: "caller", ...(me.position === null ? {} : { position: me.position }) });
      // Whoever tried so often and gave up does not pick up.
      if (call.attempts < 3) later(centre, 1500, () => {
        centre.queues.callingBack.delete(call.id);
        put(centre, call.id, party, { status: "JOINED", joinedAt: centre.stamp() });
        centre.setCall(call.id, { status: "ACTIVE", handler: me.login, handlerName: me.name, ...(me.position === null ? {} : { position: me.position }), callBacks: call.callBacks + 1 });
      });
      return { text: `C${call.id} is being called back from ${me.position}` };
    }
    case "conference.DialListing": {
      const listing = DIRECTORY.listings.find((each) => each.id === request.listing);
      if (!listing) throw new Refusal("not-listed", `The directory has no ${request.listing}.`);
      return dial(centre, request.call, me, listing.name, listing.purpose === "NEIGHBOUR" ? "CENTRE" : "OUTSIDE", request.transfer);
    }
    case "conference.DialNumber": return dial(centre, request.call, me, "Typed number", "OUTSIDE", request.transfer);
    case "conference.InvitePosition":
      invite(centre, request.call, me, { role: "TELECOMMUNICATOR", label: request.position, leg: `position-${request.position}`, position: request.position, transfer: request.transfer });
      return { text: `${request.position} asked onto C${request.call}` };
    case "conference.RequestInterpreter": {
      const language = DIRECTORY.languages.find((each) => each.code === request.language);
      if (!language) throw new Refusal("unknown-language", "No such language.");
      const asked = centre.stamp();
      const missed = invite(centre, request.call, me, { role: "INTERPRETER", label: `${language.name} interpreter, LinguaLink`, language: language.name });
      later(centre, 900, () => put(centre, request.call, missed, { status: "FAILED", overAt: centre.stamp(), cause: "no answer" }));
      later(centre, 1000, () => {
        const party = invite(centre, request.call, me, { role: "INTERPRETER", label: `${language.name} interpreter, Vox Interpreters`, language: language.name, requestedAt: asked });
        later(centre, 900, () => put(centre, request.call, party, { status: "JOINED", joinedAt: centre.stamp() }));
        later(centre, 1600, () => put(centre, request.call, party, { spokeSeconds: (centre.now() - Date.parse(asked)) / 1000 }));
      });
      return { text: `${language.name} interpreter asked for on C${request.call}` };
    }
    case "conference.Join": {
      const { call, party } = find(centre, request.party);
      put(centre, call, party.id, { status: "JOINED", joinedAt: centre.stamp() });
      return { text: `${party.label} joined C${call}` };
    }
    case "conference.Acknowledge": {
      const { call, party } = find(centre, request.party);
      if (party.status !== "JOINED") throw new Refusal("no-transfer", `${party.label} is not on the line for a transfer.`);
      const inside = party.role === "TELECOMMUNICATOR";
      put(centre, call, party.id, { acknowledgedAt: centre.stamp(), ...(inside ? { status: "LEFT" as const, overAt: centre.stamp(), cause: "has the call" } : {}) });
      if (inside) centre.setCall(call, { handler: me.login, handlerName: me.name, ...(me.position === null ? {} : { position: me.position }) });
      else centre.setCall(call, { status: "ENDED", endedAt: centre.stamp(), endedBy: me.name });
      return { text: `${party.label} acknowledged C${call}` };
    }
    case "conference.Drop": {
      const { call, party } = find(centre, request.party);
      put(centre, call, party.id, { status: party.status === "JOINED" ? "LEFT" : "FAILED", overAt: centre.stamp(), cause: "taken off" });
      return { text: `${party.label} left C${call}` };
    }
    case "conference.Listen":
      invite(centre, request.call, me, { role: "SUPERVISOR", label: me.position ?? "", leg: `position-${me.position ?? ""}`, status: "JOINED", ear: request.ear, ...(me.position === null ? {} : { position: me.position }) });
      return { text: `Supervisor on C${request.call}` };
    case "conference.PressKeys": return { text: `${request.keys.length} keys pressed` };
    default: throw new Refusal("malformed", `Nothing here does ${request.type}.`);
  }
}

function dial(centre: FakeCentre, call: number, me: Me, label: string, role: PartyView["role"], transfer: boolean): Done {
  const party = invite(centre, call, me, { role, label, transfer });
  later(centre, 500, () => put(centre, call, party, { status: "RINGING" }));
  later(centre, 1400, () => put(centre, call, party, { status: "JOINED", joinedAt: centre.stamp() }));
  return { text: `${label} dialled` };
}

/// Somebody asks one at the desk of `position` onto a call, as another person would.
export function askOnto(centre: FakeCentre, call: number, position: string, by: Me) {
  invite(centre, call, by, { role: "TELECOMMUNICATOR", label: position, leg: `position-${position}`, position, transfer: true });
  centre.commit();
}

function invite(centre: FakeCentre, call: number, me: Me, as: Partial<PartyView>): number {
  const id = ++lastParty;
  const at = centre.stamp();
  const party: PartyView = {
    id, role: "OUTSIDE", label: "", leg: `outside-${id}`, status: "INVITED", language: "", ear: "ALL", transfer: false, by: me.login, byName: me.name,
    requestedAt: at, cause: "", ...as,
  };
  const now: ConferenceView = centre.conferences.get(call) ?? { id: call, telecommunicators: 1, parties: [] };
  const met = now.telecommunicators + (party.role === "TELECOMMUNICATOR" || party.role === "CENTRE" ? 1 : 0);
  centre.setConference({ ...now, telecommunicators: met, parties: [...now.parties, party] });
  return id;
}

function put(centre: FakeCentre, call: number, id: number, change: Partial<PartyView>) {
  const now = centre.conferences.get(call);
  if (now) centre.setConference({ ...now, parties: now.parties.map((each) => (each.id === id ? { ...each, ...change } : each)) });
}

function find(centre: FakeCentre, id: number): { call: number; party: PartyView } {
  for (const each of centre.conferences.values()) {
    const party = each.parties.find((one) => one.id === id);
    if (party && (party.status === "INVITED" || party.status === "RINGING" || party.status === "JOINED")) return { call: each.id, party };
  }
  throw new Refusal("party-gone", "They are no longer on the call.");
}

function later(centre: FakeCentre, millis: number, run: () => void) {
  setTimeout(() => {
    run();
    centre.commit();
  }, millis).unref();
}

/// Everybody on the call one has speaks a little.
export function levelsOf(centre: FakeCentre, me: Me): LevelView[] {
  const call = [...centre.calls.values()].find((each) => each.handler === me.login && (each.status === "ACTIVE" || each.status === "HELD"));
  if (!call) return [];
  const joined = (centre.conferences.get(call.id)?.parties ?? []).filter((each) => each.status === "JOINED");
  const legs = ["caller", `position-${me.position ?? ""}`, ...joined.map((each) => each.leg)];
  return [...new Set(legs)].map((leg, n) => ({ leg, level: Math.round(Math.abs(Math.sin(centre.now() / 400 + n * 2)) * 80) / 100 }));
}
