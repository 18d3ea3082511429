import type { IncidentView } from "@tocsin/wire";
import { useMemo } from "react";
import { clearRefusal, desk, refuse } from "../../app/desk";
import { useAction } from "../../app/keys";
import { useLive } from "../../app/live";
import { useStore } from "../../app/store";
import { Button } from "../../parts/Button";
import { useSpoken } from "../line/useSpoken";
import css from "./IncidentPanel.module.css";
import { tickedUnits } from "./ticked";

/// Sends the ticked units; the one button that must never be looked for.
export function DispatchButton({ incident }: { incident: IncidentView }) {
  const live = useLive();
  const spoken = useSpoken();
  const { ticked: byHand } = useStore(desk);
  const hand = byHand[incident.id];
  const ticked = useMemo(() => tickedUnits(incident, hand), [incident, hand]);
  const dispatch = async (override: boolean) => {
    if (ticked.length === 0) return;
    clearRefusal("dispatch");
    const answer = await live.command({ type: "units.Dispatch", incident: incident.id, units: ticked, override });
    if (answer.t === "refused") return refuse("dispatch", answer, () => void dispatch(true));
    const { [incident.id]: _, ...others } = desk.get().ticked;
    desk.set({ ticked: others });
  };
  useAction("incident.dispatch", () => void dispatch(false));
  const nobody = ticked.length === 0;
  const words = !nobody ? `Dispatch ${ticked.join(", ")}` : incident.recommendation ? "Tick who should go" : "Dispatch";
  return (
    <Button look="main" className={css.dispatch} action="incident.dispatch" isDisabled={nobody} command={spoken.dispatch(ticked, incident.id)} onPress={() => void dispatch(false)}>
      <span className={css.dispatchWords}>{words}</span>
    </Button>
  );
}
