import type { Me, Request } from "@tocsin/wire";
import { STATUSES } from "./catalogue";
import { Refusal, type Done, type FakeCentre } from "./centre";

/// The command line: verb first or unit first, dots or spaces, comma lists.
export function runLine(centre: FakeCentre, text: string, working: number | undefined, override: boolean, me: Me): Done {
  const [head, free] = text.split(/\s+:/, 2);
  const words = (head ?? "").trim().split(/[\s.]+/).filter((w) => w !== "");
  const [first = "", ...rest] = words;
  const verb = first.toUpperCase();
  const act = (request: Request): Done => ({ text: centre.handle(request, me).text });
  const incident = (word: string | undefined): number => {
    if (word === undefined && working !== undefined) return working;
    const id = Number((word ?? "").replace(/^#/, ""));
    const full = [...centre.incidents.keys()].filter((each) => each === id || String(each).endsWith(String(word)));
    if (full.length !== 1 || full[0] === undefined) throw new Refusal("no-such-incident", `There is no incident ${word ?? ""}.`);
    return full[0];
  };
  const call = (word: string | undefined) => Number((word ?? "").replace(/^c/i, ""));
  const units = (word: string | undefined) => (word ?? "").toUpperCase().split(",").filter((u) => u !== "");

  if (/^#?\d+$/.test(first) && rest.length === 0) {
    const id = incident(first);
    return { text: `#${id}`, incident: id };
  }
  if (centre.units.has(verb)) {
    const code = rest[0]?.toUpperCase() ?? "";
    if (code === "") return { text: `${verb}, ${centre.unit(verb).statusWords.toLowerCase()}`, unit: verb };
    return centre.report(verb, aliasOf(code), free ?? "", override, me);
  }
  switch (verb) {
    case "D": return act({ type: "units.Dispatch", units: units(rest[0]), incident: incident(rest[1]), override });
    case "A": return act({ type: "calls.Answer", call: call(rest[0]) });
    case "H": return act({ type: "calls.Hold", call: call(rest[0]) });
    case "RS": return act({ type: "calls.Resume", call: call(rest[0]) });
    case "RL": return act({ type: "calls.Release", call: call(rest[0]) });
    case "N": return act({ type: "incidents.AddNote", incident: incident(rest[0]), text: free ?? rest.slice(1).join(" ") });
    case "T": return act({ type: "incidents.Classify", incident: incident(rest[0]), incidentType: (rest[1] ?? "").toUpperCase() });
    case "P": return act({ type: "incidents.Prioritize", incident: incident(rest[0]), priority: Number(rest[1]) });
    case "R": return act({ type: "incidents.Recommend", incident: incident(rest[0]) });
    case "L": return act({ type: "incidents.Locate", incident: incident(rest[0]), place: { typed: rest.slice(1).join(" "), force: override } });
    case "X": return act({ type: "incidents.Close", incident: incident(rest[0]), disposition: rest[1] ?? "" });
    case "CS": {
      const [, where = "", why = ""] = /^\S+\s+([^:]*)(?::\s*(.*))?$/.exec(text) ?? [];
      const [street = "", from = "", to = ""] = where.split("/").map((each) => each.trim());
      const streets = centre.city.run(street, from, to);
      if (streets.length === 0) throw new Refusal("street-unknown", `“${street}” does not lead from “${from}” to “${to}” on this map.`);
      return act({ type: "closures.Close", streets, label: `${street} from ${from} to ${to}`, reason: why });
    }
    case "WD": {
      const named = /^#?\d+$/.test(rest[0] ?? "");
      return act({ type: "discrepancies.Report", kind: "PLACE", words: (named ? rest.slice(1) : rest).join(" "), ...(named || working !== undefined ? { incident: incident(named ? rest[0] : undefined) } : {}) });
    }
    case "TRK": return { text: [...centre.trunks.values()].map((each) => `${each.id} ${each.words}`).join("; ") || "No trunk is configured: calls to numbers cannot leave." };
    case "LIFT": return act({ type: "closures.Open", closure: Number(rest[0]) });
    case "DR": {
      const id = incident(rest[0]);
      const send = centre.incident(id).recommendation?.rows.filter((row) => row.send).map((row) => row.unit) ?? [];
      return act({ type: "units.Dispatch", units: send, incident: id, override });
    }
    default: {
      const code = aliasOf(verb);
      if (!STATUSES.some((s) => s.code === code)) throw new Refusal("line-not-understood", `“${first}” is not a verb or a unit. Type a verb, or ? for all of them.`);
      let done: Done = { text: "" };
      for (const unit of units(rest[0])) done = centre.report(unit, code, free ?? "", override, me);
      return done;
    }
  }
}

function aliasOf(code: string): string {
  return ({ "10-8": "AV", "10-7": "OOS", EN: "ER", ENRT: "ER", ARR: "OS" } as Record<string, string>)[code] ?? code;
}
