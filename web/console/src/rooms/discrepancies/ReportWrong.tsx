import { useEffect, useId, useRef, useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { desk } from "../../app/desk";
import { useAction } from "../../app/keys";
import { useCall, useCalls, useIncident, useLive, useMe } from "../../app/live";
import { useStore } from "../../app/store";
import { Button } from "../../parts/Button";
import { Key } from "../../parts/Marks";
import { ownCall } from "../calls/order";
import { report } from "../line/results";
import css from "../session/Dialogs.module.css";
import own from "./Discrepancies.module.css";
import { guess, KINDS, wrong, type Wrong } from "./wrong";

/// Wrong data in two keys: the first gathers what it is about from where the hand is, Enter sends it. What is written
/// over the proposed words goes instead.
export function ReportWrong() {
  const { shown } = useStore(wrong);
  const me = useMe();
  const calls = useCalls();
  const { working, call: chosen, draft } = useStore(desk);
  const incident = useIncident(working);
  const call = useCall(chosen) ?? ownCall(calls, me?.login);
  useAction("wrong.report", () => {
    const at = document.activeElement;
    const typed = at instanceof HTMLInputElement ? at.value : "";
    const field = at?.closest<HTMLElement>("[data-field]")?.dataset["field"] ?? null;
    const panel = at?.closest<HTMLElement>("[data-panel]")?.dataset["panel"] ?? null;
    wrong.set({ shown: guess({ field, panel }, typed, incident, draft || !incident ? call : undefined) });
  });
  return shown && <Asking about={shown} />;
}

function Asking({ about }: { about: Wrong }) {
  const live = useLive();
  const id = useId();
  const [kind, setKind] = useState(about.kind);
  const [words, setWords] = useState(about.words);
  const [refused, setRefused] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.select();
  }, []);
  const close = () => wrong.set({ shown: null });
  const send = async () => {
    const answer = await live.command({ type: "discrepancies.Report", ...about, kind, words: words.trim() });
    if (answer.t === "refused") return setRefused(answer.message);
    report("Wrong data", answer, null);
    close();
  };
  const where = about.lat === undefined || about.lon === undefined ? null : `${about.lat.toFixed(5)}, ${about.lon.toFixed(5)}`;
  const subject = [about.incident === undefined ? null : `#${about.incident}`, about.call === undefined ? null : `C${about.call}`, where, about.typed ? `typed “${about.typed}”` : null].filter((each) => each !== null);
  return (
    <ModalOverlay isOpen onOpenChange={(open) => !open && close()} isDismissable className={css.overlay}>
      <Modal className={css.modal}>
        <Dialog className={css.dialog}>
          <Heading slot="title" className={css.title}>Wrong data</Heading>
          <form className={own.form} onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}>
            <label htmlFor={`${id}-words`}>What is wrong</label>
            <input id={`${id}-words`} ref={field} autoFocus value={words} onChange={(event) => setWords(event.target.value)} aria-invalid={refused !== null} autoComplete="off" />
            <label htmlFor={`${id}-kind`}>Which data</label>
            <select id={`${id}-kind`} value={kind} onChange={(event) => setKind(event.target.value as typeof kind)}>
              {KINDS.map((each) => <option key={each.id} value={each.id}>{each.words}</option>)}
            </select>
            <span>About</span>
            <span className="dim">{subject.length > 0 ? subject.join(", ") : "nothing in particular"}; the map in force and your name go along.</span>
            {refused && <p className={own.refused} role="alert">✕ {refused}</p>}
            <div className={own.actions}>
              <Button onPress={close}>Cancel <Key>Esc</Key></Button>
              <Button look="main" onPress={() => void send()}>Report <Key>Enter</Key></Button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
