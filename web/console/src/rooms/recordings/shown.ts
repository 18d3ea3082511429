import { Store } from "../../app/store";

/// What is heard again: a whole call, or the last minutes of one's own work. Null while nothing is.
export type Shown = { kind: "call"; call: number } | { kind: "recall"; asked: number };

export const playback = new Store<{ shown: Shown | null }>({ shown: null });

export function playCall(call: number) {
  playback.set({ shown: { kind: "call", call } });
}

/// Each asking looks anew, up to this moment.
export function recall() {
  playback.set({ shown: { kind: "recall", asked: Date.now() } });
}
