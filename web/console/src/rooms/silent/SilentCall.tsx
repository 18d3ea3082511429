import { lookups, Problem, type CallView, type DigitMeaning, type Question, type SilentView } from "@tocsin/wire";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { clearRefusal, refuse, work } from "../../app/desk";
import { useAction } from "../../app/keys";
import { useLive, useSilent } from "../../app/live";
import { Button } from "../../parts/Button";
import { Elapsed } from "../../parts/Elapsed";
import { RefusalLine } from "../../parts/Field";
import { Key } from "../../parts/Marks";
import { isOn, usePhrases } from "../texts/texts";
import css from "./SilentCall.module.css";

const MEANS: Record<DigitMeaning, string> = { POLICE: "Police", FIRE: "Fire", AMBULANCE: "Ambulance", YES: "Yes", NO: "No" };
const SOUND: Record<string, string> = { QUIET: "Nobody speaks", NOTHING: "No audio from the caller", TTY: "Text telephone" };

/// A caller who does not speak: how long it has been quiet, what was asked, what the keys say, and one key that makes
/// it an incident. It opens by itself when it is quiet or a key is pressed, and by its own key.
export function SilentCall({ call, mine }: { call: CallView; mine: boolean }) {
  const live = useLive();
  const silent = useSilent(call.id);
  const { book } = usePhrases();
  const [asking, setAsking] = useState(false);
  const talking = mine && isOn(call) && call.line !== "TEXT";
  const [renewal, setRenewal] = useState("");
  const dead = talking && silent?.sound === "NOTHING";
  const renew = () => {
    setRenewal("Asking the network for the sound anew.");
    lookups.renewSound().then(
      () => setRenewal("Asked anew. If nothing comes, they may still hear you: say that you call back, hang up and call."),
      (problem: unknown) => setRenewal(problem instanceof Problem ? problem.message : "The server did not answer."),
    );
  };
  useAction("voice.renew", renew, dead);
  useEffect(() => {
    if (!dead) setRenewal("");
  }, [dead]);
  useAction("silent.ask", () => setAsking(!asking), talking);
  const needs = silent?.needs;
  useAction("silent.open", () => needs && void makeIncident(needs), talking && needs !== undefined);

  const makeIncident = async (service: DigitMeaning) => {
    clearRefusal("silent");
    const type = book?.silentTypes[service];
    const { place } = call;
    if (call.incident !== undefined) {
      work(call.incident);
      if (type) {
        const answer = await live.command({ type: "incidents.Classify", incident: call.incident, incidentType: type });
        if (answer.t === "refused") refuse("silent", answer, null);
      }
      return;
    }
    const answer = await live.command({
      type: "incidents.Open",
      call: call.id,
      ...(place?.lat !== undefined && place.lon !== undefined ? { place: { typed: place.text, lat: place.lat, lon: place.lon, force: true } } : {}),
      ...(type ? { incidentType: type } : {}),
      note: `Silent caller asked for ${MEANS[service].toLowerCase()} by key. ${spoken(silent)}`.trim(),
    });
    if (answer.t === "refused") refuse("silent", answer, null);
    else if (answer.incident !== undefined) work(answer.incident);
  };
  const ask = async (words: string) => {
    clearRefusal("silent");
    const answer = await live.command({ type: "silent.Ask", call: call.id, words });
    if (answer.t === "refused") refuse("silent", answer, null);
  };

  const quiet = talking && silent?.sound !== undefined && silent.sound in SOUND && silent.sound !== "TTY";
  const spoke = (silent?.digits.length ?? 0) + (silent?.questions.length ?? 0) > 0;
  if (call.line === "TEXT" || !(asking || quiet || spoke)) return null;
  return (
    <section className={css.pane} aria-label="Silent call" data-silent>
      {quiet && silent?.soundSince && (
        <p className={css.quiet} data-dead={silent.sound === "NOTHING" ? "" : undefined}>
          <span aria-hidden="true">▲</span> {SOUND[silent.sound ?? ""]} <Elapsed from={silent.soundSince} />
          {talking && !asking && <Button action="silent.ask" onPress={() => setAsking(true)}>Ask by keys</Button>}
          {dead && <Button action="voice.renew" onPress={renew}>Ask for sound</Button>}
        </p>
      )}
      {renewal && <p className={css.renewal} role="status">{renewal}</p>}
      {silent && spoke && <Dialogue silent={silent} />}
      {needs && (
        <p className={css.needs} role="status">
          <b>{MEANS[needs]}</b> asked for
          {talking && <Button look="main" action="silent.open" onPress={() => void makeIncident(needs)}>{call.incident === undefined ? "Make an incident" : `Type #${call.incident}`}</Button>}
        </p>
      )}
      {asking && talking && book && <Questions questions={book.questions} onAsk={(words) => void ask(words)} onClose={() => setAsking(false)} />}
      <RefusalLine field="silent" />
    </section>
  );
}

function spoken(silent: SilentView | undefined): string {
  return (silent?.questions ?? []).filter((each) => each.answer === "YES" || each.answer === "NO").map((each) => `${each.words.replace(/\s*4 yes, 5 no\.?$/, "")} ${MEANS[each.answer!]}.`).join(" ");
}

function Dialogue({ silent }: { silent: SilentView }) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [silent]);
  return (
    <div ref={list} className={css.dialogue} role="log" aria-label="Questions and keys" tabIndex={0}>
      {silent.questions.map((each) => (
        <p key={each.number} className={css.question}>
          <span>{each.words}</span>
          <b data-open={each.answer ? undefined : ""}>{each.answer ? MEANS[each.answer] : "…"}</b>
        </p>
      ))}
      {silent.digits.length > 0 && (
        <p className={css.digits}>Pressed {silent.digits.slice(-12).map((each, index) => (
          <span key={index} className={css.digit}>{each.digit}{each.meaning ? ` ${MEANS[each.meaning].toLowerCase()}` : ""}</span>
        ))}</p>
      )}
    </div>
  );
}

function Questions({ questions, onAsk, onClose }: { questions: readonly Question[]; onAsk: (words: string) => void; onClose: () => void }) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector<HTMLElement>("button")?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>("button") ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    const question = questions.find((each) => each.key === event.key.toUpperCase());
    if (event.key === "Escape") onClose();
    else if (event.key === "ArrowDown") buttons[Math.min(buttons.length - 1, at + 1)]?.focus();
    else if (event.key === "ArrowUp") buttons[Math.max(0, at - 1)]?.focus();
    else if (question) onAsk(question.words);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <ul ref={list} className={css.questions} aria-label="Read aloud; its key notes that you asked" onKeyDown={onKeyDown}>
      {questions.map((each, index) => (
        <li key={each.key}>
          <button type="button" className={css.ask} tabIndex={index === 0 ? 0 : -1} onClick={() => onAsk(each.words)}>
            <Key>{each.key}</Key> <span>{each.words}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
