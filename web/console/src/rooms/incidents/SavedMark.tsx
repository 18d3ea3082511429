import type { Sent } from "@tocsin/wire";
import { useEffect, useState } from "react";
import { useConnection, useMe, usePresence, useUnseen } from "../../app/live";
import css from "./IncidentPanel.module.css";

const SAY_SENDING_AFTER_MILLIS = 300;

/// The quiet mark that everything is saved; "sending" only when it takes longer than a person notices.
export function SavedMark({ incident }: { incident: number }) {
  const unseen = useUnseen();
  const connection = useConnection();
  const me = useMe();
  const others = usePresence().filter((each) => each.incident === incident && each.login !== me?.login);
  const mine = unseen.filter((each) => concerns(each, incident));
  const [slow, setSlow] = useState(false);
  const busy = mine.length > 0;
  useEffect(() => {
    if (!busy) {
      setSlow(false);
      return undefined;
    }
    const timer = setTimeout(() => setSlow(true), SAY_SENDING_AFTER_MILLIS);
    return () => clearTimeout(timer);
  }, [busy]);
  const state = busy && connection.state !== "live" ? "kept" : busy && slow ? "sending" : "saved";
  return (
    <span className={css.saved} data-state={state}>
      {others.map((each) => (
        <span key={each.login} className={css.presence}>{each.name.split(" ")[0]} is in {each.field}</span>
      ))}
      <span role="status">{state === "saved" ? "✓ Saved" : state === "sending" ? "Sending" : `Kept here: ${mine.length}`}</span>
    </span>
  );
}

function concerns(sent: Sent, incident: number): boolean {
  return sent.t === "cmd" && "incident" in sent.command && sent.command.incident === incident;
}
