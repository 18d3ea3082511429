import type { IncidentView, TypeView } from "@tocsin/wire";
import { useEffect, useMemo, useRef, useState } from "react";
import { clearRefusal, desk, save } from "../../app/desk";
import { useAction } from "../../app/keys";
import { useCatalogue, useLive } from "../../app/live";
import { Combobox } from "../../parts/Combobox";
import { Field } from "../../parts/Field";
import { PriorityMark } from "../../parts/Marks";
import { useCommit } from "./commits";
import css from "./IncidentPanel.module.css";
import { typesFor } from "./types";

/// What. A few letters of the code, the words or how people say it.
export function TypeField({ incident }: { incident: IncidentView | undefined }) {
  const live = useLive();
  const { types } = useCatalogue();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const known = incident?.type ? `${incident.type}  ${incident.typeWords}` : "";
  const options = useMemo(() => (typed === null ? [] : typesFor(types, typed)), [types, typed]);
  const incidentId = incident?.id;
  useEffect(() => setTyped(null), [incidentId]);
  useAction("incident.type", () => {
    input.current?.focus();
    input.current?.select();
  });
  const send = async (code: string) => {
    clearRefusal("type");
    const before = desk.get().working;
    const answer = await save(live, { kind: "type", code });
    if (answer?.t !== "refused" && desk.get().working === (before ?? desk.get().working)) setTyped(null);
    return answer;
  };
  const commit = (value: string) => {
    const words = value.trim();
    if (words === "" || words === known) return Promise.resolve(null);
    return send(typesFor(types, words)[0]?.code ?? words.toUpperCase());
  };
  useCommit(() => (typed === null ? Promise.resolve() : commit(typed)));
  const card = types.find((each) => each.code === incident?.type);
  return (
    <div data-field="type">
      <Field label="What" action="incident.type" field="type" note={card ? card.needs.join(", ") : typed === null ? "A few letters of what is happening." : null}>
        {(ids) => (
          <Combobox
            label="What"
            labelledBy={ids.label}
            describedBy={ids.note}
            invalid={ids.invalid}
            input={input}
            value={typed ?? known}
            placeholder="Type of incident"
            onType={(value) => {
              clearRefusal("type");
              setTyped(value);
            }}
            options={options}
            idOf={(each) => each.code}
            textOf={(each) => each.words}
            sure
            show={(each) => <TypeLine type={each} />}
            onPick={(each) => void send(each.code)}
            onCommit={(value) => void commit(value)}
            onEscape={() => {
              if (typed === null) return false;
              setTyped(null);
              clearRefusal("type");
              return true;
            }}
          />
        )}
      </Field>
    </div>
  );
}

function TypeLine({ type }: { type: TypeView }) {
  return (
    <span className={css.typeOption}>
      <PriorityMark priority={type.priority} />
      <span className={css.typeCode}>{type.code}</span>
      <span>{type.words}</span>
      <span className={css.typeNeeds}>{type.needs.join(", ")}</span>
    </span>
  );
}
