import type { IncidentView } from "@tocsin/wire";
import { useEffect, useRef } from "react";
import { clearRefusal, desk, save } from "../../app/desk";
import { useAction, useKeyOf } from "../../app/keys";
import { useCentre, useLive } from "../../app/live";
import { useStore } from "../../app/store";
import { RefusalLine } from "../../parts/Field";
import { timeOfDay } from "../../parts/format";
import { Key } from "../../parts/Marks";
import css from "./IncidentPanel.module.css";

/// The narrative: lines with their time and author, newest at the end. What is half written survives a reload.
export function Notes({ incident }: { incident: IncidentView | undefined }) {
  const live = useLive();
  const centre = useCentre();
  const { notes, draft } = useStore(desk);
  const input = useRef<HTMLTextAreaElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const key = useKeyOf("incident.notes");
  useAction("incident.notes", () => input.current?.focus());
  const text = incident ? (notes[incident.id] ?? "") : (draft?.note ?? "");
  const write = (value: string) => {
    if (incident) desk.set({ notes: { ...desk.get().notes, [incident.id]: value } });
    else if (draft) desk.set({ draft: { ...draft, note: value } });
  };
  const count = incident?.notes.length ?? 0;
  useEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [count]);
  const add = async () => {
    const line = text.trim();
    if (line === "") return;
    clearRefusal("note");
    write("");
    const answer = await save(live, { kind: "note", text: line });
    if (answer?.t === "refused") write(line);
  };
  const zone = centre?.timeZone ?? "UTC";
  return (
    <div className={css.block} data-field="notes">
      <div className={css.blockLabel}>
        <label htmlFor="incident-note">Notes</label>
        <Key>{key}</Key>
      </div>
      <div>
        {incident && incident.notes.length > 0 && (
          <ol ref={list} className={css.notes} aria-label="Narrative" tabIndex={0}>
            {incident.notes.map((each, index) => (
              <li key={index} className={css.note}>
                <span className={css.noteTime}>{timeOfDay(each.at, zone)}</span>
                <span className={css.noteText}>{each.text} <span className={css.noteBy}>{each.byName}</span></span>
              </li>
            ))}
          </ol>
        )}
        <textarea
          id="incident-note"
          ref={input}
          className={css.noteInput}
          rows={1}
          value={text}
          placeholder="What the caller says. Enter adds the line."
          onChange={(event) => write(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey) {
              event.preventDefault();
              void add();
            }
          }}
        />
        <RefusalLine field="note" />
      </div>
    </div>
  );
}
