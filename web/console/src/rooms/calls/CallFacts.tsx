import { lookups, type CallView, type PastCallView } from "@tocsin/wire";
import { useEffect, useState } from "react";
import { useAction } from "../../app/keys";
import { useCentre } from "../../app/live";
import { Button } from "../../parts/Button";
import { day, timeOfDay, fieldWords, words } from "../../parts/format";
import { playCall } from "../recordings/shown";
import css from "./CallPanel.module.css";

/// What else came with the call: the network's additional data, what was odd about the request, earlier calls.
export function CallFacts({ call }: { call: CallView }) {
  return (
    <>
      {call.oddities.map((each) => (
        <p key={each} className={css.oddity}><span aria-hidden="true">▲</span>{each}</p>
      ))}
      {call.attempts > 1 && <p className={css.oddity}><span aria-hidden="true">▲</span>Tried {call.attempts} times</p>}
      {call.earlierCalls > 0 && <Earlier call={call} />}
      {call.additional.length > 0 && (
        <section className={css.section} aria-label="Additional data">
          {call.additional.map((block, index) => (
            <div key={`${block.block}${index}`}>
              <h3 className={css.sub}>{words(block.block)}</h3>
              <dl className={css.lines}>
                {block.values.map(([label, text]) => <div key={label} style={{ display: "contents" }}><dt>{fieldWords(label)}</dt><dd>{text}</dd></div>)}
              </dl>
            </div>
          ))}
        </section>
      )}
      {call.status === "ENDED" && call.endedBy && <p className="dim">Ended by {call.endedBy}{call.outcome ? `: ${call.outcome}` : ""}</p>}
      <Recording call={call} />
    </>
  );
}

/// Offered to everybody on the floor; whether one may hear it the server knows, and says.
function Recording({ call }: { call: CallView }) {
  const answered = call.answeredAt !== undefined;
  useAction("call.playback", () => playCall(call.id), answered);
  if (!answered) return null;
  return <p><Button action="call.playback" onPress={() => playCall(call.id)}>Recording</Button></p>;
}

function Earlier({ call }: { call: CallView }) {
  const centre = useCentre();
  const [open, setOpen] = useState(false);
  const [earlier, setEarlier] = useState<PastCallView[] | null>(null);
  useEffect(() => {
    if (!open) return undefined;
    const abort = new AbortController();
    lookups.earlierCalls(call.id, abort.signal).then(setEarlier, () => !abort.signal.aborted && setEarlier([]));
    return () => abort.abort();
  }, [open, call.id]);
  const zone = centre?.timeZone ?? "UTC";
  return (
    <div>
      <div className={css.profile}>
        <span className={css.profileLine}>{call.earlierCalls} earlier call{call.earlierCalls > 1 ? "s" : ""} from this number</span>
        <Button look="quiet" onPress={() => setOpen(!open)}>{open ? "Hide" : "Show"}</Button>
      </div>
      {open && (
        <ul className={css.how}>
          {earlier === null ? <li>Looking</li> : earlier.length === 0 ? <li>None could be read.</li> : earlier.map((each) => (
            <li key={each.id}>
              {day(each.arrivedAt, zone)} {timeOfDay(each.arrivedAt, zone)} C{each.id} {each.place} {each.incident ? `#${each.incident}` : (each.outcome ?? "")}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
