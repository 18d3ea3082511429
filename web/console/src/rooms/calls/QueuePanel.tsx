import type { CallView } from "@tocsin/wire";
import { useEffect, useMemo, useRef, type KeyboardEvent } from "react";
import { clearRefusal, desk, refuse, showCall, startDraft, work } from "../../app/desk";
import { switchboard, useAction, useKeyOf } from "../../app/keys";
import { useCalls, useLive, useMe, useMyPosition, useQueueBoard } from "../../app/live";
import { useStore } from "../../app/store";
import { Elapsed } from "../../parts/Elapsed";
import { RefusalLine } from "../../parts/Field";
import { holdFocus } from "../../parts/focus";
import { LINE_WORDS } from "../../parts/format";
import { Key, LineMark } from "../../parts/Marks";
import { Empty, Panel } from "../../parts/Panel";
import { Views } from "../../parts/Views";
import { say } from "../line/results";
import { useMyUnread } from "../texts/texts";
import { Stranded } from "../queues/Stranded";
import { WrapUp } from "../queues/WrapUp";
import { AbandonedList } from "./AbandonedList";
import { callBack, nextToCallBack } from "./callBack";
import { byTurn, nextToAnswer, ringsAt } from "./order";
import css from "./QueuePanel.module.css";

const ANSWER_WITHIN_SECONDS = 15;
const OVER_SHOWN = 6;

/// Calls as they stand: who waits, who is talking to whom, and the last ones that ended. One row a call.
export function QueuePanel() {
  const live = useLive();
  const me = useMe();
  const calls = useCalls();
  const { queue } = useStore(desk);
  const abandoned = useMemo(() => calls.filter((each) => each.status === "ABANDONED"), [calls]);
  const waiting = calls.filter((each) => each.status === "RINGING").length;
  const unread = useMyUnread();
  const abandonedKey = useKeyOf("queue.abandoned");
  const board = useQueueBoard();
  const rows = board ? board.totals.rows + board.totals.suspectRows : abandoned.length;
  const ringing = board ? board.totals.waiting + board.totals.suspects : waiting;

  const answer = async (call: CallView) => {
    clearRefusal("call");
    const undisturbed = holdFocus();
    const reply = await live.command({ type: "calls.Answer", call: call.id });
    if (reply.t === "refused") return refuse("call", reply, null);
    showCall(call.id);
    const { draft } = desk.get();
    if (call.incident !== undefined) work(call.incident);
    else if (draft?.call !== call.id) startDraft(call);
    requestAnimationFrame(() => undisturbed() && switchboard.run(call.line === "TEXT" ? "text.write" : "incident.address"));
  };
  useAction("call.answer", () => {
    const next = nextToAnswer(live.mirror.list("calls"), live.mirror.queues);
    if (next) void answer(next);
    else say("No call is waiting.");
  });
  useAction("text.next", () => {
    const mine = [...unread.keys()].sort((a, b) => a - b);
    const waiting = mine.filter((each) => (unread.get(each) ?? 0) > 0);
    const at = mine.indexOf(desk.get().call ?? -1);
    const next = waiting.find((each) => each !== desk.get().call) ?? mine[(at + 1) % mine.length];
    if (next === undefined) return say("You have no conversation.");
    showCall(next);
    const { incident } = live.mirror.find("calls", next) ?? {};
    if (incident !== undefined) work(incident);
    requestAnimationFrame(() => switchboard.run("text.write"));
  });
  useAction("call.back", () => {
    const next = nextToCallBack(live.mirror.list("calls"));
    if (next) void callBack(live, next.id);
    else say("Nobody is waiting to be called back.");
  });
  useAction("queue.abandoned", () => {
    desk.set({ queue: desk.get().queue === "abandoned" ? "waiting" : "abandoned" });
    if (desk.get().queue === "abandoned") requestAnimationFrame(() => switchboard.run("panel.queue"));
  });

  return (
    <Panel
      name="queue"
      title="Calls"
      aside={
        <Views
          label="Which calls"
          value={queue}
          onChange={(view) => desk.set({ queue: view })}
          views={[
            { id: "waiting", words: `Waiting ${ringing}` },
            {
              id: "abandoned",
              words: (
                <>
                  Abandoned <span className={rows > 0 ? css.some : undefined}>{rows}</span>
                  <span className={css.tabKey}><Key>{abandonedKey}</Key></span>
                </>
              ),
            },
          ]}
        />
      }
    >
      <RefusalLine field="call" />
      <Stranded onTakeUp={(call) => void answer(call)} />
      <WrapUp />
      {queue === "abandoned" ? <AbandonedList calls={abandoned} /> : <Queue calls={calls} login={me?.login} unread={unread} onAnswer={(call) => void answer(call)} />}
    </Panel>
  );
}

