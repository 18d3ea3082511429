import { lookups, type TileSet } from "@tocsin/wire";
import { Map as MapLibre, setWorkerUrl } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { useEffect, useRef, useState, type RefObject } from "react";
import { preferences } from "../../app/preferences";
import { addIcons } from "./icons";
import { styleOf } from "./style";

setWorkerUrl(workerUrl);

const RETRY_MS = 3000;

/// What the tiles of the map in force are; null until the server has said.
export function useTileSet(packVersion: string): TileSet | null {
  const [tiles, setTiles] = useState<TileSet | null>(null);
  useEffect(() => {
    if (packVersion === "") return undefined;
    const abort = new AbortController();
    let again: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      lookups.tiles(abort.signal).then(setTiles, () => {
        if (!abort.signal.aborted) again = setTimeout(ask, RETRY_MS);
      });
    };
    ask();
    return () => {
      abort.abort();
      clearTimeout(again);
    };
  }, [packVersion]);
  return tiles;
}

/// A drawn map in `box`, or why there is none. A change of light draws it again in the other colours, where it was.
export function useMapLibre(box: RefObject<HTMLDivElement | null>, center: [number, number], tiles: TileSet | null, theme: string) {
  const [map, setMap] = useState<MapLibre | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [lon, lat] = center;
  const last = useRef<{ center: [number, number]; zoom: number } | null>(null);
  useEffect(() => {
    if (!box.current || !tiles) return undefined;
    let made: MapLibre;
    try {
      made = new MapLibre({
        container: box.current,
        style: styleOf(tiles, preferences.get().districts),
        center: last.current?.center ?? [lon, lat],
        zoom: last.current?.zoom ?? 13.2,
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
    made.getCanvas().setAttribute("aria-label", "Map. Arrows move, plus and minus zoom, brackets go from incident to incident, D changes the districts, Enter tells what is in the middle");
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
      const { lng, lat: latitude } = made.getCenter();
      last.current = { center: [lng, latitude], zoom: made.getZoom() };
      made.remove();
    };
    // A theme change redraws: the style reads its colours from the tokens.
  }, [box, lon, lat, tiles, theme]);
  return { map, failure };
}
