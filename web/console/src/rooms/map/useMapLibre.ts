import { Map as MapLibre, setWorkerUrl } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { useEffect, useState, type RefObject } from "react";
import { addIcons } from "./icons";
import { styleOf } from "./style";

setWorkerUrl(workerUrl);

/// A drawn map in `box`, or why there is none. A change of light draws it again in the other colours.
export function useMapLibre(box: RefObject<HTMLDivElement | null>, center: [number, number], packVersion: string, theme: string) {
  const [map, setMap] = useState<MapLibre | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [lon, lat] = center;
  useEffect(() => {
    if (!box.current || packVersion === "") return undefined;
    let made: MapLibre;
    try {
      made = new MapLibre({
        container: box.current,
        style: styleOf(packVersion),
        center: [lon, lat],
        zoom: 13.2,
        minZoom: 9,
        maxZoom: 19,
        attributionControl: false,
        dragRotate: false,
        pitchWithRotate: false,
        fadeDuration: 0,
      });
    } catch (error) {
      setFailure(error instanceof Error ? "no WebGL" : "unknown reason");
      return undefined;
    }
    made.touchZoomRotate.disableRotation();
    made.getCanvas().setAttribute("aria-label", "Map. Arrows move, plus and minus zoom, Enter tells what is in the middle");
    let gone = false;
    // The marks carry letters: draw them once the typeface is there.
    const ready = async () => {
      await document.fonts.load('700 13px "IBM Plex Sans"').catch(() => undefined);
      if (gone) return;
      addIcons(made);
      setMap(made);
    };
    made.once("style.load", () => void ready());
    return () => {
      gone = true;
      setMap(null);
      made.remove();
    };
    // A theme change redraws: the style reads its colours from the tokens.
  }, [box, lon, lat, packVersion, theme]);
  return { map, failure };
}
