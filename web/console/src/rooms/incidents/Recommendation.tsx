import type { IncidentView, RecommendationRow } from "@tocsin/wire";
import { useMemo, useRef, type KeyboardEvent } from "react";
import { clearRefusal, desk, refuse } from "../../app/desk";
import { useAction } from "../../app/keys";
import { useCentre, useLive } from "../../app/live";
import { useStore } from "../../app/store";
import { Button } from "../../parts/Button";
import { RefusalLine } from "../../parts/Field";
import { holdFocus } from "../../parts/focus";
import { drive, timeOfDay, words } from "../../parts/format";
import { StatusMark } from "../../parts/Marks";
import { useSpoken } from "../line/useSpoken";
import css from "./IncidentPanel.module.css";
import { tickedUnits } from "./ticked";

/// Who should go, with the reason for each unit taken or passed over. F9 sends the ticked ones.
export function Recommendation({ incident }: { incident: IncidentView }) {
  const live = useLive();
  const centre = useCentre();
  const spoken = useSpoken();
  const { ticked: byHand } = useStore(desk);
  const hand = byHand[incident.id];
  const ticked = useMemo(() => tickedUnits(incident, hand), [incident, hand]);
  const rows = (incident.recommendation?.rows ?? []).filter((each) => !incident.units.includes(each.unit));
  const body = useRef<HTMLTableSectionElement>(null);

  const recommend = async () => {
    clearRefusal("recommend");
    const undisturbed = holdFocus();
    const { [incident.id]: _, ...others } = desk.get().ticked;
    desk.set({ ticked: others });
    const answer = await live.command({ type: "incidents.Recommend", incident: incident.id });
    if (answer.t === "refused") refuse("recommend", answer, null);
    else requestAnimationFrame(() => undisturbed() && body.current?.querySelector<HTMLElement>("input")?.focus());
  };
  useAction("incident.recommend", () => void recommend());

  const tick = (unit: string, on: boolean) => {
    clearRefusal("dispatch");
    const next = on ? [...ticked, unit] : ticked.filter((each) => each !== unit);
    desk.set({ ticked: { ...desk.get().ticked, [incident.id]: next } });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const boxes = [...(body.current?.querySelectorAll<HTMLElement>("input") ?? [])];
    boxes[boxes.indexOf(document.activeElement as HTMLElement) + step]?.focus();
  };
  const { recommendation } = incident;
  return (
    <section className={css.recommendation} aria-label="Recommended units" data-field="recommendation">
      {!recommendation || rows.length === 0 ? (
        <div className={css.recWait}>
          <span style={{ flex: 1 }}>
            {recommendation ? "Everyone recommended is on the way." : "Units are recommended by drive time as soon as place and type are known."}
          </span>
          <Button action="incident.recommend" command={spoken.recommend(incident.id)} onPress={() => void recommend()}>Recommend</Button>
        </div>
      ) : (
        <table className={css.recTable} onKeyDown={onKeyDown}>
          <caption className="unseen">Recommended at {timeOfDay(recommendation.at, centre?.timeZone ?? "UTC")}; tick who should go</caption>
          <thead>
            <tr>
              <th scope="col"><span className="unseen">Send</span></th>
              <th scope="col">Unit</th>
              <th scope="col">Kind</th>
              <th scope="col">Status</th>
              <th scope="col" className={css.time}>Drive</th>
              <th scope="col">Why</th>
              <td className={css.again}><Button look="quiet" action="incident.recommend" command={spoken.recommend(incident.id)} onPress={() => void recommend()}>Again</Button></td>
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.map((row) => <RecRow key={row.unit} row={row} ticked={ticked.includes(row.unit)} onTick={tick} />)}
          </tbody>
        </table>
      )}
      {recommendation && rows.length > 0 && recommendation.more > 0 && (
        <p className={css.more}>{recommendation.more} more were passed over: WHY and a unit tells the reason.</p>
      )}
      {recommendation && recommendation.unmet.length > 0 && <p className={css.unmet}>▲ Short: {recommendation.unmet.join("; ")}</p>}
      <RefusalLine field="recommend" />
    </section>
  );
}

const STALE_SECONDS = 30;

function RecRow({ row, ticked, onTick }: { row: RecommendationRow; ticked: boolean; onTick: (unit: string, on: boolean) => void }) {
  return (
    <tr className={css.recRow} data-ticked={ticked ? "" : undefined} onClick={(event) => {
      if (!(event.target instanceof HTMLInputElement)) onTick(row.unit, !ticked);
    }}>
      <td>
        <input type="checkbox" className={css.tick} checked={ticked} aria-label={`Send ${row.unit}, ${words(row.kind).toLowerCase()}, ${drive(row.driveSeconds)}, ${row.reason}`}
          onChange={(event) => onTick(row.unit, event.target.checked)} />
      </td>
      <td className={css.recUnit}>{row.unit}</td>
      <td>{words(row.kind)}</td>
      <td><StatusMark status={row.status} words={row.status} /></td>
      <td className={css.time}>{drive(row.driveSeconds)}</td>
      <td colSpan={2} className={css.reason} title={row.reason}>{row.positionAgeSeconds > STALE_SECONDS ? `▲ position ${row.positionAgeSeconds} s old; ` : ""}{row.reason}</td>
    </tr>
  );
}
