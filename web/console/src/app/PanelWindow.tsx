import { useEffect, type ReactNode } from "react";
import { CallPanel } from "../rooms/calls/CallPanel";
import { QueuePanel } from "../rooms/calls/QueuePanel";
import { IncidentBoard } from "../rooms/incidents/IncidentBoard";
import { IncidentPanel } from "../rooms/incidents/IncidentPanel";
import { MapPanel } from "../rooms/map/LazyMapPanel";
import { UnitBoard } from "../rooms/units/UnitBoard";
import { Playback } from "../rooms/recordings/Playback";
import { useCentre } from "./live";
import type { PanelName } from "./preferences";
import { OfflineEdge } from "../rooms/alarms/OfflineEdge";
import { announceWindow, PulledProvider, rememberWindow } from "./windows";

const PANELS: Record<PanelName, { title: string; show: () => ReactNode }> = {
  queue: { title: "Queue", show: () => <QueuePanel /> },
  call: { title: "Call", show: () => <CallPanel /> },
  incident: { title: "Incident", show: () => <IncidentPanel /> },
  map: { title: "Map", show: () => <MapPanel /> },
  incidents: { title: "Incidents", show: () => <IncidentBoard /> },
  units: { title: "Units", show: () => <UnitBoard /> },
};

/// One panel in a window of its own, on the same desk.
export function PanelWindow({ name }: { name: PanelName }) {
  const centre = useCentre();
  const panel = PANELS[name];
  useEffect(() => {
    document.title = `${panel.title} · ${centre?.name ?? "Tocsin"}`;
  }, [panel, centre]);
  useEffect(() => {
    const forget = rememberWindow(name);
    const silence = announceWindow(name);
    return () => {
      forget();
      silence();
    };
  }, [name]);
  return (
    <PulledProvider value={true}>
      <h1 className="unseen">{panel.title}, {centre?.name}</h1>
      <main style={{ height: "100%", display: "grid" }}>{panel.show()}</main>
      {name === "call" && <Playback />}
      <OfflineEdge />
    </PulledProvider>
  );
}