function Queue({ calls, login, unread, onAnswer }: { calls: readonly CallView[]; login: string | undefined; unread: ReadonlyMap<number, number>; onAnswer: (call: CallView) => void }) {
  const { call: selected } = useStore(desk);
  const list = useRef<HTMLUListElement>(null);
  const board = useQueueBoard();
  const mine = useMyPosition();
  const groups = useMemo(() => {
    const of = (status: (call: CallView) => boolean) => calls.filter(status).sort(byTurn(board));
    return {
      waiting: of((each) => each.status === "RINGING"),
      talking: of((each) => each.status === "ACTIVE" || each.status === "HELD"),
      over: calls.filter((each) => each.status === "ENDED").sort((a, b) => (b.endedAt ?? "").localeCompare(a.endedAt ?? "")).slice(0, OVER_SHOWN),
    };
  }, [calls, board]);
  const rows = [...groups.waiting, ...groups.talking, ...groups.over];
  const answerKey = useKeyOf("call.answer");
  const tabbable = rows.find((each) => each.id === selected)?.id ?? rows[0]?.id;

  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step === undefined) return;
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>("[data-call]") ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    event.preventDefault();
    buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus();
  };
  if (rows.length === 0) {
    return (
      <Empty>
        No call is waiting. A new one rings here and sounds; <Key>{answerKey}</Key> answers the oldest emergency first.
      </Empty>
    );
  }
  return (
    <ul ref={list} className={css.list} onKeyDown={onKeyDown} aria-label="Calls">
      {rows.map((call) => (
        <li key={call.id}>
          <QueueRow call={call} suspect={board?.waits.find((each) => each.call === call.id)?.suspect} rings={call.status === "RINGING" && ringsAt(call, board, mine?.id)} mine={call.handler === login} selected={call.id === selected} tabbable={call.id === tabbable} unread={unread.get(call.id) ?? 0} onAnswer={onAnswer} />
        </li>
      ))}
    </ul>
  );
}

function QueueRow({ call, suspect, rings, mine, selected, tabbable, unread, onAnswer }: { call: CallView; suspect: string[] | undefined; rings: boolean; mine: boolean; selected: boolean; tabbable: boolean; unread: number; onAnswer: (call: CallView) => void }) {
  const row = useRef<HTMLButtonElement>(null);
  const place = call.place ? call.place.text : "no location";
  const state = { RINGING: "waiting", ACTIVE: mine ? "you" : call.handlerName ?? "answered", HELD: mine ? "on hold" : `${call.handlerName ?? ""}, on hold`, ENDED: "over", ABANDONED: "abandoned" }[call.status];
  useEffect(() => {
    if (selected) row.current?.scrollIntoView({ block: "nearest" });
  }, [selected]);
  return (
    <button
      ref={row}
      type="button"
      className={css.row}
      data-call={call.id}
      data-first={tabbable ? "" : undefined}
      data-status={call.status}
      data-mine={mine ? "" : undefined}
      aria-current={selected || undefined}
      tabIndex={tabbable ? 0 : -1}
      data-rings={rings ? "" : undefined}
      data-suspect={suspect ? "" : undefined}
      title={suspect ? `Suspect: ${suspect.join(", ")}. GEN C${call.id} clears it. Enter answers.` : call.status === "RINGING" ? "Enter or double click answers" : undefined}
      onClick={() => (call.status !== "RINGING" ? open(call) : showCall(call.id))}
      onDoubleClick={() => call.status === "RINGING" && onAnswer(call)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || event.ctrlKey) return;
        event.preventDefault();
        if (call.status === "RINGING") onAnswer(call);
        else open(call);
      }}
    >
      <LineMark line={call.line} words={LINE_WORDS[call.line] ?? call.line} />
      <span className={css.number}>{call.alarm?.words ?? call.number ?? "no number"}</span>
      <span className={css.place}>{suspect && <strong className={css.suspect}>Suspect </strong>}{place}{rings && <span className="unseen">, rings here</span>}</span>
      <span className={css.state}>{call.status === "RINGING" ? <Elapsed from={call.arrivedAt} limit={ANSWER_WITHIN_SECONDS} /> : unread > 0 ? <span className={css.unread}>{unread} new</span> : state}</span>
    </button>
  );
}

function open(call: CallView) {
  showCall(call.id);
  if (call.incident !== undefined) work(call.incident);
}
