import type { Answer } from "@tocsin/wire";
import { Store } from "../../app/store";
import { play } from "../alarms/tones";

export interface Result {
  kind: "done" | "refused" | "none";
  /// What was asked, as a command line.
  asked: string;
  text: string;
  retry: (() => void) | null;
}

/// What the last command did: shown beside the command line, whether it was typed or done by mouse.
export const result = new Store<{ shown: Result }>({ shown: { kind: "none", asked: "", text: "", retry: null } });

export function report(asked: string, answer: Answer, retry: (() => void) | null) {
  const refused = answer.t === "refused";
  play(refused ? "rejected" : "accepted");
  result.set({
    shown: {
      kind: refused ? "refused" : "done",
      asked,
      text: refused ? answer.message : answer.text,
      retry: refused && answer.overridable ? retry : null,
    },
  });
}

/// A word beside the command line about a key that had nothing to do.
export function say(text: string) {
  result.set({ shown: { kind: "none", asked: "", text, retry: null } });
}

export function reportRefusal(asked: string, answer: Answer, again: (() => Promise<Answer>) | null) {
  report(asked, answer, again ? () => void again().then((next) => report(asked, next, null)) : null);
}
