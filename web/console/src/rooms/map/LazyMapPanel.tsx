import { lazy, Suspense } from "react";
import { Panel } from "../../parts/Panel";

const Loaded = lazy(() => import("./MapPanel").then((room) => ({ default: room.MapPanel })));

/// The map is the largest part of the console: it comes after everything else is on the screen.
export function MapPanel() {
  return (
    <Suspense fallback={<Panel name="map" title="Map"><p className="unseen">Loading the map</p></Panel>}>
      <Loaded />
    </Suspense>
  );
}
