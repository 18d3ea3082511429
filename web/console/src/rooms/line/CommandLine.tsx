import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { desk, work } from "../../app/desk";
import { useAction, useKeyOf } from "../../app/keys";
import { useCalls, useCatalogue, useIncidents, useLive, useUnits } from "../../app/live";
import { Store, useStore } from "../../app/store";
import { Button } from "../../parts/Button";
import { Key } from "../../parts/Marks";
import css from "./CommandLine.module.css";
import { completed, completionsOf, type Known } from "./complete";
import { report, result } from "./results";

const KEPT = 60;
const history = new Store<{ lines: string[] }>({ lines: [] }, "tocsin.line");

/// The line along the bottom edge. F2 comes here from anywhere and Escape goes back to where one was.
export function CommandLine() {
  const live = useLive();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const before = useRef<Element | null>(null);
  const [text, setText] = useState("");
  const [back, setBack] = useState(0);
  const [focused, setFocused] = useState(false);
  const [active, setActive] = useState(-1);
  const [sending, setSending] = useState(false);
  const key = useKeyOf("line.focus");
  const known = useKnown(focused);
  const options = useMemo(() => (known && text !== "" ? completionsOf(text, known) : []), [known, text]);
  useEffect(() => setActive(-1), [options]);

  useAction("line.focus", () => {
    if (document.activeElement === input.current) {
      input.current?.select();
      return;
    }
    before.current = document.activeElement;
    input.current?.focus();
    input.current?.select();
  });

  const send = async (line: string, override: boolean) => {
    const words = line.trim();
    if (words === "") return;
    history.set({ lines: [...history.get().lines.filter((each) => each !== words), words].slice(-KEPT) });
    setBack(0);
    setText("");
    const timer = setTimeout(() => setSending(true), 300);
    const answer = await live.line(words, desk.get().working ?? undefined, override);
    clearTimeout(timer);
    setSending(false);
    report(words, answer, () => void send(words, true));
    if (answer.t === "refused") {
      // What was refused comes back, unless something new is being typed already.
      setText((now) => (now === "" ? words : now));
    } else {
      if (answer.incident !== undefined) work(answer.incident);
      if (answer.unit !== undefined) desk.set({ unit: answer.unit });
    }
  };
  const recall = (step: number) => {
    const { lines } = history.get();
    const next = Math.max(0, Math.min(lines.length, back + step));
    setBack(next);
    setText(next === 0 ? "" : (lines[lines.length - next] ?? ""));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = options[active];
    if (event.key === "Enter" && !event.ctrlKey) {
      event.preventDefault();
      void send(text, false);
    } else if (event.key === "Tab" && !event.shiftKey && options.length > 0 && text !== "") {
      const next = chosen ?? options[0];
      if (!next) return;
      event.preventDefault();
      setText(`${completed(text, next)} `);
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      const up = event.key === "ArrowUp";
      if (text !== "" && options.length > 0 && back === 0) setActive((at) => (up ? (at <= 0 ? options.length - 1 : at - 1) : at + 1 >= options.length ? 0 : at + 1));
      else recall(up ? 1 : -1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (text !== "") {
        setText("");
        setBack(0);
      } else if (before.current instanceof HTMLElement && before.current.isConnected) {
        before.current.focus();
      } else {
        input.current?.blur();
      }
    }
  };
  return (
    <footer className={css.line}>
      <label htmlFor={id} className={css.label}>Command <Key>{key}</Key></label>
      <div className={css.field}>
        <input
          ref={input}
          id={id}
          className={css.input}
          role="combobox"
          aria-expanded={focused && options.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={text}
          placeholder="Verb or unit first: ER E2, E2 OS, an incident’s number"
          onChange={(event) => {
            setText(event.target.value);
            setBack(0);
          }}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          onKeyDown={onKeyDown}
        />
        {focused && options.length > 0 && (
          <ul id={`${id}-list`} role="listbox" aria-label="What may follow" className={css.list}>
            {options.map((each, index) => (
              <li key={each.text} id={`${id}-${index}`} role="option" aria-selected={index === active} className={css.option}
                onMouseDown={(event) => {
                  event.preventDefault();
                  setText(`${completed(text, each)} `);
                }}>
                <span className={css.code}>{each.text}</span> {each.words}
              </li>
            ))}
          </ul>
        )}
      </div>
      <ResultLine sending={sending} />
    </footer>
  );
}

function ResultLine({ sending }: { sending: boolean }) {
  const { shown } = useStore(result);
  useAction("override", () => shown.retry?.(), shown.retry !== null);
  return (
    <div className={css.result} data-kind={sending ? "sending" : shown.kind} role="status">
      {sending ? "Sending" : (
        <>
          {shown.kind !== "none" && <span aria-hidden="true">{shown.kind === "done" ? "✓" : "✕"}</span>}
          {shown.asked && <span className={css.asked}>{shown.asked}</span>}
          <span className={css.said}>{shown.text}</span>
          {shown.retry && <Button look="danger" action="override" onPress={shown.retry}>Override</Button>}
        </>
      )}
    </div>
  );
}

/// What can be completed; gathered only while the line has the focus.
function useKnown(wanted: boolean): Known | null {
  const catalogue = useCatalogue();
  const units = useUnits();
  const incidents = useIncidents();
  const calls = useCalls();
  return useMemo(() => {
    if (!wanted) return null;
    return {
      verbs: catalogue.verbs,
      units: units.map((each) => ({ id: each.id, words: `${each.statusWords}${each.incident ? ` on #${each.incident}` : ""}` })),
      incidents: incidents.filter((each) => each.status !== "CLOSED").map((each) => ({ id: each.id, words: `${each.typeWords || "no type"}, ${each.place?.label ?? "not located"}` })),
      calls: calls.filter((each) => each.status !== "ENDED").map((each) => ({ id: each.id, words: `${each.number ?? "no number"}, ${each.status.toLowerCase()}` })),
      types: catalogue.types,
      dispositions: catalogue.dispositions,
      statuses: catalogue.statuses,
    };
  }, [wanted, catalogue, units, incidents, calls]);
}
