import { useRef, type ReactNode } from "react";
import { preferences, type PanelName } from "../app/preferences";
import { useAction, useKeyOf, type Action } from "../app/keys";
import { useStore } from "../app/store";
import { bringBack, focusWindow, pullOut, useIsPulledWindow } from "../app/windows";
import { Button } from "./Button";
import { Key } from "./Marks";
import css from "./Panel.module.css";

/// One place on the screen with a name, a key that goes there, and a window of its own when pulled out.
export function Panel({ name, title, aside, children, onEnter, className, pullable = true }: {
  name: PanelName;
  title: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  /// Puts the focus on what one works with here; without it the panel itself takes it.
  onEnter?: () => boolean;
  className?: string | undefined;
  pullable?: boolean;
}) {
  const root = useRef<HTMLElement>(null);
  const own = useIsPulledWindow();
  const away = useStore(preferences).pulled[name] !== undefined && !own;
  const action: Action = `panel.${name}`;
  const key = useKeyOf(action);
  useAction(action, () => {
    if (away) return focusWindow(name);
    const first = root.current?.querySelector<HTMLElement>("[data-first]");
    if (!onEnter?.()) (first ?? root.current)?.focus();
  });
  return (
    <section ref={root} tabIndex={-1} data-panel={name} className={[css.panel, className].filter(Boolean).join(" ")} aria-labelledby={`panel-${name}`}>
      <header className={css.header}>
        <h2 className={css.title} id={`panel-${name}`}>{title}</h2>
        <div className={css.aside}>{away ? null : aside}</div>
        {!own && <Key>{key}</Key>}
        {pullable && !own && !away && (
          <Button look="quiet" className={css.pull} label={`Pull ${name} into its own window`} onPress={() => pullOut(name, root.current)}>
            <svg viewBox="0 0 14 14" width="1.3rem" height="1.3rem" aria-hidden="true" className={css.pullIcon}>
              <path d="M8 1h5v5M13 1 7.5 6.5M11 8v4.5H1.5V3H6" fill="none" stroke="currentColor" strokeWidth="1.5" />
            </svg>
          </Button>
        )}
      </header>
      {away ? (
        <div className={css.away}>
          <p>This panel is in its own window.</p>
          <Button onPress={() => focusWindow(name)}>Go there</Button>
          <Button onPress={() => bringBack(name)}>Bring it back</Button>
        </div>
      ) : (
        children
      )}
    </section>
  );
}

/// What an empty panel says: what it is for and which key starts it.
export function Empty({ children }: { children: ReactNode }) {
  return <div className={css.empty}>{children}</div>;
}
