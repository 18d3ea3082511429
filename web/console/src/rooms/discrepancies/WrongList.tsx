import { lookups, type DiscrepancyView } from "@tocsin/wire";
import { useCallback, useEffect, useState } from "react";
import { Button as AriaButton, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useAction, useKeyOf } from "../../app/keys";
import { useCentre, useDiscrepancies, useLive, useMe } from "../../app/live";
import { Button } from "../../parts/Button";
import { day, timeOfDay } from "../../parts/format";
import { Key } from "../../parts/Marks";
import css from "../session/Dialogs.module.css";
import strip from "../session/Strip.module.css";
import own from "./Discrepancies.module.css";
import { kindWords } from "./wrong";

/// How many reports of wrong data wait for an answer; supervisors read and answer them.
export function WrongMark() {
  const me = useMe();
  const open = useDiscrepancies();
  const [shown, setShown] = useState(false);
  const mine = me?.roles.includes("SUPERVISOR") ?? false;
  useAction("wrong.list", () => setShown(true), mine);
  if (!mine) return null;
  return (
    <>
      {open > 0 && <AriaButton className={strip.alarms} onPress={() => setShown(true)}>{open} wrong data</AriaButton>}
      {shown && <WrongList open={open} onClose={() => setShown(false)} />}
    </>
  );
}

function WrongList({ open, onClose }: { open: number; onClose: () => void }) {
  const [reports, setReports] = useState<DiscrepancyView[] | null>(null);
  const [problem, setProblem] = useState(false);
  const key = useKeyOf("wrong.report");
  const read = useCallback(() => {
    lookups.discrepancies().then((found) => {
      setReports(found);
      setProblem(false);
    }, () => setProblem(true));
  }, []);
  // The count is everybody's: when it changes, somebody reported or answered.
  useEffect(read, [read, open]);
  return (
    <ModalOverlay isOpen onOpenChange={(next) => !next && onClose()} isDismissable className={css.overlay}>
      <Modal className={css.modal}>
        <Dialog className={css.dialog}>
          <Heading slot="title" className={css.title}>Wrong data reported</Heading>
          {problem ? <p role="alert">The reports cannot be read just now.</p> : reports === null ? <p className="dim">Looking</p>
            : reports.length === 0 ? <p>Every report is answered. <Key>{key}</Key> reports wrong data from anywhere.</p> : (
              <ol className={own.reports}>
                {reports.map((each) => <Line key={each.id} wrong={each} />)}
              </ol>
            )}
          <div className={css.foot}><Button onPress={onClose}>Close <Key>Esc</Key></Button></div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Line({ wrong }: { wrong: DiscrepancyView }) {
  const live = useLive();
  const centre = useCentre();
  const zone = centre?.timeZone ?? "UTC";
  const [words, setWords] = useState("");
  const [refused, setRefused] = useState<string | null>(null);
  const answer = async () => {
    const done = await live.command({ type: "discrepancies.Resolve", discrepancy: wrong.id, answer: words.trim() });
    setRefused(done.t === "refused" ? done.message : null);
  };
  const about = [wrong.incident === undefined ? "" : `#${wrong.incident}`, wrong.call === undefined ? "" : `C${wrong.call}`,
    wrong.typed ? `typed “${wrong.typed}”` : "", wrong.lat === undefined || wrong.lon === undefined ? "" : `${wrong.lat.toFixed(5)}, ${wrong.lon.toFixed(5)}`].filter((each) => each !== "");
  return (
    <li>
      <p><b>{wrong.words}</b></p>
      <p className="dim">{kindWords(wrong.kind)}{about.length > 0 ? `: ${about.join(", ")}` : ""}</p>
      <p className="dim">{wrong.byName}, {day(wrong.at, zone)} {timeOfDay(wrong.at, zone)}, map {wrong.packVersion}</p>
      <form className={own.answer} onSubmit={(event) => {
        event.preventDefault();
        void answer();
      }}>
        <input aria-label={`Answer to: ${wrong.words}`} value={words} onChange={(event) => setWords(event.target.value)} placeholder="What was done about it" autoComplete="off" />
        <Button onPress={() => void answer()}>Answer</Button>
      </form>
      {refused && <p className={own.refused} role="alert">✕ {refused}</p>}
    </li>
  );
}
