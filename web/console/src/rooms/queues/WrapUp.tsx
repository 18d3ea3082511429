import { useRef } from "react";
import { refuse } from "../../app/desk";
import { useAction } from "../../app/keys";
import { useLive, useMyPosition, useQueueBoard } from "../../app/live";
import { Button } from "../../parts/Button";
import { clock } from "../../parts/format";
import { useBeat } from "../../parts/ticker";
import css from "./Queues.module.css";

const MORE_SECONDS = 30;

/// The quiet time after a call, counted down; it can be made longer or ended.
export function WrapUp() {
  const live = useLive();
  const mine = useMyPosition();
  const until = useQueueBoard()?.seats.find((each) => each.position === mine?.id && each.state === "WRAP_UP")?.wrapUpUntil;
  const text = useRef<HTMLSpanElement>(null);
  useBeat(() => {
    if (text.current && until) text.current.textContent = clock(Math.max(0, Math.ceil((Date.parse(until) - live.serverNow()) / 1000)));
  });
  const ask = async (command: { type: "queues.ExtendWrapUp"; seconds: number } | { type: "queues.EndWrapUp" }) => {
    const answer = await live.command(command);
    if (answer.t === "refused") refuse("call", answer, null);
  };
  const more = () => void ask({ type: "queues.ExtendWrapUp", seconds: MORE_SECONDS });
  const done = () => void ask({ type: "queues.EndWrapUp" });
  useAction("wrapup.more", more, until !== undefined);
  useAction("wrapup.done", done, until !== undefined);
  if (until === undefined) return null;
  return (
    <div className={css.wrapUp} data-strip="" role="group" aria-label="Wrap-up">
      <span className={css.label}>Wrapping up <span ref={text} className={css.countdown} role="timer" /></span>
      <Button action="wrapup.more" command="WU 30" onPress={more}>{MORE_SECONDS} s more</Button>
      <Button look="main" action="wrapup.done" command="WU DONE" onPress={done}>Done</Button>
    </div>
  );
}
