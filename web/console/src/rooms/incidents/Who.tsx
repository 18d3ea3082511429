import type { CallView, IncidentView } from "@tocsin/wire";
import { showCall } from "../../app/desk";
import { useCall } from "../../app/live";
import css from "./IncidentPanel.module.css";

/// Who called about it.
export function Who({ incident, call }: { incident: IncidentView | undefined; call: CallView | undefined }) {
  const calls = incident?.calls ?? (call ? [call.id] : []);
  return (
    <div className={css.block}>
      <div className={css.blockLabel}>Who</div>
      <div className={css.whoLine}>
        {calls.length === 0 && <span className="dim">No call; opened by {incident?.openedByName ?? "you"}.</span>}
        {calls.map((id) => <Caller key={id} id={id} />)}
      </div>
    </div>
  );
}

function Caller({ id }: { id: number }) {
  const call = useCall(id);
  return (
    <span>
      <button type="button" className={css.linkButton} onClick={() => showCall(id)}>C{id}</button>{" "}
      {call ? `${call.number ?? "no number"}${call.name ? `, ${call.name}` : ""}` : <span className="dim">no longer on the board</span>}
    </span>
  );
}
