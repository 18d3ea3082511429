import { useRef } from "react";
import { useLive } from "../app/live";
import { clock, since } from "./format";
import { useBeat } from "./ticker";
import css from "./Elapsed.module.css";

/// Time left until an instant, `due` when it has come. Nothing alarming: a crew that is late says so itself.
export function Countdown({ until, className }: { until: string; className?: string | undefined }) {
  const live = useLive();
  const text = useRef<HTMLSpanElement>(null);
  useBeat(() => {
    const left = -since(until, live.serverNow());
    if (text.current) text.current.textContent = left < 1 ? "due" : clock(left);
  });
  return (
    <span className={[css.cell, className].filter(Boolean).join(" ")}>
      <span ref={text} className={css.text} />
    </span>
  );
}
