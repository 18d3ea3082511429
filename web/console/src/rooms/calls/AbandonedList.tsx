import { lookups, type CallView, type QueueBoardView } from "@tocsin/wire";
import { useRef, useState, type KeyboardEvent } from "react";
import { refuse, showCall, work } from "../../app/desk";
import { switchboard, useKeyOf } from "../../app/keys";
import { useLive, useQueueBoard } from "../../app/live";
import { Button } from "../../parts/Button";
import { Elapsed } from "../../parts/Elapsed";
import { Key } from "../../parts/Marks";
import { Empty } from "../../parts/Panel";
import { say } from "../line/results";
import { Bursts } from "../queues/Bursts";
import { callBack as ring } from "./callBack";
import { byUrgency } from "./order";
import css from "./QueuePanel.module.css";

const TRIES = ["No answer", "Busy", "Voicemail"];
const OUTCOMES = ["Called back, no emergency", "Called back, help sent", "Called again on another line", "Unit sent to check", "No contact after call-backs"];

/// Callers who hung up before anybody answered: one row a caller however often he tried. Nothing leaves this list by
/// itself; each is dealt with and closed with a reason. On a row: C calls back, T texts, P sends police to verify, 1 to
/// 5 close with a reason.
export function AbandonedList({ calls }: { calls: readonly CallView[] }) {
  const live = useLive();
  const board = useQueueBoard();
  const list = useRef<HTMLUListElement>(null);
  const [further, setFurther] = useState<readonly CallView[]>([]);
  const [more, setMore] = useState<number | "start" | null>("start");
  const callBackKey = useKeyOf("call.back");
  const there = new Set(calls.map((each) => each.id));
  const rows = [...calls].sort(byUrgency).concat(further.filter((each) => !there.has(each.id)));
  const hidden = (board?.totals.rows ?? rows.length) - rows.length;

  const ask = async (command: Parameters<typeof live.command>[0]) => {
    const answer = await live.command(command);
    if (answer.t === "refused") return refuse("call", answer, null);
    if (answer.incident !== undefined) work(answer.incident);
    setFurther((known) => ("call" in command && command.type === "calls.CloseAbandoned" ? known.filter((each) => each.id !== command.call) : known));
  };
  const callBack = (call: CallView) => {
    showCall(call.id);
    if (!call.canCallBack) return say("This number cannot be called back. Text, send police to verify, or close with a reason.");
    void ring(live, call.id);
  };
  const text = (call: CallView) => {
    showCall(call.id);
    requestAnimationFrame(() => switchboard.run("text.write"));
  };
  const verify = (call: CallView) => {
    showCall(call.id);
    void ask({ type: "calls.Verify", call: call.id });
  };
  const read = async () => {
    const page = await lookups.abandoned(more === "start" ? rows.at(-1)?.id : more ?? undefined);
    setFurther((known) => known.concat(page.calls.filter((each) => !known.some((one) => one.id === each.id))));
    setMore(page.next ?? null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = event.target as HTMLElement;
    if (row.dataset["row"] === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    const call = rows.find((each) => each.id === Number(row.dataset["row"]));
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    const outcome = OUTCOMES[Number(event.key) - 1];
    const deeds: Record<string, (call: CallView) => void> = { c: callBack, t: text, p: verify };
    if (step !== undefined) {
      const all = [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
      all[Math.max(0, Math.min(all.length - 1, all.indexOf(row) + step))]?.focus();
    } else if (call && deeds[event.key.toLowerCase()]) deeds[event.key.toLowerCase()]?.(call);
    else if (call && outcome) {
      const all = [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
      (all[all.indexOf(row) + 1] ?? all[all.indexOf(row) - 1])?.focus();
      void ask({ type: "calls.CloseAbandoned", call: call.id, outcome });
    } else return;
    event.preventDefault();
  };

  if (rows.length === 0 && (board?.totals.suspectRows ?? 0) === 0) {
    return <Empty>No caller hung up unanswered. Those who do stay here until someone says how it was dealt with.</Empty>;
  }
  return (
    <ul ref={list} className={css.scroll} data-list="abandoned" aria-label={`Abandoned calls. ${callBackKey} calls the next back`} onKeyDown={onKeyDown}>
      {rows.map((call, at) => (
        <Row key={call.id} call={call} first={at === 0} going={board?.callingBack.find((each) => each.call === call.id)}
          onCallBack={() => callBack(call)} onText={() => text(call)} onVerify={() => verify(call)}
          onTried={(result) => void ask({ type: "calls.TryCallBack", call: call.id, result })}
          onClose={(outcome) => void ask({ type: "calls.CloseAbandoned", call: call.id, outcome })} />
      ))}
      <Bursts />
      {hidden > 0 && more !== null && (
        <li className={css.more}><Button onPress={() => void read().catch(() => say("The rest of the list could not be read. Try again."))}>Show more</Button> <span className="dim">{hidden} further callers wait</span></li>
      )}
    </ul>
  );
}

function Row({ call, first, going, onCallBack, onText, onVerify, onTried, onClose }: {
  call: CallView;
  first: boolean;
  going: QueueBoardView["callingBack"][number] | undefined;
  onCallBack: () => void;
  onText: () => void;
  onVerify: () => void;
  onTried: (result: string) => void;
  onClose: (outcome: string) => void;
}) {
  const lost = call.endedBy === "centre" ? " · lost by the centre" : "";
  return (
    <li className={css.abandoned} tabIndex={0} data-row={call.id} data-first={first ? "" : undefined} data-calling={going ? "" : undefined} aria-label={`Abandoned call C${call.id}, ${call.number ?? "no number"}`}>
      <div className={css.abandonedTop}>
        <span className={css.abandonedNumber}>{call.number ?? "no number"}</span>
        <Elapsed from={call.arrivedAt} />
        <span className="dim">{call.place?.text ?? "no location"}{call.attempts > 1 ? ` · tried ${call.attempts} times` : ""}{lost}</span>
        {going ? <span className={css.calling}>{going.name} is calling back <Elapsed from={going.since} /></span>
          : <span className="dim">{!call.canCallBack ? "cannot be called back" : call.callBacks === 0 ? "not called back yet" : `called back ${call.callBacks} time${call.callBacks > 1 ? "s" : ""}`}</span>}
        {call.oddities.map((each) => <span key={each} className="dim">{each}</span>)}
      </div>
      <div className={css.reasons}>
        {call.canCallBack && <Button look="main" command={`CB C${call.id}`} onPress={onCallBack}>Call back <Key>C</Key></Button>}
        {call.canCallBack && <Button command={`TX C${call.id} words`} onPress={onText}>Text back <Key>T</Key></Button>}
        {call.incident === undefined
          ? <Button command={`PV C${call.id}`} onPress={onVerify}>Police to verify <Key>P</Key></Button>
          : <Button onPress={() => work(call.incident ?? null)}>Open #{call.incident}</Button>}
        {call.canCallBack && TRIES.map((each) => <Button key={each} look="quiet" onPress={() => onTried(each)}><span className="unseen">Called back: </span>{each}</Button>)}
      </div>
      <div className={css.reasons} aria-label="Close, dealt with">
        {OUTCOMES.map((outcome, at) => <Button key={outcome} command={`AB C${call.id} ${outcome.toLowerCase()}`} onPress={() => onClose(outcome)}><span className="unseen">Close: </span>{outcome} <Key>{String(at + 1)}</Key></Button>)}
      </div>
    </li>
  );
}
