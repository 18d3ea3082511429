import { lookups, type Feature, type Position } from "@tocsin/wire";
import type { Map as MapLibre } from "maplibre-gl";
import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from "react";
import { desk } from "../../app/desk";
import { switchboard, useAction } from "../../app/keys";
import { useCentre, useClosures, useIncidents } from "../../app/live";
import { preferences } from "../../app/preferences";
import { useStore } from "../../app/store";
import { Button } from "../../parts/Button";
import { Empty, Panel } from "../../parts/Panel";
import { districtWords, nextDistricts, useMapLayers } from "./layers";
import { LayersMenu } from "./LayersMenu";
import { MapMenu, type MapDeed } from "./MapMenu";
import css from "./MapPanel.module.css";
import { MapTools } from "./MapTools";
import { drawPaper, type Paper } from "./paper";
import { PrintSheet } from "./PrintSheet";
import { addPoint, legMeters, mapWork, take, togglePiece, undo, type Tool } from "./tools";
import { underOf } from "./under";
import { useMapContents } from "./useMapContents";
import { useMapLibre, useTileSet } from "./useMapLibre";
import { WhatIsHere } from "./WhatIsHere";

const LETTERS: Record<string, Tool> = { m: "measure", g: "perimeter", c: "close", l: "closures" };
/// As far as a finger may be off the street it means.
const FINGER_PIXELS = 14;

