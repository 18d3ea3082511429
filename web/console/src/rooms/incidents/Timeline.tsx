import { lookups, type IncidentView, type TimelineEntry } from "@tocsin/wire";
import { useEffect, useState } from "react";
import { useCentre } from "../../app/live";
import { timeOfDay } from "../../parts/format";
import { Empty } from "../../parts/Panel";
import css from "./IncidentPanel.module.css";

/// Everything that happened to an incident, by whom, to the second. Read again whenever the incident changes.
export function Timeline({ incident }: { incident: IncidentView }) {
  const centre = useCentre();
  const [entries, setEntries] = useState<TimelineEntry[] | null>(null);
  const [problem, setProblem] = useState(false);
  useEffect(() => {
    const abort = new AbortController();
    lookups.timeline(incident.id, abort.signal).then(
      (found) => {
        setEntries(found);
        setProblem(false);
      },
      () => !abort.signal.aborted && setProblem(true),
    );
    return () => abort.abort();
  }, [incident]);
  if (entries === null) return <Empty>{problem ? "The timeline cannot be read just now. It is tried again with the next change." : "Reading the record"}</Empty>;
  return (
    <>
      {problem && <Empty>This is what was last known; the record cannot be read just now.</Empty>}
      <ol className={css.timeline} aria-label={`Timeline of incident ${incident.id}`} tabIndex={0}>
        {entries.map((each, index) => (
          <li key={`${each.seq}-${index}`} className={css.entry} data-kind={each.kind}>
            <span className={css.entryTime}>{timeOfDay(each.at, centre?.timeZone ?? "UTC")}</span>
            <span className={css.entryBy}>{each.by}</span>
            <span className={css.entryText}>{each.text}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
