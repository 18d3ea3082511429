import { createContext, useContext } from "react";
import { preferences, type PanelName } from "./preferences";

/// Panels in windows of their own. The same page is opened at `/panel/NAME`; where it was is remembered, and after a
/// restart the windows come back there.
const opened = new Map<PanelName, Window>();

const PulledContext = createContext(false);
export const PulledProvider = PulledContext.Provider;

export function useIsPulledWindow(): boolean {
  return useContext(PulledContext);
}

export function panelOfPath(path: string): PanelName | null {
  const name = /^\/panel\/([a-z]+)$/.exec(path)?.[1];
  return name !== undefined && ["queue", "call", "incident", "map", "incidents", "units"].includes(name) ? (name as PanelName) : null;
}

export function pullOut(name: PanelName, from: HTMLElement | null) {
  const box = from?.getBoundingClientRect();
  const place = preferences.get().pulled[name] ?? {
    x: Math.round(screenX + (box?.left ?? 60)),
    y: Math.round(screenY + (box?.top ?? 60)),
    width: Math.round(Math.max(480, box?.width ?? 720)),
    height: Math.round(Math.max(320, box?.height ?? 480)),
  };
  if (open(name, place)) preferences.set({ pulled: { ...preferences.get().pulled, [name]: place } });
}

function open(name: PanelName, place: { x: number; y: number; width: number; height: number }): boolean {
  const features = `popup,left=${place.x},top=${place.y},width=${place.width},height=${place.height}`;
  const other = window.open(`/panel/${name}`, `tocsin-${name}`, features);
  if (!other) return false;
  opened.set(name, other);
  return true;
}

/// Opens again what was pulled out before; returns the panels the browser did not allow without a press.
export function reopenWindows(): PanelName[] {
  const { pulled } = preferences.get();
  return (Object.keys(pulled) as PanelName[]).filter((name) => {
    const place = pulled[name];
    const there = opened.get(name);
    return place !== undefined && (there === undefined || there.closed) && !open(name, place);
  });
}

export function focusWindow(name: PanelName) {
  const there = opened.get(name);
  if (there && !there.closed) there.focus();
  else reopenWindows();
}

export function bringBack(name: PanelName) {
  opened.get(name)?.close();
  opened.delete(name);
  const { [name]: _, ...pulled } = preferences.get().pulled;
  preferences.set({ pulled });
}

/// In a pulled-out window: remembers where it is put, and gives the panel back when closed by hand.
export function rememberWindow(name: PanelName): () => void {
  const note = () => {
    if (preferences.get().pulled[name] === undefined) return;
    const place = { x: screenX, y: screenY, width: innerWidth, height: innerHeight };
    preferences.set({ pulled: { ...preferences.get().pulled, [name]: place } });
  };
  const timer = setInterval(() => {
    const place = preferences.get().pulled[name];
    if (place && (place.x !== screenX || place.y !== screenY || place.width !== innerWidth || place.height !== innerHeight)) note();
  }, 2000);
  addEventListener("resize", note);
  return () => {
    clearInterval(timer);
    removeEventListener("resize", note);
  };
}

const CHANNEL = "tocsin.windows";
const SILENT_AFTER_MILLIS = 3500;

/// Run by a pulled-out window: tells the main one that it lives.
export function announceWindow(name: PanelName): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  const tell = () => channel.postMessage(name);
  tell();
  const timer = setInterval(tell, 1000);
  return () => {
    clearInterval(timer);
    channel.close();
  };
}

/// Run by the main window: a pulled-out window that was alive and is no more was closed by hand, so its panel returns.
/// When the whole browser closes, this window is gone too and the places stay remembered.
export function watchWindows(): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  const seen = new Map<PanelName, number>();
  channel.onmessage = (event: MessageEvent<PanelName>) => seen.set(event.data, Date.now());
  const timer = setInterval(() => {
    for (const [name, at] of seen) {
      if (Date.now() - at < SILENT_AFTER_MILLIS) continue;
      seen.delete(name);
      bringBack(name);
    }
  }, 1000);
  return () => {
    clearInterval(timer);
    channel.close();
  };
}
