import type { CallView, RecordView } from "@tocsin/wire";
import { Store } from "../../app/store";

/// Languages residents filed for the caller, by call: the records are opened once, where they are shown.
export const filed = new Store<{ byCall: Record<number, string> }>({ byCall: {} });

export function noteFiled(call: number, records: readonly RecordView[]) {
  const language = records.flatMap((each) => each.lines).find((line) => /language/i.test(line.label))?.text;
  if (language !== undefined) filed.set({ byCall: { ...filed.get().byCall, [call]: language } });
}

/// What the caller speaks and who says so: somebody who heard it, their telephone (RFC 8373), what they filed, or the
/// line they called. Null when nobody did.
export function spokenBy(call: CallView): { name: string; by: string } | null {
  const { language } = call;
  const own = filed.get().byCall[call.id];
  if (language && language.source !== "LINE") return { name: language.name, by: language.source === "NOTED" ? "" : "their telephone says" };
  if (own !== undefined) return { name: own, by: "they filed" };
  return language ? { name: language.name, by: "by the line they called" } : null;
}

export function suggestedLanguage(call: CallView): string {
  return spokenBy(call)?.name ?? "";
}
