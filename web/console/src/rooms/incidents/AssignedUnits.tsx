import type { IncidentView } from "@tocsin/wire";
import { useRef, useState } from "react";
import { useAction } from "../../app/keys";
import { useUnit } from "../../app/live";
import { Countdown } from "../../parts/Countdown";
import { Elapsed } from "../../parts/Elapsed";
import { StatusMark } from "../../parts/Marks";
import { UnitMenu } from "../units/UnitMenu";
import css from "./IncidentPanel.module.css";

/// Units on this incident with their status and its time; each opens its statuses.
export function AssignedUnits({ incident }: { incident: IncidentView }) {
  const [menu, setMenu] = useState<{ unit: string; at: DOMRect } | null>(null);
  const list = useRef<HTMLDivElement>(null);
  useAction("incident.there", () => list.current?.querySelector<HTMLElement>("button")?.focus(), incident.units.length > 0);
  if (incident.units.length === 0) return null;
  return (
    <div className={css.block}>
      <div className={css.blockLabel}>On it</div>
      <div ref={list} className={css.assigned}>
        {incident.units.map((id) => <Assigned key={id} id={id} onMenu={(at) => setMenu({ unit: id, at })} />)}
      </div>
      {menu && <UnitMenu unit={menu.unit} at={menu.at} onClose={() => setMenu(null)} />}
    </div>
  );
}

function Assigned({ id, onMenu }: { id: string; onMenu: (at: DOMRect) => void }) {
  const unit = useUnit(id);
  if (!unit) return null;
  return (
    <button type="button" className={css.assignedUnit} data-unit={id} aria-haspopup="menu" onClick={(event) => onMenu(event.currentTarget.getBoundingClientRect())}>
      <span className={css.unitName}>{id}</span>
      <StatusMark status={unit.status} words={unit.statusWords} />
      <Elapsed from={unit.since} limit={unit.limitSeconds} over={unit.overdue} />
      {unit.eta && <span className={css.eta}>there in <Countdown until={unit.eta} /></span>}
    </button>
  );
}
