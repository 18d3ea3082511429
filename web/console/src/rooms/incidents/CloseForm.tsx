import type { IncidentView } from "@tocsin/wire";
import { useId, useMemo, useRef, useState } from "react";
import { clearRefusal, refuse } from "../../app/desk";
import { switchboard, useAction } from "../../app/keys";
import { useCatalogue, useLive } from "../../app/live";
import { Button } from "../../parts/Button";
import { Combobox } from "../../parts/Combobox";
import { RefusalLine } from "../../parts/Field";
import { useSpoken } from "../line/useSpoken";
import css from "./IncidentPanel.module.css";

/// Save and next, and closing with a disposition: a number or a few letters, then Enter.
export function CloseForm({ incident }: { incident: IncidentView }) {
  const live = useLive();
  const id = useId();
  const spoken = useSpoken();
  const { dispositions } = useCatalogue();
  const [typed, setTyped] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const options = useMemo(() => {
    const text = (typed ?? "").trim().toLowerCase();
    return dispositions.filter((each) => text === "" || each.code === text || each.code.startsWith(text) || each.words.toLowerCase().includes(text));
  }, [dispositions, typed]);
  useAction("incident.close", () => {
    setTyped("");
    requestAnimationFrame(() => input.current?.focus());
  }, incident.status !== "CLOSED");

  const close = async (disposition: string) => {
    clearRefusal("close");
    const answer = await live.command({ type: "incidents.Close", incident: incident.id, disposition });
    if (answer.t === "refused") refuse("close", answer, null);
    else setTyped(null);
  };
  if (incident.status === "CLOSED") {
    const words = dispositions.find((each) => each.code === incident.disposition)?.words ?? incident.disposition;
    return (
      <div className={css.close}>
        <span className={css.spread}>Closed by {incident.closedBy}: <strong>{words}</strong></span>
        <Button onPress={() => void live.command({ type: "incidents.Reopen", incident: incident.id, reason: "reopened at the console" }).then((answer) => answer.t === "refused" && refuse("close", answer, null))}>Reopen</Button>
        <Button action="incident.save" onPress={() => switchboard.run("incident.save")}>Next</Button>
        <RefusalLine field="close" />
      </div>
    );
  }
  return (
    <div className={css.close}>
      {typed === null ? (
        <>
          <Button action="incident.save" onPress={() => switchboard.run("incident.save")}>Save and next</Button>
          <span className={css.spread} />
          <Button look="quiet" action="incident.close" command={spoken.close(incident.id, dispositions[0]?.code ?? "")} onPress={() => switchboard.run("incident.close")}>Close incident</Button>
        </>
      ) : (
        <div className={css.closeField}>
          <span id={id}>How did it end?</span>
          <Combobox
            label="Disposition"
            labelledBy={id}
            input={input}
            value={typed}
            placeholder="Number or a few letters"
            onType={setTyped}
            options={options}
            idOf={(each) => each.code}
            textOf={(each) => each.words}
            sure={typed.trim() !== ""}
            show={(each) => <span><span className={css.typeCode}>{each.code}</span>&nbsp; {each.words}</span>}
            onPick={(each) => void close(each.code)}
            onCommit={(value) => void close(options[0]?.code ?? value)}
            onEscape={() => {
              setTyped(null);
              clearRefusal("close");
              switchboard.run("panel.incident");
              return true;
            }}
          />
          <Button look="quiet" onPress={() => setTyped(null)}>Leave it open</Button>
        </div>
      )}
      <RefusalLine field="close" />
    </div>
  );
}
