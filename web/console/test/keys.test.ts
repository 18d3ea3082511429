import { describe, expect, it } from "vitest";
import { ACTIONS, actionOf, chordOf, defaultKeys, objection, type Action } from "../src/app/keys";

const stroke = (key: string, code: string, more: object = {}) => ({ key, code, ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...more });

describe("the key map", () => {
  it("reads chords by the place of the key", () => {
    expect(chordOf(stroke("F2", "F2"))).toBe("F2");
    expect(chordOf(stroke("¡", "Digit1", { altKey: true }))).toBe("Alt+1");
    expect(chordOf(stroke("†", "KeyT", { altKey: true }))).toBe("Alt+T");
    expect(chordOf(stroke("Enter", "Enter", { ctrlKey: true }))).toBe("Ctrl+Enter");
    expect(chordOf(stroke("Enter", "Enter", { metaKey: true }))).toBe("Ctrl+Enter");
    expect(chordOf(stroke("?", "Slash", { shiftKey: true }))).toBe("?");
    expect(chordOf(stroke("Alt", "AltLeft", { altKey: true }))).toBeNull();
  });
  it("gives each action its own key, none of them the browser's", () => {
    const keys = defaultKeys();
    expect(new Set(Object.values(keys)).size).toBe(Object.keys(ACTIONS).length);
    for (const action of Object.keys(ACTIONS) as Action[]) expect(objection(keys, action, keys[action]), action).toBeNull();
  });
  it("is the map people were promised", () => {
    const keys = defaultKeys();
    expect(["F2", "F4", "F7", "F8", "F9", "Alt+1", "Alt+6", "Ctrl+Enter"].map((chord) => actionOf(keys, chord))).toEqual([
      "line.focus", "call.answer", "incident.address", "incident.recommend", "incident.dispatch", "panel.queue", "panel.units", "incident.save",
    ]);
  });
  it("refuses what is taken, what is the browser's and what would be typed", () => {
    const keys = defaultKeys();
    expect(objection(keys, "line.focus", "F4")).toContain("Answer the next call");
    for (const chord of ["F5", "F11", "F12", "Ctrl+T", "Ctrl+W", "Ctrl+N", "Insert", "CapsLock"]) expect(objection(keys, "line.focus", chord), chord).toContain("browser");
    expect(objection(keys, "line.focus", "A")).toContain("function key");
    expect(objection(keys, "line.focus", "Alt+Shift+6")).toBeNull();
  });
});
