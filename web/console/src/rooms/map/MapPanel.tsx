import { useCallback, useEffect, useRef, useState } from "react";
import { useCentre } from "../../app/live";
import { preferences } from "../../app/preferences";
import { useStore } from "../../app/store";
import { Button } from "../../parts/Button";
import { Empty, Panel } from "../../parts/Panel";
import css from "./MapPanel.module.css";
import { useMapContents } from "./useMapContents";
import { useMapLibre } from "./useMapLibre";
import { WhatIsHere } from "./WhatIsHere";

/// The map: the caller with the doubt about where, the incident, who should go and by which way, units with heading
/// and age. A click, or Enter at the cross in the middle, tells what is there.
export function MapPanel() {
  const centre = useCentre();
  const { theme } = useStore(preferences);
  const box = useRef<HTMLDivElement>(null);
  const [here, setHere] = useState<{ lat: number; lon: number } | null>(null);
  const [aiming, setAiming] = useState(false);
  const { map, failure } = useMapLibre(box, centre?.center ?? [0, 0], centre?.packVersion ?? "", theme);
  const { fit } = useMapContents(map, here);

  useEffect(() => {
    if (!map) return undefined;
    const click = map.on("click", (event) => setHere({ lat: event.lngLat.lat, lon: event.lngLat.lng }));
    return () => click.unsubscribe();
  }, [map]);

  const ask = useCallback(() => {
    const middle = map?.getCenter();
    if (middle) setHere({ lat: middle.lat, lon: middle.lng });
  }, [map]);

  return (
    <Panel
      name="map"
      title="Map"
      onEnter={() => {
        map?.getCanvas().focus();
        return map !== null;
      }}
      aside={
        <span className={css.tools}>
          <Button look="quiet" onPress={fit}>Fit</Button>
          <Button look="quiet" label="Closer" onPress={() => map?.zoomIn()}>+</Button>
          <Button look="quiet" label="Farther" onPress={() => map?.zoomOut()}>−</Button>
        </span>
      }
    >
      <div className={css.frame}>
        <div
          ref={box}
          className={css.map}
          onFocus={() => setAiming(true)}
          onBlur={() => setAiming(false)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.ctrlKey) {
              event.preventDefault();
              ask();
            } else if (event.key === "Escape" && here) {
              event.preventDefault();
              setHere(null);
            }
          }}
        />
        {aiming && (
          <>
            <span className={css.cross} aria-hidden="true">+</span>
            <span className={css.aim}>Arrows move, + and − zoom, Enter tells what is at the cross</span>
          </>
        )}
        {failure && <div className={css.failure}><Empty>The map cannot be drawn on this machine ({failure}). Addresses, districts and drive times work as always.</Empty></div>}
        {here && <WhatIsHere at={here} onClose={() => setHere(null)} />}
      </div>
    </Panel>
  );
}
