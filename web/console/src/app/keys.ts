import { useEffect, useRef, useSyncExternalStore } from "react";

/// What a key can do. Every action has words for the overlay and a key that can be changed.
export const ACTIONS = {
  "line.focus": { words: "Command line", chord: "F2", group: "Everywhere" },
  "call.answer": { words: "Answer the next call", chord: "F4", group: "Everywhere" },
  "incident.address": { words: "Address", chord: "F7", group: "Incident" },
  "incident.recommend": { words: "Recommend units", chord: "F8", group: "Incident" },
  "incident.dispatch": { words: "Dispatch the ticked units", chord: "F9", group: "Incident" },
  "panel.queue": { words: "Go to the queue", chord: "Alt+1", group: "Panels" },
  "panel.call": { words: "Go to the call", chord: "Alt+2", group: "Panels" },
  "panel.incident": { words: "Go to the incident", chord: "Alt+3", group: "Panels" },
  "panel.map": { words: "Go to the map", chord: "Alt+4", group: "Panels" },
  "panel.incidents": { words: "Go to the incident board", chord: "Alt+5", group: "Panels" },
  "panel.units": { words: "Go to the unit board", chord: "Alt+6", group: "Panels" },
  "panel.pull": { words: "Pull this panel into its own window", chord: "Alt+W", group: "Panels" },
  "incident.save": { words: "Save and next", chord: "Ctrl+Enter", group: "Incident" },
  "incident.new": { words: "New incident (from the call, if there is one)", chord: "Alt+N", group: "Everywhere" },
  "incident.type": { words: "Type of incident", chord: "Alt+T", group: "Incident" },
  "incident.notes": { words: "Write a note", chord: "Alt+B", group: "Incident" },
  "incident.timeline": { words: "Timeline, and back", chord: "Alt+J", group: "Incident" },
  "incident.water": { words: "Water: hydrants for the first engine", chord: "Alt+Shift+H", group: "Incident" },
  "incident.there": { words: "Units on it: who is there, and when the others are", chord: "Alt+Shift+U", group: "Incident" },
  "incident.close": { words: "Close with a disposition", chord: "Alt+C", group: "Incident" },
  "incident.link": { words: "Link the call to the incident nearby", chord: "Alt+L", group: "Incident" },
  "call.hold": { words: "Hold, and resume", chord: "Alt+G", group: "Call" },
  "call.release": { words: "Hang up", chord: "Alt+X", group: "Call" },
  "call.recall": { words: "Hear my last minutes again", chord: "Alt+H", group: "Call" },
  "call.playback": { words: "Play the recording of the call", chord: "Alt+P", group: "Call" },
  "conference.dial": { words: "Bring somebody onto the call: directory, position, number", chord: "Alt+Q", group: "Call" },
  "conference.interpreter": { words: "Interpreter: type the language", chord: "Alt+V", group: "Call" },
  "conference.transfer": { words: "Hand the caller over", chord: "Alt+0", group: "Call" },
  "conference.right": { words: "Hand over to the centre whose ground it is; again: yes", chord: "Alt+Shift+0", group: "Call" },
  "conference.keys": { words: "Press keys on the line", chord: "Alt+9", group: "Call" },
  "conference.take": { words: "Come onto the call one is asked to; then: I have it", chord: "Alt+Shift+V", group: "Call" },
  "call.back": { words: "Call the next abandoned caller back", chord: "Alt+Shift+A", group: "Call" },
  "voice.mute": { words: "Mute the microphone, and back", chord: "Alt+U", group: "Call" },
  "voice.show": { words: "Audio: how it stands, desk phone", chord: "Alt+Shift+E", group: "Everywhere" },
  "voice.renew": { words: "Caller not heard: ask for the sound anew", chord: "Alt+Shift+O", group: "Call" },
  "text.write": { words: "Write to the caller (text, TTY)", chord: "Alt+Y", group: "Call" },
  "text.phrases": { words: "Canned phrases; one key more sends", chord: "Alt+Shift+Y", group: "Call" },
  "silent.ask": { words: "Silent call: questions answered by keys", chord: "Alt+Shift+X", group: "Call" },
  "silent.open": { words: "Silent call: make it an incident", chord: "Alt+Shift+Q", group: "Call" },
  "tty.ga": { words: "TTY: GA, your turn", chord: "Alt+Shift+G", group: "Call" },
  "tty.sk": { words: "TTY: SK, stop keying", chord: "Alt+Shift+K", group: "Call" },
  "text.next": { words: "Next of my conversations", chord: "Alt+Z", group: "Call" },
  "call.profile": { words: "Show or hide what the caller filed", chord: "Alt+I", group: "Call" },
  "call.language": { words: "Note what the caller speaks", chord: "Alt+Shift+S", group: "Call" },
  "alarm.call": { words: "Call the source of the alarm", chord: "Alt+Shift+C", group: "Call" },
  "call.locate": { words: "Ask the network where the caller is now", chord: "Alt+Shift+8", group: "Call" },
  "call.fixes": { words: "Every fix, and where the caller may be", chord: "Alt+8", group: "Call" },
  "wrong.report": { words: "Report wrong data; Enter sends", chord: "Alt+Shift+W", group: "Everywhere" },
  "wrong.list": { words: "Wrong data reported (supervisors)", chord: "Alt+Shift+J", group: "Everywhere" },
  "map.data": { words: "Map data: version, origin, what it cannot do", chord: "Alt+Shift+M", group: "Everywhere" },
  "map.print": { words: "Print map and incident", chord: "Alt+Shift+P", group: "Everywhere" },
  "queue.abandoned": { words: "Abandoned calls, and back", chord: "Alt+A", group: "Call" },
  "queue.board": { words: "Queue board: lines, positions, answer times", chord: "Alt+7", group: "Everywhere" },
  "reports.show": { words: "Report: answering times and interpreters (supervisors)", chord: "Alt+Shift+7", group: "Everywhere" },
  "wrapup.more": { words: "Wrap up 30 seconds longer", chord: "Alt+Shift+R", group: "Call" },
  "wrapup.done": { words: "Done wrapping up", chord: "Alt+Shift+D", group: "Call" },
  "position.ready": { words: "Ready, not ready", chord: "Alt+R", group: "Everywhere" },
  override: { words: "Override the refusal shown", chord: "Alt+O", group: "Everywhere" },
  "alarms.show": { words: "Alarms", chord: "Alt+M", group: "Everywhere" },
  "trunks.show": { words: "Trunks: whether calls can leave", chord: "Alt+Shift+L", group: "Everywhere" },
  "keys.show": { words: "Keys of where I am", chord: "Alt+K", group: "Everywhere" },
  "settings.show": { words: "Settings", chord: "Alt+S", group: "Everywhere" },
} as const;

