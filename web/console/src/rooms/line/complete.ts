import type { VerbView } from "@tocsin/wire";

export interface Known {
  verbs: readonly VerbView[];
  units: readonly { id: string; words: string }[];
  incidents: readonly { id: number; words: string }[];
  calls: readonly { id: number; words: string }[];
  types: readonly { code: string; words: string }[];
  dispositions: readonly { code: string; words: string }[];
  statuses: readonly { code: string; words: string }[];
}

export interface Completion {
  text: string;
  words: string;
}

type Argument = "units" | "incident" | "call" | "type" | "disposition" | "free";

/// What may follow where the caret is: the last word of the line so far, as verbs, units, incidents, calls, types or
/// dispositions. What a verb takes is read from its own example, so that a centre's verbs need nothing here.
export function completionsOf(line: string, known: Known, limit = 9): Completion[] {
  const words = line.trimStart().split(/[ .]+/);
  const last = words.at(-1) ?? "";
  if (/(^|\s):/.test(line)) return [];
  if (words.length <= 1) return matching(last, [...first(known)], limit);
  const verb = known.verbs.find((each) => each.verb.toUpperCase() === words[0]?.toUpperCase());
  if (!verb) {
    const unit = known.units.some((each) => each.id === words[0]?.toUpperCase());
    return unit && words.length === 2 ? matching(last, known.statuses.map((each) => ({ text: each.code, words: each.words })), limit) : [];
  }
  const argument = argumentsOf(verb)[words.length - 2] ?? "free";
  return ofArgument(argument, last, known, limit);
}

/// The line with its last word completed.
export function completed(line: string, completion: Completion): string {
  const head = /^(.*[ .,])?[^ .,]*$/s.exec(line)?.[1] ?? "";
  return `${head}${completion.text}`;
}

function* first(known: Known): Generator<Completion> {
  for (const each of known.verbs) yield { text: each.verb, words: each.words };
  for (const each of known.units) yield { text: each.id, words: each.words };
  for (const each of known.incidents) yield { text: String(each.id), words: each.words };
}

export function argumentsOf(verb: VerbView): Argument[] {
  const words = verb.words.toLowerCase();
  return verb.example.trim().split(/[ .]+/).slice(1).map((token, index): Argument => {
    if (token.startsWith(":")) return "free";
    if (/^C\d+$/.test(token) && words.includes("call")) return "call";
    if (/^#?\d{3,}$/.test(token)) return "incident";
    if (/^\d{1,2}$/.test(token)) return words.includes("close") || words.includes("disposition") ? "disposition" : "free";
    if (/^[A-Z]+-?\d+(,[A-Z]+-?\d+)*$/.test(token)) return "units";
    if (/^[A-Z][A-Z-]{2,}$/.test(token)) return "type";
    return index === 0 && /^\d+$/.test(token) ? "incident" : "free";
  });
}

function ofArgument(argument: Argument, last: string, known: Known, limit: number): Completion[] {
  switch (argument) {
    case "units": {
      const part = last.split(",").at(-1) ?? "";
      const taken = new Set(last.toUpperCase().split(",").slice(0, -1));
      return matching(part, known.units.filter((each) => !taken.has(each.id)).map((each) => ({ text: each.id, words: each.words })), limit);
    }
    case "incident":
      return known.incidents
        .filter((each) => String(each.id).startsWith(last.replace("#", "")) || String(each.id).endsWith(last))
        .slice(0, limit)
        .map((each) => ({ text: String(each.id), words: each.words }));
    case "call":
      return matching(last, known.calls.map((each) => ({ text: `C${each.id}`, words: each.words })), limit);
    case "type":
      return matching(last, known.types.map((each) => ({ text: each.code, words: each.words })), limit);
    case "disposition":
      return matching(last, known.dispositions.map((each) => ({ text: each.code, words: each.words })), limit);
    case "free":
      return [];
  }
}

function matching(typed: string, all: readonly Completion[], limit: number): Completion[] {
  const text = typed.toUpperCase();
  const found = all.filter((each) => each.text.toUpperCase().startsWith(text));
  const exact = found.filter((each) => each.text.toUpperCase() === text);
  return [...exact, ...found.filter((each) => !exact.includes(each))].slice(0, limit);
}
