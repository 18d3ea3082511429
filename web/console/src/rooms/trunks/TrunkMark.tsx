import { lookups, type TrunkReadingView, type TrunkView } from "@tocsin/wire";
import { useEffect, useState } from "react";
import { Button as AriaButton, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useAction, useKeyOf } from "../../app/keys";
import { useCentre, useTrunks } from "../../app/live";
import { Button } from "../../parts/Button";
import { Elapsed } from "../../parts/Elapsed";
import { timeOfDay } from "../../parts/format";
import { Key } from "../../parts/Marks";
import dialog from "../session/Dialogs.module.css";
import strip from "../session/Strip.module.css";
import css from "./Trunks.module.css";

const LOOK_EVERY_MILLIS = 2000;

/// Whether calls can leave: quiet while every trunk stands, and the way to the list of them.
export function TrunkMark() {
  const trunks = useTrunks();
  const [shown, setShown] = useState(false);
  const key = useKeyOf("trunks.show");
  useAction("trunks.show", () => setShown(true));
  const down = trunks.filter((each) => !each.usable).length;
  const worst = down === 0 ? undefined : down === trunks.length ? "critical" : "warning";
  return (
    <>
      {trunks.length > 0 && (
        <AriaButton className={`${strip.alarms} ${css.mark}`} data-worst={worst} onPress={() => setShown(true)}>
          {worst && <span aria-hidden="true">▲</span>} {words(trunks.length, down)} <Key>{key}</Key>
        </AriaButton>
      )}
      {shown && <TrunkList trunks={trunks} onClose={() => setShown(false)} />}
    </>
  );
}

function words(all: number, down: number): string {
  if (down === 0) return all === 1 ? "Trunk up" : `${all} trunks up`;
  if (down === all) return all === 1 ? "Trunk down" : "All trunks down";
  return `${down} of ${all} trunks down`;
}

function TrunkList({ trunks, onClose }: { trunks: readonly TrunkView[]; onClose: () => void }) {
  const readings = useReadings();
  return (
    <ModalOverlay isOpen onOpenChange={(next) => !next && onClose()} isDismissable className={dialog.overlay}>
      <Modal className={dialog.modal}>
        <Dialog className={dialog.dialog}>
          <Heading slot="title" className={dialog.title}>Trunks</Heading>
          {trunks.length === 0 ? <p>No trunk is configured: calls to numbers cannot leave. Calls still come in.</p> : (
            <table className={css.list}>
              <thead><tr><th scope="col">Trunk</th><th scope="col">State</th><th scope="col">For</th><th scope="col">Why</th><th scope="col">Last answer</th><th scope="col">Round trip</th></tr></thead>
              <tbody>{trunks.map((each) => <Line key={each.id} trunk={each} reading={Array.isArray(readings) ? readings.find((one) => one.id === each.id) : undefined} />)}</tbody>
            </table>
          )}
          <p className={css.foot}>{readings === "failed" ? "How they answer cannot be read just now; the states are right." : "Tried from the top. One that is down is tried last."}</p>
          <div className={dialog.foot}><Button onPress={onClose} autoFocus>Close <Key>Esc</Key></Button></div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Line({ trunk, reading }: { trunk: TrunkView; reading: TrunkReadingView | undefined }) {
  const zone = useCentre()?.timeZone ?? "UTC";
  return (
    <tr data-down={trunk.usable ? undefined : ""}>
      <th scope="row" className="mono">{trunk.id}</th>
      <td className={css.state}><span aria-hidden="true">{trunk.usable ? "●" : "▲"}</span> {trunk.words}</td>
      <td><Elapsed from={trunk.since} /></td>
      <td className={css.why}>{trunk.usable ? "" : trunk.why}</td>
      <td>{reading?.answeredAt ? `${timeOfDay(reading.answeredAt, zone)} ${reading.answer}` : <span className="dim">none yet</span>}
        {reading !== undefined && reading.unanswered > 0 && <span className={css.unanswered}> then {reading.unanswered} unanswered</span>}</td>
      <td className={css.number}>{reading?.answeredAt ? `${reading.roundTripMillis} ms` : "–"}</td>
    </tr>
  );
}

/// Fresh while the list is open.
function useReadings() {
  const [readings, setReadings] = useState<TrunkReadingView[] | "failed" | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    const look = () => lookups.trunks(leaving.signal).then(setReadings, () => !leaving.signal.aborted && setReadings("failed"));
    void look();
    const timer = setInterval(() => void look(), LOOK_EVERY_MILLIS);
    return () => {
      clearInterval(timer);
      leaving.abort();
    };
  }, []);
  return readings;
}