export type Action = keyof typeof ACTIONS;
export type KeyMap = Record<Action, string>;

/// Taken by browsers and screen readers: never bound.
const RESERVED = new Set([
  "F1", "F3", "F5", "F6", "F10", "F11", "F12", "Ctrl+T", "Ctrl+W", "Ctrl+N", "Ctrl+R", "Ctrl+L", "Ctrl+Tab", "Ctrl+Shift+T", "Ctrl+Shift+N",
  "Ctrl+Shift+W", "Ctrl+P", "Ctrl+F", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+A", "Ctrl+Z", "Ctrl+S", "Alt+D", "Alt+F", "Alt+E",
  "Alt+F4", "Alt+Tab", "Alt+ArrowLeft", "Alt+ArrowRight", "Tab", "Shift+Tab", "Enter", "Escape", " ", "Insert", "CapsLock",
]);

export function defaultKeys(): KeyMap {
  return Object.fromEntries(Object.entries(ACTIONS).map(([action, { chord }]) => [action, chord])) as KeyMap;
}

export interface Stroke {
  key: string;
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
}

/// The chord a stroke makes, `Alt+1`, `Ctrl+Enter`, `F2`; null for a modifier alone. Letters and digits go by their
/// place on the keyboard, so that Alt on a Mac or another layout does not change them.
export function chordOf(stroke: Stroke): string | null {
  if (["Control", "Alt", "Shift", "Meta", "AltGraph"].includes(stroke.key)) return null;
  const placed = /^(?:Key([A-Z])|Digit([0-9]))$/.exec(stroke.code);
  const name = placed ? (placed[1] ?? placed[2] ?? "") : stroke.key.length === 1 ? stroke.key.toUpperCase() : stroke.key;
  const shift = stroke.shiftKey && (placed !== null || name.length > 1);
  return `${stroke.ctrlKey || stroke.metaKey ? "Ctrl+" : ""}${stroke.altKey ? "Alt+" : ""}${shift ? "Shift+" : ""}${name}`;
}

/// Why a chord cannot be given to an action, null when it can.
export function objection(keys: KeyMap, action: Action, chord: string): string | null {
  if (RESERVED.has(chord)) return `${chord} belongs to the browser or a screen reader.`;
  if (!/^(?:Ctrl\+|Alt\+|F\d)/.test(chord)) return "Use a function key, or Alt or Ctrl with another key.";
  const other = (Object.keys(keys) as Action[]).find((each) => each !== action && keys[each] === chord);
  return other ? `${chord} is taken by “${ACTIONS[other].words}”.` : null;
}

export function actionOf(keys: KeyMap, chord: string): Action | undefined {
  return (Object.keys(keys) as Action[]).find((action) => keys[action] === chord);
}

/// Who answers to an action now. The component mounted last answers, so a dialog can take a key from what is below.
class Switchboard {
  keys: KeyMap = defaultKeys();
  private readonly handlers = new Map<Action, (() => void)[]>();
  private readonly listeners = new Set<() => void>();
  private version = 0;

  plug(action: Action, handler: () => void): () => void {
    const stack = this.handlers.get(action) ?? [];
    stack.push(handler);
    this.handlers.set(action, stack);
    this.changed();
    return () => {
      stack.splice(stack.indexOf(handler), 1);
      this.changed();
    };
  }

  has(action: Action): boolean {
    return (this.handlers.get(action)?.length ?? 0) > 0;
  }

  run(action: Action): boolean {
    const handler = this.handlers.get(action)?.at(-1);
    handler?.();
    return handler !== undefined;
  }

  remap(keys: KeyMap) {
    this.keys = keys;
    this.changed();
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly read = () => this.version;

  private changed() {
    this.version++;
    for (const listener of [...this.listeners]) listener();
  }
}

export const switchboard = new Switchboard();

export function listenToKeys(target: Window): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const chord = chordOf(event);
    if (chord === null) return;
    const typing = event.target instanceof HTMLElement && event.target.matches("input, textarea, select, [contenteditable]");
    const action = chord === "?" && !typing ? "keys.show" : actionOf(switchboard.keys, chord);
    if (action && switchboard.run(action)) event.preventDefault();
  };
  target.addEventListener("keydown", onKeyDown);
  return () => target.removeEventListener("keydown", onKeyDown);
}

/// Answers to an action while mounted and `active`.
export function useAction(action: Action, handler: () => void, active = true) {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => (active ? switchboard.plug(action, () => latest.current()) : undefined), [action, active]);
}

/// The key of an action as it is now, for showing on buttons.
export function useKeyOf(action: Action): string {
  useSyncExternalStore(switchboard.subscribe, switchboard.read);
  return switchboard.keys[action];
}
