import { useSyncExternalStore } from "react";

/// A small value outside of React that survives a reload when it has a name. Updates replace the value; whoever shows
/// it is told.
export class Store<T extends object> {
  private readonly listeners = new Set<() => void>();
  private value: T;

  constructor(
    private readonly initial: T,
    private name: string | null = null,
  ) {
    this.value = this.load();
  }

  /// Points the store at another person's or position's shelf.
  rename(name: string | null) {
    this.name = name;
    this.value = this.load();
    this.tell();
  }

  readonly get = (): T => this.value;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  set(change: Partial<T>) {
    this.value = { ...this.value, ...change };
    if (this.name !== null) {
      try {
        localStorage.setItem(this.name, JSON.stringify(this.value));
      } catch {
        // A full shelf loses the memory of a layout or a draft on reload, nothing that was sent.
      }
    }
    this.tell();
  }

  reset() {
    this.set(this.initial);
  }

  private load(): T {
    if (this.name === null) return this.initial;
    try {
      const text = localStorage.getItem(this.name);
      const stored: unknown = text === null ? null : JSON.parse(text);
      return typeof stored === "object" && stored !== null ? { ...this.initial, ...stored } : this.initial;
    } catch {
      return this.initial;
    }
  }

  private tell() {
    for (const listener of [...this.listeners]) listener();
  }
}

export function useStore<T extends object>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}
