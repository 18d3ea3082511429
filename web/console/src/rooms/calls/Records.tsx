import { lookups, Problem, type CallView, type RecordView } from "@tocsin/wire";
import { useEffect, useState } from "react";
import { useAction } from "../../app/keys";
import { Button } from "../../parts/Button";
import { noteFiled } from "../conference/suggested";
import css from "./CallPanel.module.css";

/// What residents filed for this caller: disability codes in words at once, the health profile in one line until it is
/// opened. Only the handler of an emergency call sees it, and every look is in the record.
export function Records({ call, mine }: { call: CallView; mine: boolean }) {
  const [records, setRecords] = useState<RecordView[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const handled = mine && call.answeredAt !== undefined && call.rank <= 1;
  useEffect(() => {
    if (!handled) return undefined;
    const abort = new AbortController();
    lookups.records(call.id, abort.signal).then(
      (found) => {
        setRecords(found);
        noteFiled(call.id, found);
        setProblem(null);
      },
      (error: unknown) => {
        if (!abort.signal.aborted && !(error instanceof Problem && (error.status === 403 || error.status === 404))) {
          setProblem("What the caller filed could not be read just now.");
        }
      },
    );
    return () => abort.abort();
  }, [call.id, handled]);
  const codes = records.flatMap((each) => each.codes);
  const profiles = records.filter((each) => each.lines.length > 0);
  useAction("call.profile", () => setOpen((now) => !now), profiles.length > 0);
  if (problem) return <p className={css.oddity}><span aria-hidden="true">▲</span>{problem}</p>;
  if (records.length === 0) return null;
  return (
    <section className={css.section} aria-label="Filed by the caller">
      {codes.length > 0 && (
        <ul className={css.codes}>
          {codes.map((each) => <li key={each.code} className={css.code}><span className="mono">{each.code}</span>{each.words}</li>)}
        </ul>
      )}
      {profiles.map((each) => (
        <div key={each.id}>
          <div className={css.profile}>
            <span className={css.profileLine}><strong>{each.title}</strong> {each.lines[0]?.text}</span>
            <Button look="quiet" action="call.profile" onPress={() => setOpen(!open)}>{open ? "Hide" : "Show"}</Button>
          </div>
          {open && (
            <dl className={css.lines}>
              {each.lines.map((line) => <div key={line.label} style={{ display: "contents" }}><dt>{line.label}</dt><dd>{line.text}</dd></div>)}
            </dl>
          )}
        </div>
      ))}
    </section>
  );
}
