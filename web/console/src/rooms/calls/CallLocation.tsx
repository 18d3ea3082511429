import type { CallView } from "@tocsin/wire";
import { useRef } from "react";
import { useLive } from "../../app/live";
import { age, districtLine, EXACTNESS_WORDS, meters, since, words } from "../../parts/format";
import { useBeat } from "../../parts/ticker";
import css from "./CallPanel.module.css";

const OLD_SECONDS = 60;
const VAGUE_METERS = 150;

/// Where the caller is, how exactly, how long ago, and who said so.
export function CallLocation({ call }: { call: CallView }) {
  const live = useLive();
  const { place } = call;
  const how = useRef<HTMLSpanElement>(null);
  const line = useRef<HTMLParagraphElement>(null);
  const ended = call.endedAt;
  useBeat(() => {
    if (!how.current || !line.current || !place) return;
    const old = since(place.takenAt, live.serverNow());
    how.current.textContent = `${age(old)} ago`;
    const vague = (old > OLD_SECONDS && ended === undefined) || (place.radiusMeters ?? 0) > VAGUE_METERS;
    if (vague) line.current.dataset["vague"] = "";
    else delete line.current.dataset["vague"];
  });
  if (!place) {
    return (
      <div className={css.where}>
        <p className={css.place}>No location came with the call</p>
        <p className={css.how} data-vague="">Ask where; type it in the address field.</p>
      </div>
    );
  }
  const districts = districtLine(place.districts);
  return (
    <div className={css.where}>
      <p className={css.place}>
        {place.text}
        {place.municipality && !place.text.includes(place.municipality) ? `, ${place.municipality}` : ""}
      </p>
      <p ref={line} className={css.how}>
        {place.radiusMeters !== undefined && place.radiusMeters >= 1 ? `within ${meters(place.radiusMeters)}` : (EXACTNESS_WORDS[place.exactness] ?? words(place.exactness))}
        {", "}
        <span ref={how} />
        {`, ${place.method}${place.source ? ` from ${place.source}` : ""}`}
        {call.fixes.length > 1 ? `, ${call.fixes.length} fixes` : ""}
      </p>
      {place.civic && place.civic !== place.text && <p className={css.how}>Civic: {place.civic}</p>}
      {districts.length > 0 && (
        <p className={css.districts}>
          {districts.map((each) => <span key={each.kind}>{each.kind} <b>{each.name}</b></span>)}
        </p>
      )}
    </div>
  );
}
