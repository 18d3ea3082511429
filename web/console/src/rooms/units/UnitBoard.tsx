import type { UnitView } from "@tocsin/wire";
import { useCallback, useMemo, useState } from "react";
import { desk, work } from "../../app/desk";
import { useStore } from "../../app/store";
import { useIncident, useMyPosition, useUnits } from "../../app/live";
import { Board, type Column } from "../../parts/Board";
import { Countdown } from "../../parts/Countdown";
import { Elapsed } from "../../parts/Elapsed";
import { FilterChoice, FilterText } from "../../parts/Filter";
import { words } from "../../parts/format";
import { StatusMark } from "../../parts/Marks";
import { Empty, Panel } from "../../parts/Panel";
import css from "./UnitBoard.module.css";
import { agencyOf, type AgencyChoice } from "./agency";
import { UnitMenu } from "./UnitMenu";

const COLUMNS: Column<UnitView>[] = [
  { id: "id", title: "Unit", width: "5.4rem", value: (each) => each.id, show: (each) => <strong>{each.id}</strong> },
  { id: "status", title: "Status", width: "6.4rem", value: (each) => each.status, show: (each) => <StatusMark status={each.status} words={each.statusWords} /> },
  { id: "since", title: "Time", width: "7.6rem", end: true, value: (each) => -Date.parse(each.since), show: (each) => <Elapsed from={each.since} limit={each.limitSeconds} over={each.overdue} /> },
  { id: "eta", title: "There in", width: "6.4rem", from: 42, end: true, value: (each) => (each.eta ? Date.parse(each.eta) : Number.MAX_SAFE_INTEGER), show: (each) => (each.eta ? <Countdown until={each.eta} /> : null) },
  { id: "on", title: "On", width: "minmax(12rem, 1fr)", value: (each) => each.incident ?? 0, show: (each) => <On unit={each} /> },
  { id: "kind", title: "Kind", width: "8rem", from: 54, value: (each) => each.kind, show: (each) => <span className="dim">{words(each.kind)}</span> },
  { id: "beat", title: "Beat", width: "8rem", from: 70, value: (each) => each.beat, show: (each) => <span className="dim">{each.beat}</span> },
  { id: "station", title: "Station", width: "15rem", from: 94, value: (each) => each.station, show: (each) => <span className="dim">{each.station}</span> },
  { id: "abilities", title: "Can", width: "8rem", from: 112, value: (each) => each.abilities.join(" "), show: (each) => <span className="dim">{each.abilities.join(" ")}</span> },
];
const ORDER = [{ id: "id", desc: false }];
const AGENCIES = ["FIRE", "EMS", "POLICE", "OTHER"];
const AGENCY_WORDS: Record<string, string> = { FIRE: "Fire", EMS: "EMS", POLICE: "Police", OTHER: "Other" };
const CHOICES = [{ id: "ALL", words: "All" }, { id: "FIRE", words: "Fire" }, { id: "EMS", words: "EMS" }, { id: "POLICE", words: "Police" }] as const;
const STATES = [{ id: "any", words: "Any" }, { id: "free", words: "Free" }, { id: "busy", words: "Out" }] as const;
const groupOf = (each: UnitView) => each.agency;
const groupRank = (group: string) => AGENCIES.indexOf(group);
const label = (each: UnitView) => `${each.id}, ${words(each.kind)}, ${each.statusWords}${each.incident ? `, on incident ${each.incident}` : ""}`;

/// Every unit with its status and how long it has had it, grouped by agency.
export function UnitBoard() {
  const units = useUnits();
  const mine = useMyPosition();
  const { unit: shown } = useStore(desk);
  const [agency, setAgency] = useState<AgencyChoice>(() => agencyOf(mine?.id ?? ""));
  const [state, setState] = useState<(typeof STATES)[number]["id"]>("any");
  const [filter, setFilter] = useState("");
  const [menu, setMenu] = useState<{ unit: string; at: DOMRect } | null>(null);
  const rows = useMemo(() => {
    const text = filter.trim().toLowerCase();
    return units.filter((each) =>
      (agency === "ALL" || each.agency === agency) &&
      (state === "any" || (each.primary === "AVAILABLE") === (state === "free")) &&
      (text === "" || wordsOf(each).includes(text)));
  }, [units, agency, state, filter]);
  const onMenu = useCallback((unit: UnitView, at: DOMRect) => setMenu({ unit: unit.id, at }), []);
  const onOpen = useCallback((unit: UnitView) => unit.incident !== undefined && work(unit.incident), []);
  return (
    <Panel
      name="units"
      title="Units"
      aside={
        <>
          <FilterChoice label="Agency" options={CHOICES} value={agency} onChange={setAgency} />
          <FilterChoice label="State" options={STATES} value={state} onChange={setState} />
          <FilterText label="Filter units" value={filter} onChange={setFilter} />
        </>
      }
    >
      <Board
        label="Units"
        rows={rows}
        columns={COLUMNS}
        order={ORDER}
        groupOf={groupOf}
        groupRank={groupRank}
        groupTitle={(group, members) => `${AGENCY_WORDS[group] ?? words(group)}, ${members.filter((each) => each.primary === "AVAILABLE").length} of ${members.length} free`}
        selected={shown}
        onOpen={onOpen}
        onMenu={onMenu}
        rowLabel={label}
        empty={<Empty>No unit matches the filter.</Empty>}
      />
      {menu && <UnitMenu unit={menu.unit} at={menu.at} onClose={() => setMenu(null)} />}
    </Panel>
  );
}

function On({ unit }: { unit: UnitView }) {
  const incident = useIncident(unit.incident ?? null);
  if (!unit.incident) return <span className="dim">{unit.detail}</span>;
  return (
    <span className={css.on}>
      <b>{unit.incident}</b> {incident ? `${incident.typeWords || "no type"}, ${incident.place?.label ?? "not located"}` : ""}
      {unit.detail && ` (${unit.detail})`}
    </span>
  );
}

function wordsOf(each: UnitView): string {
  return `${each.id} ${each.kind} ${each.status} ${each.statusWords} ${each.beat} ${each.station} ${each.municipality} ${each.abilities.join(" ")} ${each.incident ?? ""} ${each.detail}`.toLowerCase();
}