/// The map: the caller with the doubt about where, the incident, who should go and by which way, units with heading
/// and age, closed streets. A click, or Enter at the cross in the middle, tells what is there, or does what the tool
/// in hand does.
export function MapPanel() {
  const centre = useCentre();
  const { theme } = useStore(preferences);
  const { tool } = useStore(mapWork);
  const { working } = useStore(desk);
  const closures = useClosures();
  const box = useRef<HTMLDivElement>(null);
  const [here, setHere] = useState<{ lat: number; lon: number } | null>(null);
  const [aiming, setAiming] = useState(false);
  const tiles = useTileSet(centre?.packVersion ?? "");
  const { map, failure } = useMapLibre(box, centre?.center ?? [0, 0], tiles, theme);
  const { fit, spot } = useMapContents(map, here);
  useMapLayers(map);
  const { districts } = useStore(preferences);
  const incidents = useIncidents();
  const visited = useRef(-1);
  const [said, setSaid] = useState("");
  const [printing, setPrinting] = useState(false);
  const focus = useCallback(() => map?.getCanvas().focus(), [map]);

  const act = useCallback((at: Position) => {
    switch (mapWork.get().tool) {
      case "measure":
      case "perimeter":
        return addPoint(at);
      case "close": {
        const piece = map && pieceAt(map, at);
        return piece ? togglePiece(piece) : undefined;
      }
      case "closures":
      case null:
        take(null);
        return setHere({ lat: at[1], lon: at[0] });
    }
  }, [map]);

  useEffect(() => {
    if (!map) return undefined;
    const click = map.on("click", (event) => act([event.lngLat.lng, event.lngLat.lat]));
    return () => click.unsubscribe();
  }, [map, act]);

  const paper = useRef<Paper | null>(null);
  const print = async () => {
    setPrinting(true);
    paper.current = map && tiles ? await drawPaper(map, tiles) : null;
    window.print();
    paper.current = null;
    setPrinting(false);
  };

  const deed = (what: MapDeed) => {
    if (what === "print") return void print();
    if (what === "data") return void switchboard.run("map.data");
    setHere(null);
    take(what);
    // The menu gives the focus back to its button first.
    if (document.activeElement !== map?.getCanvas()) requestAnimationFrame(focus);
  };
  useAction("map.print", () => void print());

  const onKeyDown = (event: KeyboardEvent) => {
    const letter = event.ctrlKey || event.altKey || event.metaKey ? undefined : event.key.toLowerCase();
    const middle = map?.getCenter();
    if (letter === "enter" && middle) act([middle.lng, middle.lat]);
    else if (letter === "escape" && (tool || here)) {
      if (tool) take(null);
      else setHere(null);
    } else if (letter === "backspace" && tool) undo();
    else if (letter === "f") fit();
    else if (letter === "]" || letter === "[") jump(letter === "]" ? 1 : -1);
    else if (letter === "d") {
      const next = nextDistricts(districts, tiles?.districts ?? []);
      preferences.set({ districts: next });
      setSaid(districtWords(next));
    }
    else if (letter !== undefined && LETTERS[letter]) deed(LETTERS[letter]);
    else return;
    event.preventDefault();
  };

  /// The next open incident on the map, or the one before.
  const jump = (step: 1 | -1) => {
    const placed = incidents.filter((each) => each.status !== "CLOSED" && each.place?.lat !== undefined && each.place.lon !== undefined);
    if (placed.length === 0) return setSaid("No open incident is on the map");
    visited.current = (visited.current + step + placed.length + (visited.current < 0 && step < 0 ? 1 : 0)) % placed.length;
    const { id, typeWords, place } = placed[visited.current]!;
    map?.jumpTo({ center: [place!.lon!, place!.lat!], zoom: Math.max(map.getZoom(), 15.1) });
    setSaid(`#${id} ${typeWords}, ${place!.label}. Enter tells what is there`);
  };

  const show = useCallback((streets: readonly string[]) => {
    void lookups.closedStreets().then(({ features }) => {
      const box = boundsOf(features.filter((each) => streets.includes(String(each.properties["street"]))));
      if (box) map?.fitBounds(box, { padding: 120, maxZoom: 16.5, animate: false });
    }, () => undefined);
  }, [map]);

  const picture = useCallback((): Paper | null => {
    if (paper.current || !map) return paper.current;
    // The browser's own print does not wait. What was drawn is gone after the frame: draw again and read it at once.
    map.redraw();
    const bounds = map.getBounds();
    const image = map.getCanvas().toDataURL("image/png");
    return { image, metersAcross: legMeters([bounds.getWest(), map.getCenter().lat], [bounds.getEast(), map.getCenter().lat]) };
  }, [map]);

  return (
    <Panel
      name="map"
      title="Map"
      onEnter={() => {
        focus();
        return map !== null;
      }}
      aside={
        <span className={css.tools}>
          {closures.length > 0 && <Button look="quiet" className={css.closedCount} onPress={() => deed("closures")}>{closures.length} closed</Button>}
          <Button look="quiet" onPress={fit}>Fit</Button>
          <Button look="quiet" label="Closer" onPress={() => map?.zoomIn()}>+</Button>
          <Button look="quiet" label="Farther" onPress={() => map?.zoomOut()}>−</Button>
          <LayersMenu districts={tiles?.districts ?? []} />
          <MapMenu onDeed={deed} />
        </span>
      }
    >
      <div className={css.frame}>
        <div ref={box} className={css.map} onFocus={() => setAiming(true)} onBlur={() => setAiming(false)} onKeyDown={onKeyDown} />
        {printing && <span className={css.aim} role="status">Drawing the map for paper</span>}
        {aiming && !printing && (
          <>
            <span className={css.cross} aria-hidden="true">+</span>
            <span className={css.aim}>
              {tool === null || tool === "closures" ? "Arrows move, + − zoom, Enter tells what is at the cross · [ ] incidents · D districts · M measure · G perimeter · C close streets · L closed · F fit"
                : "Arrows move, + − zoom, Enter at the cross · ⌫ takes back · Esc ends"}
            </span>
          </>
        )}
        <span className="unseen" role="status">{said}</span>
        {failure && <div className={css.failure}><Empty>The map cannot be drawn on this machine ({failure}). Addresses, districts and drive times work as always.</Empty></div>}
        {here && tool === null && <WhatIsHere at={here} under={map ? underOf(map, here.lon, here.lat) : []} onClose={() => { setHere(null); focus(); }} onClosing={() => { setHere(null); take("close"); act([here.lon, here.lat]); focus(); }} />}
        <MapTools focus={focus} around={spot && { words: working === null ? "the caller" : `#${working}`, spot }} onShow={show} />
      </div>
      <PrintSheet picture={picture} />
    </Panel>
  );
}

/// The block under a finger, the nearest if several are.
function pieceAt(map: MapLibre, at: Position): { id: string; name: string } | null {
  const { x, y } = map.project(at);
  for (const reach of [2, 6, FINGER_PIXELS]) {
    const [found] = map.queryRenderedFeatures([[x - reach, y - reach], [x + reach, y + reach]], { layers: ["street-casing"] });
    if (found) return { id: String(found.properties["id"]), name: String(found.properties["name"] ?? "") };
  }
  return null;
}

function boundsOf(features: readonly Feature[]): [Position, Position] | null {
  const points = features.flatMap(({ geometry }) => (geometry.type === "LineString" ? geometry.coordinates : []));
  if (points.length === 0) return null;
  const lons = points.map((each) => each[0]);
  const lats = points.map((each) => each[1]);
  return [[Math.min(...lons), Math.min(...lats)], [Math.max(...lons), Math.max(...lats)]];
}
