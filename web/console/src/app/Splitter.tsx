import { useRef, type KeyboardEvent, type PointerEvent } from "react";
import { preferences } from "./preferences";
import css from "./Splitter.module.css";

type Size = "left" | "middle" | "boards" | "split";

/// The line between two panels. It can be dragged, and moved by the arrow keys; Enter sets it back.
export function Splitter({ label, size, axis }: { label: string; size: Size; axis: "x" | "y" | "share" }) {
  const line = useRef<HTMLDivElement>(null);
  const rem = () => parseFloat(getComputedStyle(document.documentElement).fontSize);

  const measure = (clientX: number, clientY: number): number => {
    const parent = line.current?.parentElement?.getBoundingClientRect();
    const before = line.current?.previousElementSibling?.getBoundingClientRect();
    if (!parent || !before) return 0;
    if (axis === "x") return Math.max(24, (clientX - before.left) / rem());
    if (axis === "y") return Math.max(12, (parent.bottom - clientY) / rem());
    return Math.min(0.8, Math.max(0.2, (clientX - parent.left) / parent.width));
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) preferences.set({ [size]: measure(event.clientX, event.clientY) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = axis === "y" ? { ArrowUp: -16, ArrowDown: 16 } : { ArrowLeft: -16, ArrowRight: 16 };
    const step = steps[event.key];
    const box = line.current?.getBoundingClientRect();
    if (event.key === "Enter") preferences.set({ [size]: 0 });
    if (step === undefined || !box) return;
    event.preventDefault();
    preferences.set({ [size]: measure(box.left + step, box.top + step) });
  };
  return (
    <div
      ref={line}
      role="separator"
      aria-label={label}
      aria-orientation={axis === "y" ? "horizontal" : "vertical"}
      aria-valuenow={50}
      tabIndex={0}
      className={axis === "y" ? css.flat : css.upright}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onDoubleClick={() => preferences.set({ [size]: 0 })}
      onKeyDown={onKeyDown}
    />
  );
}
