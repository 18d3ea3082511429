import type { CallView } from "@tocsin/wire";
import { useEffect, useRef } from "react";
import { desk, refuse, startDraft, work } from "../../app/desk";
import { switchboard, useAction, useKeyOf } from "../../app/keys";
import { useCall, useCalls, useLive, useMe, useQueueBoard } from "../../app/live";
import { useStore } from "../../app/store";
import { Button } from "../../parts/Button";
import { Elapsed } from "../../parts/Elapsed";
import { LINE_WORDS } from "../../parts/format";
import { Key, LineMark, LockMark } from "../../parts/Marks";
import { Empty, Panel } from "../../parts/Panel";
import { AlarmPane } from "../alarms/AlarmPane";
import { Asked } from "../conference/Asked";
import { Others, Ways } from "../conference/Others";
import { filed, spokenBy } from "../conference/suggested";
import { useSpoken } from "../line/useSpoken";
import { CallFacts } from "./CallFacts";
import css from "./CallPanel.module.css";
import { CallLocation } from "./CallLocation";
import { ownCall } from "./order";
import { Records } from "./Records";
import { SilentCall } from "../silent/SilentCall";
import { Conversation } from "../texts/Conversation";

const STATUS_WORDS: Record<CallView["status"], string> = { RINGING: "Ringing", ACTIVE: "Talking", HELD: "On hold", ABANDONED: "Hung up unanswered", ENDED: "Ended" };

/// The call in hand. Number and place stay after hang-up, until another call is looked at.
export function CallPanel() {
  const me = useMe();
  const calls = useCalls();
  const { call: chosen } = useStore(desk);
  const call = useCall(chosen) ?? ownCall(calls, me?.login);
  const answerKey = useKeyOf("call.answer");
  useAction("incident.new", () => {
    const ownable = call?.incident === undefined && (call?.handler === me?.login || call?.status === "ABANDONED");
    startDraft(call && ownable ? call : null);
    requestAnimationFrame(() => switchboard.run("incident.address"));
  });
  return (
    <Panel name="call" title={call ? <CallTitle call={call} /> : "Call"} aside={call && <CallTimer call={call} />}>
      <Asked />
      {call ? <Card key={call.id} call={call} /> : (
        <Empty>
          The caller’s number and place appear here and stay after hang-up. <Key>{answerKey}</Key> answers the next call.
        </Empty>
      )}
    </Panel>
  );
}

function CallTitle({ call }: { call: CallView }) {
  return (
    <span className={css.title}>
      <LineMark line={call.line} words={LINE_WORDS[call.line] ?? call.line} /> C{call.id}
    </span>
  );
}

function CallTimer({ call }: { call: CallView }) {
  return (
    <span className={css.timer} data-status={call.status}>
      <span>{call.line === "TEXT" && call.status === "ACTIVE" ? "Texting" : STATUS_WORDS[call.status]}</span>
      {call.status === "RINGING" ? <Elapsed className={css.seconds} from={call.arrivedAt} limit={15} />
        : call.answeredAt ? <Elapsed className={css.seconds} from={call.answeredAt} until={call.endedAt} /> : null}
    </span>
  );
}

function Card({ call }: { call: CallView }) {
  const live = useLive();
  const me = useMe();
  const mine = call.handler === me?.login;
  const card = useRef<HTMLDivElement>(null);
  const { draft } = useStore(desk);

  // Somebody else, or this desk before a reload, made an incident of the call being written up: work that one.
  useEffect(() => {
    if (call.incident !== undefined && draft?.call === call.id && !draft.opening) work(call.incident);
  }, [call.incident, call.id, draft]);

  const ask = async (type: "calls.Hold" | "calls.Resume" | "calls.Release") => {
    const answer = await live.command({ type, call: call.id });
    if (answer.t === "refused") refuse("call", answer, null);
  };
  return (
    <div className={css.frame}>
      <div ref={card} className={css.card}>
        <div className={css.caller}>
          <p className={css.number}>{call.number ?? "No number"}</p>
          <p className={css.name}>
            {call.name && <strong>{call.name}</strong>}
            <Language call={call} />
            <span className="dim">{[call.classOfService, call.trunk].filter((each) => each !== "").join(" · ")}</span>
            {call.protection && <LockMark {...call.protection} />}
          </p>
        </div>
        <Greeting call={call} />
        {call.handlerName && !mine && <p className={css.other}>{call.handlerName} at {call.position} has this call.</p>}
        {call.alarm && <AlarmPane call={call} alarm={call.alarm} />}
        <CallLocation call={call} mine={mine} />
        <Records call={call} mine={mine} />
        <Others key={call.id} call={call} mine={mine} />
        <CallFacts call={call} />
      </div>
      <SilentCall key={`silent-${call.id}`} call={call} mine={mine} />
      <Conversation key={call.id} call={call} mine={mine} />
      <Ways key={`ways-${call.id}`} call={call} mine={mine} />
      <Controls call={call} mine={mine} onAsk={(type) => void ask(type)} />
    </div>
  );
}

/// What is said first on the line that was called.
function Greeting({ call }: { call: CallView }) {
  const board = useQueueBoard();
  const words = call.status === "RINGING" || call.status === "ACTIVE" ? board?.lines.find((each) => each.code === call.queue)?.greeting ?? "" : "";
  return words === "" ? null : <p className={css.greeting} title={`Say first: ${words}`}><span className="unseen">Say first: </span>“{words}”</p>;
}

/// What the caller speaks, when somebody or something has said so.
function Language({ call }: { call: CallView }) {
  useStore(filed);
  const spoken = spokenBy(call);
  return spoken && <span className={css.language} title={`Command: SPK ${spoken.name}`}>Speaks <strong>{spoken.name}</strong>{spoken.by !== "" && <span className="dim">, {spoken.by}</span>}</span>;
}

function Controls({ call, mine, onAsk }: { call: CallView; mine: boolean; onAsk: (type: "calls.Hold" | "calls.Resume" | "calls.Release") => void }) {
  const spoken = useSpoken();
  const talking = mine && (call.status === "ACTIVE" || call.status === "HELD");
  useAction("call.hold", () => onAsk(call.status === "HELD" ? "calls.Resume" : "calls.Hold"), talking);
  useAction("call.release", () => onAsk("calls.Release"), talking);
  const { working, draft } = useStore(desk);
  const incident = call.incident;
  const writing = draft?.call === call.id;
  return (
    <div className={css.controls}>
      {call.status === "RINGING" && (
        <Button look="main" action="call.answer" command={spoken.answer(call.id)} onPress={() => switchboard.run("call.answer")}>Answer next</Button>
      )}
      {talking && (
        <>
          {call.line === "TEXT" ? null : call.status === "HELD"
            ? <Button look="main" action="call.hold" command={spoken.resume(call.id)} onPress={() => onAsk("calls.Resume")}>Resume</Button>
            : <Button action="call.hold" command={spoken.hold(call.id)} onPress={() => onAsk("calls.Hold")}>Hold</Button>}
          <Button look="danger" action="call.release" command={spoken.release(call.id)} onPress={() => onAsk("calls.Release")}>{call.line === "TEXT" ? "End" : "Hang up"}</Button>
        </>
      )}
      {incident !== undefined
        ? incident !== working && <Button command={String(incident)} onPress={() => work(incident)}>Open #{incident}</Button>
        : !writing && (mine || call.status === "ABANDONED") && <Button action="incident.new" onPress={() => switchboard.run("incident.new")}>New incident</Button>}
    </div>
  );
}
