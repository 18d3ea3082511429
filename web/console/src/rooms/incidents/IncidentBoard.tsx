import type { IncidentView } from "@tocsin/wire";
import { useCallback, useMemo, useState } from "react";
import { desk, work } from "../../app/desk";
import { useKeyOf } from "../../app/keys";
import { useIncidents } from "../../app/live";
import { useStore } from "../../app/store";
import { Board, type Column } from "../../parts/Board";
import { Elapsed } from "../../parts/Elapsed";
import { FilterText } from "../../parts/Filter";
import { Key, PriorityMark } from "../../parts/Marks";
import { Empty, Panel } from "../../parts/Panel";

/// How long an incident may wait for its first unit before the board says so, seconds by priority.
const UNASSIGNED_LIMIT: Record<number, number> = { 1: 60, 2: 120, 3: 600, 4: 1800, 5: 3600 };

const COLUMNS: Column<IncidentView>[] = [
  { id: "priority", title: "P", width: "2.2rem", value: (each) => each.priority, show: (each) => <PriorityMark priority={each.priority} /> },
  { id: "id", title: "No.", width: "5rem", value: (each) => each.id, show: (each) => <strong>{each.id}</strong> },
  { id: "type", title: "Type", width: "minmax(9rem, 1fr)", value: (each) => each.typeWords, show: (each) => (each.typeWords ? <span title={each.type}>{each.typeWords}{each.alarmLevel > 1 ? `, alarm ${each.alarmLevel}` : ""}</span> : <span className="dim">no type yet</span>) },
  { id: "place", title: "Place", width: "minmax(11rem, 1.4fr)", value: (each) => each.place?.label ?? "", show: (each) => (each.place ? <>{each.place.exactness === "FORCED" && "▲ "}{each.place.label}</> : <span className="dim">not located</span>) },
  { id: "town", title: "Town", width: "9rem", from: 88, value: (each) => each.place?.municipality ?? "", show: (each) => <span className="dim">{each.place?.municipality}</span> },
  { id: "units", title: "Units", width: "minmax(8rem, 1fr)", from: 62, value: (each) => each.units.length, show: (each) => each.units.join(" ") },
  {
    id: "age", title: "Time", width: "7.6rem", end: true, value: (each) => each.openedAt,
    show: (each) => <Elapsed from={each.openedAt} limit={each.status === "PENDING" ? UNASSIGNED_LIMIT[each.priority] : undefined} />,
  },
];
const ORDER = [{ id: "priority", desc: false }, { id: "age", desc: false }];
const GROUPS: Record<string, string> = { PENDING: "Waiting for units", ACTIVE: "Under way" };
const groupOf = (each: IncidentView) => each.status;
const groupRank = (group: string) => (group === "PENDING" ? 0 : 1);
const open = (each: IncidentView) => work(each.id);

/// Open incidents: those without a unit first, then by priority and age.
export function IncidentBoard() {
  const incidents = useIncidents();
  const { working } = useStore(desk);
  const [filter, setFilter] = useState("");
  const fresh = useKeyOf("incident.new");
  const rows = useMemo(() => {
    const text = filter.trim().toLowerCase();
    return incidents.filter((each) => each.status !== "CLOSED" && (text === "" || wordsOf(each).includes(text)));
  }, [incidents, filter]);
  const pending = rows.filter((each) => each.status === "PENDING").length;
  const label = useCallback((each: IncidentView) => `Incident ${each.id}, priority ${each.priority}, ${each.typeWords || "no type"}, ${each.place?.label ?? "not located"}`, []);
  return (
    <Panel name="incidents" title="Incidents" aside={<><span>{pending} waiting, {rows.length} open</span><FilterText label="Filter incidents" value={filter} onChange={setFilter} /></>}>
      <Board
        label="Incidents"
        rows={rows}
        columns={COLUMNS}
        order={ORDER}
        groupOf={groupOf}
        groupRank={groupRank}
        groupTitle={(group, members) => `${GROUPS[group] ?? group}, ${members.length}`}
        selected={working}
        onOpen={open}
        rowLabel={label}
        empty={<Empty>{filter ? "No open incident matches the filter." : <>No incident is open. <Key>{fresh}</Key> starts one.</>}</Empty>}
      />
    </Panel>
  );
}

function wordsOf(each: IncidentView): string {
  return `${each.id} ${each.type} ${each.typeWords} ${each.place?.label ?? ""} ${each.place?.municipality ?? ""} ${each.units.join(" ")}`.toLowerCase();
}
