import type { AlarmView, CallView } from "@tocsin/wire";
import { useState, type FormEvent } from "react";
import { refuse } from "../../app/desk";
import { useAction } from "../../app/keys";
import { useCentre, useLive, useMe } from "../../app/live";
import { Button } from "../../parts/Button";
import { timeOfDay } from "../../parts/format";
import css from "./AlarmPane.module.css";

const REFUSALS = [["BAD_ADDRESS", "Bad address", "ADDRESS"], ["BAD_EVENT", "Not for us", "EVENT"], ["TOO_OLD", "Too old", "OLD"]] as const;

const STATUS_WORDS: Record<AlarmView["status"], string> = { OFFERED: "Not decided yet", ACCEPTED: "Accepted", REJECTED: "Rejected" };

/// What an alarm company, a panel or a box reports, what was said since, and the answer to it. Making an incident of the
/// call accepts the alarm; there is no second thing to press.
export function AlarmPane({ call, alarm }: { call: CallView; alarm: AlarmView }) {
  const live = useLive();
  const me = useMe();
  const mine = call.handler === me?.login;
  const ask = async (request: Parameters<typeof live.command>[0]) => {
    const answer = await live.command(request);
    if (answer.t === "refused") refuse("call", answer, null);
    return answer.t !== "refused";
  };
  const number = mine && call.status === "ACTIVE" ? call.number : null;
  const callSource = () => number !== null && void ask({ type: "conference.DialNumber", call: call.id, number, transfer: false });
  useAction("alarm.call", callSource, number !== null);
  return (
    <section className={css.pane} aria-label="Alarm">
      <header className={css.head}>
        <strong className={css.kind}>{alarm.words}</strong>
        <span className={css.status} data-status={alarm.status}>{STATUS_WORDS[alarm.status]}{alarm.status === "ACCEPTED" && call.incident !== undefined ? ` as #${call.incident}` : ""}{alarm.refusal ? `: ${alarm.refusal}` : ""}</span>
      </header>
      {alarm.cancelled && <p className={css.cancelled}><span aria-hidden="true">▲</span> The source says nobody is needed. You decide.</p>}
      <dl className={css.facts}>
        <Fact name="Device" value={alarm.device} />
        <Fact name="Box" value={alarm.box} />
        <Fact name="Premises" value={alarm.premises} />
        <Fact name="Said" value={alarm.said} />
        <Fact name="Source" value={alarm.source === call.name ? "" : alarm.source} />
      </dl>
      {number !== null && <Button action="alarm.call" command={`DIAL ${number}`} onPress={callSource}>Call the source</Button>}
      {alarm.updates.length > 0 && <Exchange alarm={alarm} />}
      <Tell call={call} onTell={(words) => ask({ type: "alarms.Tell", call: call.id, words })} />
      {mine && alarm.status === "OFFERED" && (
        <div className={css.deeds} role="group" aria-label="Do not take this alarm">
          <span className="dim">Do not take it:</span>
          {REFUSALS.map(([refusal, words, spoken]) => (
            <Button key={refusal} look="quiet" command={`REJ C${call.id} ${spoken}`} onPress={() => void ask({ type: "alarms.Reject", call: call.id, refusal, words: "" })}>{words}</Button>
          ))}
        </div>
      )}
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return value === "" ? null : <><dt>{name}</dt><dd>{value}</dd></>;
}

function Exchange({ alarm }: { alarm: AlarmView }) {
  const zone = useCentre()?.timeZone ?? "UTC";
  return (
    <ol className={css.exchange} aria-label="What was said about it" aria-live="polite">
      {alarm.updates.map((update, index) => (
        <li key={index} data-kind={update.kind}>
          <span className="dim">{timeOfDay(update.at, zone)}</span> <span className={css.by}>{update.by || "Centre"}</span> {lead(update.kind)}{update.words}
        </li>
      ))}
    </ol>
  );
}

function lead(kind: AlarmView["updates"][number]["kind"]): string {
  return kind === "CANCEL" ? "cancels: " : kind === "KEY_HOLDER" ? "key holder: " : "";
}

function Tell({ call, onTell }: { call: CallView; onTell: (words: string) => Promise<boolean> }) {
  const [words, setWords] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim() === "") return;
    void onTell(words).then((done) => { if (done) setWords(""); });
  };
  return (
    <form className={css.tell} onSubmit={send}>
      <input value={words} maxLength={500} onChange={(event) => setWords(event.target.value)} placeholder="Tell or ask the source" aria-label="Tell or ask the source" />
      <Button command={`TELL C${call.id} …`} onPress={() => void (words.trim() !== "" && onTell(words).then((done) => { if (done) setWords(""); }))}>Tell</Button>
    </form>
  );
}
