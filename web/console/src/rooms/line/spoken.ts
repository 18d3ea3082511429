import type { VerbView } from "@tocsin/wire";

/// The command line for what was done by mouse, so that people learn it by the way. Verbs are data of the centre:
/// where it has none for an action, nothing is shown.
export class Spoken {
  private readonly verbs: ReadonlySet<string>;

  constructor(verbs: readonly VerbView[]) {
    this.verbs = new Set(verbs.map((each) => each.verb.toUpperCase()));
  }

  private say(verb: string, rest: string): string | undefined {
    return this.verbs.has(verb) ? `${verb} ${rest}` : undefined;
  }

  dispatch(units: readonly string[], incident: number) {
    return units.length === 0 ? undefined : this.say("D", `${units.join(",")} ${incident}`);
  }

  /// Verb first where the centre lists the code as a verb; unit first is always understood.
  status(unit: string, code: string): string {
    return this.say(code, unit) ?? `${unit} ${code}`;
  }

  /// Available again takes a unit off its incident.
  clear(unit: string) {
    return this.say("AV", unit);
  }

  answer(call: number) {
    return this.say("A", `C${call}`);
  }

  hold(call: number) {
    return this.say("H", `C${call}`);
  }

  resume(call: number) {
    return this.say("RS", `C${call}`);
  }

  release(call: number) {
    return this.say("RL", `C${call}`);
  }

  recommend(incident: number) {
    return this.say("R", String(incident));
  }

  priority(incident: number, priority: number) {
    return this.say("P", `${incident} ${priority}`);
  }

  close(incident: number, disposition: string) {
    return this.say("X", `${incident} ${disposition}`);
  }
}
