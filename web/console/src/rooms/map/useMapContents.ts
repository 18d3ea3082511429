import { lookups, type Feature, type FeatureCollection, type Position } from "@tocsin/wire";
import type { FilterSpecification, GeoJSONSource, Map as MapLibre } from "maplibre-gl";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { desk } from "../../app/desk";
import { useCall, useCalls, useClosures, useIncident, useIncidents, useLive, useMe, useUnitPositions, useUnits } from "../../app/live";
import { useStore } from "../../app/store";
import { ownCall } from "../calls/order";
import { trackFeatures } from "../calls/track";
import { tickedUnits } from "../incidents/ticked";
import { callerFeatures, collection, incidentFeatures, unitFeatures } from "./features";
import type { LiveSource } from "./style";
import { drawn, mapWork } from "./tools";

const EMPTY = collection([]);
const MOST_ROUTES = 8;

/// Keeps what lives on the map as the centre has it, and looks where the work is when the work changes.
export function useMapContents(map: MapLibre | null, here: { lat: number; lon: number } | null): { fit: () => void; spot: Position | null } {
  const live = useLive();
  const me = useMe();
  const calls = useCalls();
  const { working, call: chosen, ticked: byHand } = useStore(desk);
  const incidents = useIncidents();
  const incident = useIncident(working);
  const units = useUnits();
  const where = useUnitPositions();
  const call = useCall(chosen) ?? ownCall(calls, me?.login);
  const incidentSpot = spotOf(incident?.place);
  // Once the incident is placed it leads; a call still talking stays on the map beside it.
  const shownCall = call && call.status !== "ENDED" && call.status !== "ABANDONED" ? call : working === null || call?.incident === working ? call : undefined;
  const callSpot = spotOf(shownCall?.place);

  const set = useCallback((name: LiveSource, data: FeatureCollection) => {
    (map?.getSource(name) as GeoJSONSource | undefined)?.setData(data);
  }, [map]);

  useEffect(() => set("incidents", incidentFeatures(incidents, working)), [set, incidents, working]);
  useEffect(() => set("units", unitFeatures(units, where, live.serverNow())), [set, units, where, live]);
  useEffect(() => {
    const { caller, area } = callerFeatures(shownCall);
    set("caller", caller);
    set("area", area);
    set("track", trackFeatures(shownCall, live.serverNow()));
  }, [set, shownCall, live]);
  useEffect(() => {
    set("here", here ? collection([{ type: "Feature", geometry: { type: "Point", coordinates: [here.lon, here.lat] }, properties: {} }]) : EMPTY);
  }, [set, here]);

  const work = useStore(mapWork);
  const closures = useClosures();
  useEffect(() => set("drawn", drawn(work)), [set, work]);
  const shut = closures.map((each) => each.id).join();
  useEffect(() => {
    if (shut === "") {
      set("closed", EMPTY);
      return undefined;
    }
    const abort = new AbortController();
    lookups.closedStreets(abort.signal).then((pieces) => set("closed", pieces), () => undefined);
    return () => abort.abort();
  }, [set, shut]);
  useEffect(() => {
    map?.setFilter("chosen", named(work.pieces.map((each) => each.id)));
  }, [map, work.pieces]);

  const wanted = useMemo(
    () => (incident && incident.status !== "CLOSED" && incidentSpot ? tickedUnits(incident, byHand[incident.id]).slice(0, MOST_ROUTES).join(",") : ""),
    [incident, incidentSpot, byHand],
  );
  const routed = incident?.id;
  useEffect(() => {
    if (wanted === "" || routed === undefined) {
      set("routes", EMPTY);
      return undefined;
    }
    const abort = new AbortController();
    void Promise.allSettled(wanted.split(",").map((unit) => lookups.route(unit, routed, abort.signal))).then((answers) => {
      if (abort.signal.aborted) return;
      set("routes", collection(answers.flatMap((answer): Feature[] =>
        answer.status === "fulfilled" ? [{ type: "Feature", geometry: { type: "LineString", coordinates: answer.value.line }, properties: {} }] : [])));
    });
    return () => abort.abort();
  }, [set, wanted, routed]);

  const fit = useCallback(() => {
    if (!map) return;
    const spots = [incidentSpot, callSpot].filter((each) => each !== null);
    const [first] = spots;
    if (!first) {
      const { centre } = live.mirror;
      if (centre) map.jumpTo({ center: centre.center, zoom: 13 });
      return;
    }
    if (spots.length === 1 || same(spots)) map.jumpTo({ center: first, zoom: Math.max(map.getZoom(), 15.1) });
    else {
      const lons = spots.map((each) => each[0]);
      const lats = spots.map((each) => each[1]);
      map.fitBounds([[Math.min(...lons), Math.min(...lats)], [Math.max(...lons), Math.max(...lats)]], { padding: 120, maxZoom: 16, animate: false });
    }
  }, [map, incidentSpot, callSpot, live]);

  // Another incident or call in hand: look there once. After that the map stays where the person put it.
  const focus = `${incident?.id ?? ""}/${incidentSpot?.join() ?? ""}/${call?.id ?? ""}`;
  const looked = useRef("");
  useEffect(() => {
    if (!map || looked.current === focus) return;
    looked.current = focus;
    if (incidentSpot || callSpot) fit();
  }, [map, focus, fit, incidentSpot, callSpot]);
  return { fit, spot: incidentSpot ?? callSpot };
}

function named(ids: readonly string[]): FilterSpecification {
  return ["in", ["get", "id"], ["literal", [...ids]]];
}

function same(spots: readonly Position[]): boolean {
  const [first] = spots;
  return first !== undefined && spots.every((each) => Math.abs(each[0] - first[0]) < 2e-4 && Math.abs(each[1] - first[1]) < 2e-4);
}

const memory = new WeakMap<object, Position>();

/// The same array for the same place, so that it can be compared.
function spotOf(place: { lat?: number; lon?: number } | null | undefined): Position | null {
  if (place?.lat === undefined || place.lon === undefined) return null;
  const known = memory.get(place);
  if (known) return known;
  const spot: Position = [place.lon, place.lat];
  memory.set(place, spot);
  return spot;
}
