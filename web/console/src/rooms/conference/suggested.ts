import type { CallView, RecordView } from "@tocsin/wire";
import { Store } from "../../app/store";

/// Languages residents filed for the caller, by call: the records are opened once, where they are shown.
export const filed = new Store<{ byCall: Record<number, string> }>({ byCall: {} });

export function noteFiled(call: number, records: readonly RecordView[]) {
  const language = records.flatMap((each) => each.lines).find((line) => /language/i.test(line.label))?.text;
  if (language !== undefined) filed.set({ byCall: { ...filed.get().byCall, [call]: language } });
}

/// The caller's language by what their telephone said (RFC 8373), else by what they filed; empty when neither did.
export function suggestedLanguage(call: CallView): string {
  const said = call.additional.find((each) => each.block === "Languages")?.values.find(([name]) => name === "name")?.[1];
  return said ?? filed.get().byCall[call.id] ?? "";
}
