import { useRef } from "react";
import { useLive } from "../app/live";
import { clock, since } from "./format";
import { useBeat } from "./ticker";
import css from "./Elapsed.module.css";

/// A running time. Past `limit` seconds the cell fills and carries a sign, so that it is seen without colour too.
export function Elapsed({ from, until, limit, over, className }: {
  from: string;
  until?: string | undefined;
  limit?: number | undefined;
  /// The centre says the limit has passed, whatever this machine's arithmetic.
  over?: boolean | undefined;
  className?: string | undefined;
}) {
  const live = useLive();
  const text = useRef<HTMLSpanElement>(null);
  const cell = useRef<HTMLSpanElement>(null);
  useBeat(() => {
    const seconds = until ? since(from, Date.parse(until)) : since(from, live.serverNow());
    const late = over === true || (limit !== undefined && seconds >= limit);
    if (text.current) text.current.textContent = clock(seconds);
    if (cell.current) {
      if (late) cell.current.dataset["late"] = "";
      else delete cell.current.dataset["late"];
    }
  });
  return (
    <span ref={cell} className={[css.cell, className].filter(Boolean).join(" ")}>
      <span className={css.sign} role="img" aria-label="past its limit">▲</span>
      <span ref={text} className={css.text} />
    </span>
  );
}
