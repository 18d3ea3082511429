import type { MapDataView } from "@tocsin/wire";
import { useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useAction } from "../../app/keys";
import { Button } from "../../parts/Button";
import { Key } from "../../parts/Marks";
import css from "../session/Dialogs.module.css";
import own from "./MapData.module.css";
import { useMapData } from "./mapData";

const LAYERS: Record<string, string> = {
  doors: "Addresses", streets: "Pieces of street", crossings: "Crossings", commonPlaces: "Common places", boundaries: "Boundaries", stations: "Stations",
  apparatus: "Units", hydrants: "Hydrants", fireBoxes: "Fire-alarm boxes", poles: "Street lights", hospitals: "Hospitals",
};

/// Opens by its key from anywhere.
export function MapDataDesk() {
  const [open, setOpen] = useState(false);
  useAction("map.data", () => setOpen(true));
  return open ? <MapData onClose={() => setOpen(false)} /> : null;
}

/// What the map in force is made of, what it cannot do, and what is wrong with it.
function MapData({ onClose }: { onClose: () => void }) {
  const { data, fault } = useMapData();
  return (
    <ModalOverlay isOpen onOpenChange={(next) => !next && onClose()} isDismissable className={css.overlay}>
      <Modal className={css.modal}>
        <Dialog className={css.dialog}>
          <Heading slot="title" className={css.title}>Map data{data ? `: ${data.name}` : ""}</Heading>
          {fault ? <p role="alert">What the map is made of cannot be read just now. It goes on answering.</p> : data === null ? <p className="dim">Checking every record; the first time takes a moment.</p> : <Facts data={data} />}
          <div className={css.foot}><Button onPress={onClose}>Close <Key>Esc</Key></Button></div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Facts({ data }: { data: MapDataView }) {
  const counts = Object.entries(data.counts).sort((a, b) => b[1] - a[1]);
  return (
    <div className={own.facts}>
      <section aria-label="What it cannot do">
        <h3 className={css.group}>What it cannot do</h3>
        {data.unable.length === 0 ? <p>Nothing is missing: addresses, streets, towns and units are known.</p> : (
          <ul className={own.unable}>{data.unable.map((each) => <li key={each}><span aria-hidden="true">▲</span> {each}</li>)}</ul>
        )}
      </section>
      <section aria-label="Where it comes from">
        <h3 className={css.group}>Where it comes from</h3>
        <dl className={own.pairs}>
          <dt>Version</dt><dd>{data.version}</dd>
          <dt>Origin</dt><dd>{data.origin}</dd>
          <dt>Licence</dt><dd>{data.licence}</dd>
        </dl>
      </section>
      <section aria-label="What it holds">
        <h3 className={css.group}>What it holds</h3>
        <dl className={own.counts}>
          {counts.map(([layer, count]) => <div key={layer} data-none={count === 0 || undefined}><dt>{LAYERS[layer] ?? layer}</dt><dd>{count.toLocaleString("en-US")}</dd></div>)}
        </dl>
      </section>
      <section aria-label="What the check found">
        <h3 className={css.group}>What the check found: {counted(data.errors, "error")}, {counted(data.warnings, "warning")}</h3>
        {data.findings.length === 0 ? <p>Nothing.</p> : (
          <div className={own.findings} tabIndex={0} role="group" aria-label="Findings">
            <table>
              <thead><tr><th scope="col">Kind</th><th scope="col">Record</th><th scope="col">What is wrong</th></tr></thead>
              <tbody>
                {data.findings.map((each, index) => (
                  <tr key={index} data-severity={each.severity}><td>{each.severity === "error" ? "✕" : "▲"} {each.code}</td><td>{each.layer} {each.record}</td><td>{each.words}</td></tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {data.errors + data.warnings > data.findings.length && <p className="dim">The first {data.findings.length} are shown; <code>tocsin pack check</code> writes all.</p>}
      </section>
    </div>
  );
}

function counted(count: number, word: string): string {
  return `${count.toLocaleString("en-US")} ${word}${count === 1 ? "" : "s"}`;
}
