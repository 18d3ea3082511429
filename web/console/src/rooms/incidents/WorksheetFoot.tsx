import type { IncidentView } from "@tocsin/wire";
import { useId, useMemo, useRef, useState } from "react";
import { clearRefusal, refuse } from "../../app/desk";
import { switchboard, useAction } from "../../app/keys";
import { useCatalogue, useLive } from "../../app/live";
import { Button } from "../../parts/Button";
import { Combobox } from "../../parts/Combobox";
import { RefusalLine } from "../../parts/Field";
import { useSpoken } from "../line/useSpoken";
import { DispatchButton } from "./DispatchButton";
import css from "./IncidentPanel.module.css";

/// The foot of the worksheet: dispatch, save and next, and closing with a disposition: a number or a few letters, then Enter.
export function WorksheetFoot({ incident }: { incident: IncidentView }) {
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

  const close = async (disposition: string, override = false) => {
    clearRefusal("close");
    const answer = await live.command({ type: "incidents.Close", incident: incident.id, disposition, override });
    if (answer.t === "refused") refuse("close", answer, () => void close(disposition, true));
    else setTyped(null);
  };
  const reopen = async () => {
    const answer = await live.command({ type: "incidents.Reopen", incident: incident.id, reason: "reopened at the console" });
    if (answer.t === "refused") refuse("close", answer, null);
  };
  if (incident.status === "CLOSED") {
    const words = dispositions.find((each) => each.code === incident.disposition)?.words ?? incident.disposition;
    return (
      <div className={css.foot}>
        <RefusalLine field="close" />
        <div className={css.footRow}>
          <span className={css.spread}>Closed by {incident.closedBy}: <strong>{words}</strong></span>
          <Button onPress={() => void reopen()}>Reopen</Button>
          <Button action="incident.save" onPress={() => switchboard.run("incident.save")}>Next</Button>
        </div>
      </div>
    );
  }
  return (
    <div className={css.foot}>
      <RefusalLine field="dispatch" />
      <RefusalLine field="close" />
      {typed === null ? (
        <div className={css.footRow}>
          <DispatchButton incident={incident} />
          <Button action="incident.save" onPress={() => switchboard.run("incident.save")}>Save<span className="unseen"> and next</span></Button>
          <Button look="quiet" action="incident.close" command={spoken.close(incident.id, dispositions[0]?.code ?? "")} onPress={() => switchboard.run("incident.close")}>Close<span className="unseen"> incident</span></Button>
        </div>
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
    </div>
  );
}
