import { lookups, type ApproachView, type IncidentView } from "@tocsin/wire";
import { useEffect, useRef, useState } from "react";
import { useAction } from "../../app/keys";
import { meters } from "../../parts/format";
import { unableAt, useMapData } from "../map/mapData";
import css from "./IncidentPanel.module.css";

/// Hydrants for the first engine: hose along the streets to the door, flow, and which of them it passes on its way.
/// Nothing is shown where no engine goes.
export function Water({ incident }: { incident: IncidentView }) {
  const [answer, setAnswer] = useState<ApproachView | null>(null);
  const advised = incident.recommendation?.rows.some((row) => row.send && row.kind === "ENGINE") ?? false;
  // Asked again when the place, the advice or who goes has changed.
  const question = `${incident.id} ${incident.place?.lat} ${incident.place?.lon} ${incident.recommendation?.at} ${incident.units.join()}`;
  const known = incident.place?.lat !== undefined && (advised || incident.units.length > 0);
  useEffect(() => {
    if (!known) {
      setAnswer(null);
      return undefined;
    }
    const abort = new AbortController();
    lookups.approach(incident.id, abort.signal).then(setAnswer, () => !abort.signal.aborted && setAnswer(null));
    return () => abort.abort();
  }, [question, known, incident.id]);
  const { data } = useMapData();
  const block = useRef<HTMLDivElement>(null);
  useAction("incident.water", () => block.current?.focus(), answer?.unit !== undefined);
  if (!answer?.unit) return null;
  const unable = unableAt(data, incident.place?.municipality ?? "").some((each) => each.startsWith("no routes"));
  const none = data?.counts["hydrants"] === 0 ? "▲ the map has no hydrants: ask for a tanker"
    : unable ? "▲ the map has no streets here: nobody can say how far a hydrant is" : "▲ no hydrant within 300 m of hose";
  return (
    <div className={css.block} data-field="water">
      <div className={css.blockLabel}>Water</div>
      <div ref={block} className={css.water} role="group" tabIndex={-1} aria-label={`Hydrants for ${answer.unit}`}>
        {answer.hydrants.length === 0 && <span className={css.near}>{none}</span>}
        {answer.hydrants.map((each) => (
          <span key={each.id} title={each.onTheWay ? `${answer.unit} passes it on its way` : `not on ${answer.unit}'s way`}>
            <b>{each.id}</b> {meters(each.hoseMeters)}, {each.flowGpm > 0 ? `${each.flowGpm.toLocaleString("en-US")} gpm` : "flow unknown"}
            {each.onTheWay && <span className={css.sure}> on the way</span>}
          </span>
        ))}
        {answer.lastMeters >= 30 && <span>door {meters(answer.lastMeters)} from the street</span>}
      </div>
    </div>
  );
}
