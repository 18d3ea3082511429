import { useEffect, useState, type CSSProperties } from "react";
import { AlarmTones } from "../rooms/alarms/AlarmTones";
import { Banner } from "../rooms/alarms/Banner";
import { OfflineEdge } from "../rooms/alarms/OfflineEdge";
import { CallPanel } from "../rooms/calls/CallPanel";
import { QueuePanel } from "../rooms/calls/QueuePanel";
import { MapDataDesk } from "../rooms/map/MapData";
import { ReportWrong } from "../rooms/discrepancies/ReportWrong";
import { Report } from "../rooms/reports/Report";
import { IncidentBoard } from "../rooms/incidents/IncidentBoard";
import { IncidentPanel } from "../rooms/incidents/IncidentPanel";
import { CommandLine } from "../rooms/line/CommandLine";
import { MapPanel } from "../rooms/map/LazyMapPanel";
import { KeysOverlay } from "../rooms/session/KeysOverlay";
import { Playback } from "../rooms/recordings/Playback";
import { Settings } from "../rooms/session/Settings";
import { Strip } from "../rooms/session/Strip";
import { UnitBoard } from "../rooms/units/UnitBoard";
import css from "./Console.module.css";
import { useAction } from "./keys";
import { useCentre } from "./live";
import { preferences } from "./preferences";
import { Splitter } from "./Splitter";
import { useStore } from "./store";
import { panelOfPath, pullOut, watchWindows } from "./windows";

/// The whole desk: strip, banner line, call, incident, map, boards, command line. Nothing here moves by itself.
export function Console({ onSignOut, onChangePosition }: { onSignOut: () => void; onChangePosition: () => void }) {
  const { left, middle, boards, split } = useStore(preferences);
  const centre = useCentre();
  const [dialog, setDialog] = useState<"keys" | "settings" | null>(null);
  useAction("keys.show", () => setDialog((now) => (now === "keys" ? null : "keys")));
  useAction("settings.show", () => setDialog((now) => (now === "settings" ? null : "settings")));
  useAction("panel.pull", () => {
    const panel = document.activeElement?.closest<HTMLElement>("[data-panel]");
    const name = panelOfPath(`/panel/${panel?.dataset["panel"] ?? ""}`);
    if (panel && name) pullOut(name, panel);
  });
  useEffect(() => watchWindows(), []);
  useEffect(() => {
    document.title = centre?.name ?? "Tocsin";
  }, [centre]);
  const sizes = {
    ...(left > 0 ? { "--left": `${left}rem` } : {}),
    ...(middle > 0 ? { "--middle": `${middle}rem` } : {}),
    ...(boards > 0 ? { "--boards": `${boards}rem` } : {}),
    ...(split > 0 ? { "--split": `${split}fr`, "--rest": `${1 - split}fr` } : {}),
  } as CSSProperties;
  return (
    <div className={css.console} style={sizes}>
      <Strip onSignOut={onSignOut} onChangePosition={onChangePosition} onSettings={() => setDialog("settings")} onKeys={() => setDialog("keys")} />
      <Banner />
      <main className={css.main}>
        <div className={css.left}>
          <QueuePanel />
          <CallPanel />
        </div>
        <Splitter label="Width of the call panel" size="left" axis="x" />
        <div className={css.right}>
          <div className={css.upper}>
            <IncidentPanel />
            <Splitter label="Width of the incident panel" size="middle" axis="x" />
            <MapPanel />
          </div>
          <Splitter label="Height of the boards" size="boards" axis="y" />
          <div className={css.boards}>
            <IncidentBoard />
            <Splitter label="Width of the incident board" size="split" axis="share" />
            <UnitBoard />
          </div>
        </div>
      </main>
      <CommandLine />
      <Playback />
      <OfflineEdge />
      <AlarmTones />
      <ReportWrong />
      <MapDataDesk />
      <Report />
      {dialog === "keys" && <KeysOverlay onClose={() => setDialog(null)} />}
      {dialog === "settings" && <Settings onClose={() => setDialog(null)} />}
    </div>
  );
}
