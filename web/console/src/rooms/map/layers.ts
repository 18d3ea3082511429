import type { Map as MapLibre } from "maplibre-gl";
import { useEffect } from "react";
import { preferences } from "../../app/preferences";
import { useStore } from "../../app/store";
import { DISTRICT_LAYERS, districtFilter } from "./ground";

/// What of the map can be left out, and the layers it is drawn by.
export const SHOWN = [
  { id: "numbers", words: "House numbers", layers: ["house-number"] },
  { id: "hydrants", words: "Hydrants and their flow", layers: ["hydrant", "hydrant-flow"] },
  { id: "boxes", words: "Fire-alarm boxes", layers: ["box"] },
  { id: "places", words: "Places", layers: ["place-minor", "place-other", "landmark"] },
  { id: "one-way", words: "One-way arrows", layers: ["one-way"] },
] as const;

/// No district lines but the towns'.
export const NO_DISTRICTS = "NONE";

const WORDS: Record<string, string> = {
  POLICE_SECTOR: "Police sectors", CAR_ROUTE: "Car routes", REPORTING_AREA: "Reporting areas", FIRE_ENGINE: "Engine districts", FIRE_LADDER: "Ladder districts",
  FIRE_RESCUE: "Rescue districts", EMS_ZONE: "EMS zones", NEIGHBORHOOD: "Neighborhoods", WARD: "Wards", ZIP: "ZIP codes", SCHOOL: "School areas",
  HOSPITAL: "Hospital catchments", PSAP: "Answering centers", [NO_DISTRICTS]: "Towns only",
};

export function districtWords(kind: string): string {
  return WORDS[kind] ?? kind.toLowerCase().replaceAll("_", " ");
}

/// The kinds a pack has, in the order dispatchers ask for them; the towns are always drawn.
export function districtKinds(inPack: readonly string[]): string[] {
  return [...Object.keys(WORDS).filter((kind) => kind !== NO_DISTRICTS && inPack.includes(kind)), NO_DISTRICTS];
}

/// The next kind after the one shown.
export function nextDistricts(shown: string, inPack: readonly string[]): string {
  const kinds = districtKinds(inPack);
  return kinds[(kinds.indexOf(shown) + 1) % kinds.length] ?? NO_DISTRICTS;
}

/// Draws what this desk wants to see.
export function useMapLayers(map: MapLibre | null) {
  const { districts, mapHides } = useStore(preferences);
  useEffect(() => {
    for (const layer of DISTRICT_LAYERS) map?.setFilter(layer, districtFilter(districts));
  }, [map, districts]);
  useEffect(() => {
    for (const { id, layers } of SHOWN) {
      for (const layer of layers) map?.setLayoutProperty(layer, "visibility", mapHides.includes(id) ? "none" : "visible");
    }
  }, [map, mapHides]);
}
