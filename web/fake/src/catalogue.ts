import type { DispositionView, StatusView, TypeView, VerbView } from "@tocsin/wire";

export interface Need {
  kinds: string[];
  count: number;
}

type Card = TypeView & { wants: Need[] };

function card(code: string, words: string, priority: TypeView["priority"], aliases: string[], wants: Need[]): Card {
  const needs = wants.map((w) => `${w.count} ${w.kinds.join(" or ").toLowerCase()}${w.count > 1 ? "s" : ""}`);
  return { code, words, aliases, priority, needs, emergency: priority <= 2, wants };
}

const want = (count: number, ...kinds: string[]): Need => ({ kinds, count });

export const TYPES: Card[] = [
  card("STRUC", "Structure fire", 1, ["house fire", "building fire", "smoke"], [want(3, "ENGINE"), want(1, "LADDER"), want(1, "RESCUE"), want(1, "CHIEF"), want(1, "AMBULANCE")]),
  card("ALARMF", "Fire alarm sounding", 2, ["box alarm", "smoke detector"], [want(1, "ENGINE"), want(1, "LADDER")]),
  card("VEHF", "Vehicle fire", 2, ["car fire"], [want(1, "ENGINE")]),
  card("GAS", "Odor of gas", 2, ["gas leak"], [want(1, "ENGINE"), want(1, "LADDER")]),
  card("CARD", "Cardiac arrest", 1, ["not breathing", "cpr"], [want(1, "ENGINE"), want(1, "AMBULANCE")]),
  card("CHEST", "Chest pain", 2, ["heart"], [want(1, "AMBULANCE"), want(1, "ENGINE")]),
  card("BREATH", "Difficulty breathing", 2, ["asthma", "choking"], [want(1, "AMBULANCE"), want(1, "ENGINE")]),
  card("FALL", "Fall, injured person", 3, ["fell", "hip"], [want(1, "AMBULANCE")]),
  card("OD", "Overdose", 1, ["poisoning"], [want(1, "AMBULANCE"), want(1, "ENGINE"), want(1, "PATROL")]),
  card("MVA", "Crash, no injury", 4, ["accident", "fender"], [want(1, "PATROL")]),
  card("MVAI", "Crash with injury", 2, ["accident injury", "crash"], [want(1, "AMBULANCE"), want(1, "ENGINE"), want(2, "PATROL")]),
  card("ASLT", "Assault", 2, ["fight"], [want(2, "PATROL")]),
  card("DOM", "Domestic disturbance", 2, ["domestic"], [want(2, "PATROL")]),
  card("ROB", "Robbery in progress", 1, ["hold up", "holdup"], [want(3, "PATROL")]),
  card("BURG", "Burglary", 3, ["break in"], [want(1, "PATROL")]),
  card("UNK911", "Open 9-1-1 line, check", 3, ["unknown", "hang up", "silent"], [want(1, "PATROL")]),
  card("SILP", "Silent call, police asked for", 1, ["silent"], [want(2, "PATROL")]),
  card("NOISE", "Noise complaint", 5, ["loud music", "party"], [want(1, "PATROL")]),
  card("SUSP", "Suspicious person", 4, ["prowler"], [want(1, "PATROL")]),
  card("WELF", "Well-being check", 3, ["welfare"], [want(1, "PATROL")]),
];

export const DISPOSITIONS: DispositionView[] = [
  { code: "1", words: "Arrest or citation" }, { code: "2", words: "Civil matter" }, { code: "3", words: "Report taken" },
  { code: "4", words: "Gone on arrival" }, { code: "5", words: "Other agency" }, { code: "6", words: "Field contact" },
  { code: "7", words: "Unfounded" }, { code: "8", words: "Information" }, { code: "9", words: "Settled" },
  { code: "10", words: "Cancelled" }, { code: "11", words: "Patient transported" }, { code: "12", words: "Fire out" },
];

const A = "AVAILABLE", N = "NOT_AVAILABLE", C = "CONDITIONALLY_AVAILABLE";
export const STATUSES: StatusView[] = (
  [
    ["AV", "Available", A, 0], ["AQ", "In quarters", A, 0], ["CV", "Covering", A, 0], ["DP", "Dispatched", N, 1],
    ["AK", "Acknowledged", N, 2], ["ER", "En route", N, 3], ["ST", "Staged", N, 4], ["OS", "On scene", N, 5],
    ["PC", "Patient contact", N, 6], ["TR", "Transporting", N, 7], ["AH", "At hospital", N, 8], ["CL", "Clearing", C, 9],
    ["OB", "Out busy", C, 0], ["OOS", "Out of service", N, 0], ["OD", "Off duty", N, 0],
  ] as const
).map(([code, words, primary, step]) => ({ code, words, primary, step }));

export const VERBS: VerbView[] = [
  { verb: "D", words: "Dispatch units to an incident", example: "D E1,A2 1042" },
  { verb: "DR", words: "Dispatch as recommended", example: "DR 1042" },
  ...STATUSES.filter((s) => s.code !== "DP").map((s) => ({ verb: s.code, words: s.words, example: `${s.code} E1` })),
  { verb: "L", words: "Change where", example: "L 1042 12 River St" },
  { verb: "T", words: "Change what", example: "T 1042 STRUC" },
  { verb: "P", words: "Change priority", example: "P 1042 1" },
  { verb: "N", words: "Write a line; a colon does it for the incident on screen", example: "N 1042 smoke showing" },
  { verb: "R", words: "Recommend again", example: "R 1042" },
  { verb: "X", words: "Close with a disposition", example: "X 1042 3" },
  { verb: "A", words: "Answer a call, the next without a number", example: "A C17" },
  { verb: "H", words: "Put a call on hold", example: "H C17" },
  { verb: "RS", words: "Take a call off hold", example: "RS C17" },
  { verb: "CS", words: "Close a street between two others", example: "CS River St/Main St/Oak St: water main" },
  { verb: "WD", words: "Report wrong data", example: "WD 1042 no such number here" },
  { verb: "TRK", words: "How the trunks are", example: "TRK" },
  { verb: "LIFT", words: "Open a closed street again", example: "LIFT 3" },
  { verb: "RL", words: "Release a call", example: "RL C17" },
  { verb: "DIAL", words: "Dial onto the call: directory, position or number", example: "DIAL 988" },
  { verb: "INT", words: "Ask for an interpreter of a language", example: "INT Spanish" },
  { verb: "CB", words: "Call an abandoned caller back", example: "CB C17" },
  { verb: "XFER", words: "Hand the caller over: position, directory or number", example: "XFER P3" },
  { verb: "TAKE", words: "Come onto the call you are asked to", example: "TAKE" },
  { verb: "GOT", words: "The receiver has taken the caller over", example: "GOT 988 Kim" },
  { verb: "DROP", words: "Take somebody off the call", example: "DROP 988" },
  { verb: "KEYS", words: "Press keys on the call", example: "KEYS 1#" },
  { verb: "MON", words: "Supervisor: listen to a call unheard", example: "MON C17" },
];
