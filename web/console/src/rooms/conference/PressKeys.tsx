import type { CallView, PartyView } from "@tocsin/wire";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { clearRefusal, refuse } from "../../app/desk";
import { useLive } from "../../app/live";
import css from "./Conference.module.css";

/// Keys of a telephone for whoever was brought in last, else for the caller: typed, sent with Enter.
export function PressKeys({ call, to, onClose }: { call: CallView; to: PartyView | undefined; onClose: () => void }) {
  const live = useLive();
  const [keys, setKeys] = useState("");
  const [sent, setSent] = useState("");
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
  }, []);
  const name = to?.label ?? "the caller";
  const onKeyDown = async (event: KeyboardEvent) => {
    if (event.key === "Escape") return onClose();
    if (event.key !== "Enter" || keys === "") return;
    clearRefusal("party");
    const answer = await live.command({ type: "conference.PressKeys", call: call.id, keys: keys.toUpperCase(), ...(to ? { party: to.id } : {}) });
    if (answer.t === "refused") return refuse("party", answer, null);
    setSent(keys);
    setKeys("");
  };
  return (
    <div className={css.adding}>
      <span className={css.addingLabel} aria-hidden="true">Keys for {name}</span>
      <input ref={input} className={css.keys} aria-label={`Keys for ${name}`} placeholder="0–9 * #, Enter sends, Escape leaves" autoComplete="off" value={keys}
        onChange={(event) => setKeys(event.target.value.replace(/[^0-9a-dA-D*#]/g, ""))} onKeyDown={(event) => void onKeyDown(event)} />
      <p className={css.note} role="status">{sent === "" ? "" : `Pressed ${sent}`}</p>
    </div>
  );
}
