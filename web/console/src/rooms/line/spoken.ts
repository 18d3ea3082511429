import type { VerbView } from "@tocsin/wire";

/// The command line for what was done by mouse, so that people learn it by the way. Verbs are data of the centre:
/// where it has none for an action, nothing is shown.
export class Spoken {
  private readonly verbs: ReadonlySet<string>;

  constructor(verbs: readonly VerbView[]) {
    this.verbs = new Set(verbs.map((each) => each.verb.toUpperCase()));
  }

  private say(verbs: readonly string[], rest: string): string | undefined {
    const verb = verbs.find((each) => this.verbs.has(each));
    return verb === undefined ? undefined : `${verb} ${rest}`;
  }

  dispatch(units: readonly string[], incident: number) {
    return units.length === 0 ? undefined : this.say(["D", "DISP", "DISPATCH"], `${units.join(",")} ${incident}`);
  }

  /// Unit first is always understood; verb first where the centre lists the code as a verb.
  status(unit: string, code: string): string {
    return this.say([code], unit) ?? `${unit} ${code}`;
  }

  clear(unit: string) {
    return this.say(["CLR", "F", "CLEAR"], unit);
  }

  answer(call: number) {
    return this.say(["A", "ANS", "ANSWER"], `C${call}`);
  }

  hold(call: number) {
    return this.say(["H", "HOLD"], `C${call}`);
  }

  resume(call: number) {
    return this.say(["RES", "RESUME", "UNHOLD"], `C${call}`);
  }

  release(call: number) {
    return this.say(["REL", "HANG", "RELEASE"], `C${call}`);
  }

  recommend(incident: number) {
    return this.say(["REC", "RECOMMEND", "R"], String(incident));
  }

  priority(incident: number, priority: number) {
    return this.say(["PRI", "P", "PRIORITY"], `${incident} ${priority}`);
  }

  close(incident: number, disposition: string) {
    return this.say(["C", "CLOSE", "X"], `${incident} ${disposition}`);
  }
}
