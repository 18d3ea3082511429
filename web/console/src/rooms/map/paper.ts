import type { TileSet } from "@tocsin/wire";
import { Map as MapLibre, type GeoJSONSource, type StyleSpecification } from "maplibre-gl";
import { preferences } from "../../app/preferences";
import { addIcons } from "./icons";
import { inLight } from "./ink";
import { styleOf } from "./style";

/// The picture on a sheet, in pixels at twice the sharpness: its letters are then as large as small print.
const WIDTH = 900;
const HEIGHT = 620;
const SHARPNESS = 2;
/// Paper does not wait longer for its map; then it gets the one on the screen.
const PATIENCE_MS = 20_000;

/// What goes on paper.
export interface Paper {
  image: string;
  /// From side to side.
  metersAcross: number;
}

/// The map that is on the screen, drawn once more for paper: in the light colours, in a sheet's shape, sharp. Null when
/// it cannot be had in time.
export async function drawPaper(shown: MapLibre, tiles: TileSet): Promise<Paper | null> {
  const box = document.createElement("div");
  box.style.cssText = `position: fixed; left: -10000px; top: 0; width: ${WIDTH}px; height: ${HEIGHT}px`;
  box.ariaHidden = "true";
  document.body.append(box);
  let made: MapLibre | null = null;
  try {
    const map = (made = new MapLibre({
      container: box, style: inLight(() => asShown(shown, styleOf(tiles, preferences.get().districts))), bounds: shown.getBounds(), interactive: false,
      attributionControl: false, fadeDuration: 0, pixelRatio: SHARPNESS, canvasContextAttributes: { preserveDrawingBuffer: true },
    }));
    map.once("style.load", () => inLight(() => addIcons(map)));
    const drawn = new Promise<true>((done) => map.once("idle", () => done(true)));
    const late = new Promise<false>((done) => setTimeout(() => done(false), PATIENCE_MS));
    if (!(await Promise.race([drawn, late]))) return null;
    const middle = map.getCenter().lat;
    const west = map.unproject([0, HEIGHT / 2]);
    const east = map.unproject([WIDTH, HEIGHT / 2]);
    return { image: map.getCanvas().toDataURL("image/png"), metersAcross: (east.lng - west.lng) * 111_320 * Math.cos((middle * Math.PI) / 180) };
  } catch {
    return null;
  } finally {
    made?.remove();
    box.remove();
  }
}

/// The style with what lives on the shown map, what is chosen there and what is left out.
function asShown(shown: MapLibre, style: StyleSpecification): StyleSpecification {
  for (const [name, source] of Object.entries(style.sources)) {
    if (source.type !== "geojson") continue;
    const data = (shown.getSource(name) as GeoJSONSource | undefined)?.serialize().data;
    if (data !== undefined) source.data = data;
  }
  for (const layer of style.layers) {
    if (layer.type === "background") continue;
    const filter = shown.getFilter(layer.id);
    if (filter) layer.filter = filter;
    if (shown.getLayoutProperty(layer.id, "visibility") === "none") layer.layout = { ...layer.layout, visibility: "none" } as never;
  }
  // The mark of what was asked about is no part of the facts.
  return { ...style, layers: style.layers.filter((each) => each.id !== "here") };
}
