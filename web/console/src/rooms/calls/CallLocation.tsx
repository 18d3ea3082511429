import type { CallView } from "@tocsin/wire";
import { useRef, useState } from "react";
import { refuse } from "../../app/desk";
import { useAction } from "../../app/keys";
import { useLive } from "../../app/live";
import { Button } from "../../parts/Button";
import { age, districtLine, EXACTNESS_WORDS, meters, since, words } from "../../parts/format";
import { useBeat } from "../../parts/ticker";
import { RightCentre } from "../conference/RightCentre";
import css from "./CallPanel.module.css";
import { Fixes } from "./Fixes";
import { movementWords } from "./track";

const OLD_SECONDS = 60;
const VAGUE_METERS = 150;

/// Where the caller is, how exactly, how long ago, and who said so.
export function CallLocation({ call, mine }: { call: CallView; mine: boolean }) {
  const live = useLive();
  const { place } = call;
  const [open, setOpen] = useState(false);
  useAction("call.fixes", () => setOpen((now) => !now), call.fixes.length > 0);
  const asking = call.asking;
  const server = locationServer(call);
  const ask = () => {
    void live.command({ type: "calls.AskLocation", call: call.id }).then((answer) => answer.t === "refused" && refuse("call", answer, null));
  };
  useAction("call.locate", ask, call.status !== "ENDED");
  const movement = movementWords(call.fixes.at(-1));
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
        <p className={css.place}>{server && asking?.open ? `Asking ${server} where the caller is` : "No location came with the call"}</p>
        <p className={css.how} data-vague="">{server ? `The call refers to ${server} for it. ` : ""}Ask where; type it in the address field.</p>
        <Asked call={call} onAsk={ask} />
      </div>
    );
  }
  const districts = districtLine(place.districts);
  return (
    <div className={css.where}>
      {call.rightPsap && (
        <div className={css.elsewhere} role="status"><span><span aria-hidden="true">▲ </span>Not our ground: <b>{call.rightPsap}</b></span><RightCentre key={call.id} call={call} mine={mine} /></div>
      )}
      <p className={css.place}>
        {place.text}
        {place.municipality && !place.text.includes(place.municipality) ? `, ${place.municipality}` : ""}
      </p>
      <p ref={line} className={css.how}>
        {place.radiusMeters !== undefined && place.radiusMeters >= 1 ? `within ${meters(place.radiusMeters)}` : (EXACTNESS_WORDS[place.exactness] ?? words(place.exactness))}
        {", "}
        <span ref={how} />
        {`, ${place.method}${place.source ? ` from ${place.source}` : ""}`}
      </p>
      {movement && <p className={call.fixes.at(-1)?.moved?.beyondError ? css.moved : css.how}>{movement}</p>}
      {place.civic && place.civic !== place.text && <p className={css.how}>Civic: {place.civic}</p>}
      {districts.length > 0 && (
        <p className={css.districts}>
          {districts.map((each) => <span key={each.kind}>{each.kind} <b>{each.name}</b></span>)}
        </p>
      )}
      <p className={css.locationTools}>
        <Button look="quiet" action="call.fixes" onPress={() => setOpen(!open)}>{open ? "Hide" : call.fixes.length > 1 ? `${call.fixes.length} fixes` : "Where else"}</Button>
        {call.status !== "ENDED" && <Button look="quiet" action="call.locate" onPress={ask}>{asking?.open ? "Asking" : "Ask again"}</Button>}
      </p>
      {asking?.why && <p className={css.how} role="status">No new location: {asking.why}</p>}
      {open && <Fixes call={call} />}
    </div>
  );
}

/// Whom the call names to be asked where the caller is (RFC 6442); null for nobody.
function locationServer(call: CallView): string | null {
  const block = call.additional.find((each) => each.block === "Location");
  return block?.values.find(([name]) => name === "reference")?.[1] ?? null;
}

/// For a call that came without a location: the network may know by now.
function Asked({ call, onAsk }: { call: CallView; onAsk: () => void }) {
  if (call.status === "ENDED") return null;
  return (
    <>
      <p className={css.locationTools}><Button look="quiet" action="call.locate" onPress={onAsk}>{call.asking?.open ? "Asking" : "Ask the network"}</Button></p>
      {call.asking?.why && <p className={css.how} role="status">No location: {call.asking.why}</p>}
    </>
  );
}
