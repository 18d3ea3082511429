import type { CallView, Feature, FeatureCollection, Geometry, IncidentView, Position, UnitPosition, UnitView } from "@tocsin/wire";

/// A position older than this is shown faded and with its age.
export const STALE_SECONDS = 30;

export function collection(features: Feature[]): FeatureCollection {
  return { type: "FeatureCollection", features };
}

function point(coordinates: Position, properties: Feature["properties"]): Feature {
  return { type: "Feature", geometry: { type: "Point", coordinates }, properties };
}

export function incidentFeatures(incidents: readonly IncidentView[], working: number | null): FeatureCollection {
  return collection(
    incidents.flatMap(({ id, place, priority, status, typeWords }) =>
      status === "CLOSED" || place?.lat === undefined || place.lon === undefined ? []
        : [point([place.lon, place.lat], { id, words: typeWords, priority, working: id === working, label: id === working ? `${id} ${typeWords}` : String(id) })]),
  );
}

const LOOKS: Record<string, string> = { DP: "going", AK: "going", ER: "going", ST: "going", OS: "there", PC: "patient", TR: "patient", AH: "patient", CL: "free" };

export function unitFeatures(units: readonly UnitView[], where: ReadonlyMap<string, UnitPosition>, now: number): FeatureCollection {
  return collection(
    units.flatMap((unit) => {
      if (unit.status === "OD") return [];
      const spot = where.get(unit.id);
      // In quarters a unit is its station: no need to draw it until it leaves.
      if (unit.status === "AQ") return [];
      const seconds = spot ? Math.max(0, Math.round((now - spot.at) / 1000)) : -1;
      const stale = seconds > STALE_SECONDS || !spot;
      const free = unit.primary === "AVAILABLE";
      return [
        point(spot ? [spot.lon, spot.lat] : unit.home, {
          id: unit.id,
          agency: ["FIRE", "EMS", "POLICE"].includes(unit.agency) ? unit.agency.toLowerCase() : "other",
          look: LOOKS[unit.status] ?? (free ? "free" : "off"),
          heading: spot?.headingDegrees ?? 0,
          moving: spot !== undefined && !stale && unit.status !== "OS",
          busy: unit.incident !== undefined,
          stale,
          label: stale && spot ? `${unit.id} ${seconds >= 120 ? `${Math.floor(seconds / 60)} min` : `${seconds} s`}` : unit.id,
        }),
      ];
    }),
  );
}

export function callerFeatures(call: CallView | undefined): { caller: FeatureCollection; area: FeatureCollection } {
  const place = call?.place;
  if (place?.lat === undefined || place.lon === undefined) {
    const area = place?.area;
    return { caller: collection([]), area: collection(area && area.type !== "Point" ? [{ type: "Feature", geometry: area, properties: {} }] : []) };
  }
  const spot: Position = [place.lon, place.lat];
  const area: Geometry | null = place.area && place.area.type !== "Point" ? place.area : place.radiusMeters ? circle(spot, place.radiusMeters) : null;
  return {
    caller: collection([point(spot, { label: call?.number ?? "caller" })]),
    area: collection(area ? [{ type: "Feature", geometry: area, properties: {} }] : []),
  };
}

export function circle([lon, lat]: Position, radiusMeters: number): Geometry {
  const ring: Position[] = [];
  const across = 111_320 * Math.cos((lat * Math.PI) / 180);
  for (let step = 0; step <= 48; step++) {
    const angle = (step / 48) * Math.PI * 2;
    ring.push([lon + (Math.cos(angle) * radiusMeters) / across, lat + (Math.sin(angle) * radiusMeters) / 111_320]);
  }
  return { type: "Polygon", coordinates: [ring] };
}
