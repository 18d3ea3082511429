import type { CallView } from "@tocsin/wire";
import { refuse, showCall, startDraft, work } from "../../app/desk";
import { useLive } from "../../app/live";
import { Button } from "../../parts/Button";
import { Elapsed } from "../../parts/Elapsed";
import { Empty } from "../../parts/Panel";
import { callBack, nextToCallBack } from "./callBack";
import css from "./QueuePanel.module.css";

const TRIES = ["No answer", "Busy", "Voicemail"];
const OUTCOMES = ["Called back, no emergency", "Called back, help sent", "Called again on another line", "Unit sent to check", "No contact after call-backs"];

/// Callers who hung up before anybody answered: one row a caller however often he tried. Nothing leaves this list by
/// itself; each is dealt with and closed with a reason.
export function AbandonedList({ calls }: { calls: readonly CallView[] }) {
  const live = useLive();
  if (calls.length === 0) {
    return <Empty>No caller hung up unanswered. Those who do stay here until someone says how it was dealt with.</Empty>;
  }
  const close = async (call: number, outcome: string) => {
    const answer = await live.command({ type: "calls.CloseAbandoned", call, outcome });
    if (answer.t === "refused") refuse("call", answer, null);
  };
  const attempt = async (call: number, result: string) => {
    const answer = await live.command({ type: "calls.TryCallBack", call, result });
    if (answer.t === "refused") refuse("call", answer, null);
  };
  const next = nextToCallBack(calls);
  return (
    <ul style={{ overflowY: "auto" }} aria-label="Abandoned calls">
      {[...calls].sort((a, b) => a.arrivedAt.localeCompare(b.arrivedAt)).map((call) => (
        <li key={call.id} className={css.abandoned}>
          <div className={css.abandonedTop}>
            <span className={css.abandonedNumber}>{call.number ?? "no number"}</span>
            <Elapsed from={call.arrivedAt} />
            <span className="dim">{call.place?.text ?? "no location"}{call.attempts > 1 ? ` · tried ${call.attempts} times` : ""}</span>
            <span className="dim">{!call.canCallBack ? "cannot be called back" : call.callBacks === 0 ? "not called back yet" : `called back ${call.callBacks} time${call.callBacks > 1 ? "s" : ""}`}</span>
          </div>
          <div className={css.reasons}>
            {call.canCallBack && <Button look="main" {...(call === next ? { action: "call.back" as const } : {})} command={`CB C${call.id}`} onPress={() => void callBack(live, call.id)}>Call back</Button>}
            <Button onPress={() => {
              showCall(call.id);
              if (call.incident !== undefined) work(call.incident);
              else startDraft(call);
            }}>{call.incident === undefined ? "Make an incident" : `Open #${call.incident}`}</Button>
            {call.canCallBack && TRIES.map((each) => <Button key={each} onPress={() => void attempt(call.id, each)}><span className="unseen">Called back: </span>{each}</Button>)}
          </div>
          <div className={css.reasons} aria-label="Close, dealt with">
            {OUTCOMES.map((outcome) => <Button key={outcome} onPress={() => void close(call.id, outcome)}><span className="unseen">Close: </span>{outcome}</Button>)}
          </div>
        </li>
      ))}
    </ul>
  );
}
