import type { IncidentView } from "@tocsin/wire";
import { useId } from "react";
import { refuse, save } from "../../app/desk";
import { useLive } from "../../app/live";
import { Button } from "../../parts/Button";
import { RefusalLine } from "../../parts/Field";
import { PriorityMark } from "../../parts/Marks";
import { useSpoken } from "../line/useSpoken";
import css from "./IncidentPanel.module.css";

const WORDS = ["", "life at risk now", "urgent", "soon", "routine", "when free"];

/// Priority 1 to 5 and, for a fire, the alarm level.
export function PriorityField({ incident }: { incident: IncidentView | undefined }) {
  const live = useLive();
  const id = useId();
  const spoken = useSpoken();
  const raise = async () => {
    if (!incident) return;
    const answer = await live.command({ type: "incidents.RaiseAlarm", incident: incident.id, level: incident.alarmLevel + 1 });
    if (answer.t === "refused") refuse("priority", answer, null);
  };
  return (
    <div className={css.block} data-field="priority">
      <div className={css.blockLabel} id={id}>Priority</div>
      <div>
        <div className={css.priorities} role="radiogroup" aria-labelledby={id}>
          {[1, 2, 3, 4, 5].map((priority) => (
            <label key={priority} className={css.priority}
              title={`${WORDS[priority]}${incident ? ` — ${spoken.priority(incident.id, priority) ?? ""}` : ""}`}>
              <input type="radio" name={id} value={priority} checked={incident?.priority === priority} aria-label={`${priority}, ${WORDS[priority]}`}
                onChange={() => void save(live, { kind: "priority", priority })} />
              <PriorityMark priority={priority} />
            </label>
          ))}
          {incident && <span className={css.priorityWords}>{WORDS[incident.priority]}</span>}
          {incident && incident.status !== "CLOSED" && (
            <span className={css.alarmLevel}>
              <Button look="quiet" onPress={() => void raise()}>
                {incident.alarmLevel > 1 ? `Alarm ${incident.alarmLevel}, raise to ${incident.alarmLevel + 1}` : "Second alarm"}
              </Button>
            </span>
          )}
        </div>
        <RefusalLine field="priority" />
      </div>
    </div>
  );
}
