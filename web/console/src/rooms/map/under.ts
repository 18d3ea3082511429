import type { Map as MapLibre, MapGeoJSONFeature } from "maplibre-gl";

/// Something drawn near a point, in words.
export interface Under {
  key: string;
  words: string;
  /// The incident it is or is on.
  incident?: number;
}

/// As far as the eye takes a mark for being at the cross.
const REACH_PIXELS = 24;
const LAYERS = ["incident", "unit", "caller", "closed", "station", "hospital", "box"];

/// What is drawn near a point and lives there, nearest layers first: what eyes see at the cross, for those who hear it.
export function underOf(map: MapLibre, lon: number, lat: number): Under[] {
  const { x, y } = map.project([lon, lat]);
  const found = map.queryRenderedFeatures([[x - REACH_PIXELS, y - REACH_PIXELS], [x + REACH_PIXELS, y + REACH_PIXELS]], { layers: LAYERS });
  const all = new Map<string, Under>();
  for (const each of found) {
    const said = say(each);
    if (said && !all.has(said.key)) all.set(said.key, said);
  }
  return [...all.values()];
}

function say({ layer, properties }: MapGeoJSONFeature): Under | null {
  const text = (name: string) => String(properties[name] ?? "");
  switch (layer.id) {
    case "incident": return { key: `#${text("id")}`, words: `#${text("id")} ${text("words")}`, incident: Number(properties["id"]) };
    case "unit": return { key: text("id"), words: text("label") };
    case "caller": return { key: "caller", words: "the caller" };
    case "closed": return { key: `closed ${text("label")}`, words: `closed: ${text("label")}${text("reason") ? `, ${text("reason")}` : ""}` };
    case "station":
    case "hospital": return { key: text("name"), words: text("name") };
    case "box": return { key: `box ${text("number")}`, words: `box ${text("number")}` };
    default: return null;
  }
}
