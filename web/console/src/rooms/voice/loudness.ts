import { Store } from "../../app/store";

export interface Loudness {
  /// All that comes out of the loudspeaker, 0 to 1.
  all: number;
  /// Each kind of leg (caller, interpreter, position-P2), 1 as it comes.
  of: Record<string, number>;
}

/// How loud a person likes to hear whom. Kept on this machine under their login: the next call, a reload and the next
/// shift begin as the last one ended, and who sits here in between has their own.
export const loudness = new Store<Loudness>({ all: 1, of: {} }, null);

export function loudnessOf(login: string) {
  loudness.rename(`tocsin.loudness.${login}`);
}

/// What legs of one kind have in common: interpreters come and go under numbers.
export function kindOf(leg: string): string {
  return leg.replace(/-\d+$/, "");
}

export function factorOf(leg: string, now: Loudness): number {
  const factor = now.of[kindOf(leg)];
  return typeof factor === "number" && factor >= 0 && factor <= 4 ? factor : 1;
}
