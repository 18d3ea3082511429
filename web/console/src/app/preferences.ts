import { defaultKeys, switchboard, type KeyMap } from "./keys";
import { Store } from "./store";

export type Theme = "system" | "light" | "dark";
export type PanelName = "queue" | "call" | "incident" | "map" | "incidents" | "units";

export interface Preferences {
  theme: Theme;
  zoom: number;
  volume: number;
  keys: Partial<KeyMap>;
  /// Widths and heights in rem.
  left: number;
  middle: number;
  boards: number;
  /// Share of the bottom taken by the incident board.
  split: number;
  /// Panels that live in their own windows, with where they were.
  pulled: Partial<Record<PanelName, { x: number; y: number; width: number; height: number }>>;
  utc: boolean;
  /// The kind of district drawn on the map, and what else of it is not.
  districts: string;
  mapHides: string[];
  lastPosition: string;
  lastLogin: string;
}

/// How this desk likes its console. Kept by position on this machine.
export const preferences = new Store<Preferences>(
  { theme: "system", zoom: 1, volume: 0.6, keys: {}, left: 0, middle: 0, boards: 0, split: 0, pulled: {}, utc: false, districts: "POLICE_SECTOR", mapHides: [], lastPosition: "", lastLogin: "" },
  "tocsin.preferences",
);

function apply() {
  const { theme, zoom, keys } = preferences.get();
  const dark = theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  const root = document.documentElement;
  root.dataset["theme"] = dark ? "dark" : "light";
  root.style.setProperty("--zoom", String(zoom));
  switchboard.remap({ ...defaultKeys(), ...keys });
}

let applied: Preferences | null = null;

export function applyPreferences() {
  apply();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", apply);
  preferences.subscribe(() => {
    const now = preferences.get();
    if (now.theme !== applied?.theme || now.zoom !== applied.zoom || now.keys !== applied.keys) apply();
    applied = now;
  });
  // Another window of this desk changed them.
  addEventListener("storage", (event) => {
    if (event.key === "tocsin.preferences") preferences.rename("tocsin.preferences");
  });
}
