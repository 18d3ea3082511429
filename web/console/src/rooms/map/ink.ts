import type { FontFacesSpecification } from "maplibre-gl";
import regular from "@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2?url";
import regularMore from "@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-ext-400-normal.woff2?url";
import medium from "@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-500-normal.woff2?url";
import semiBold from "@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff2?url";
import semiBoldMore from "@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-ext-600-normal.woff2?url";
import italic from "@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-italic.woff2?url";

export const SANS = ["Plex"];
export const MEDIUM = ["Plex Medium"];
export const BOLD = ["Plex SemiBold"];
export const ITALIC = ["Plex Italic"];

const LATIN = ["U+0000-00FF", "U+0131", "U+0152-0153", "U+02BB-02BC", "U+02C6", "U+02DA", "U+02DC", "U+2000-206F", "U+20AC", "U+2122", "U+2212"];
const LATIN_MORE = ["U+0100-0130", "U+0132-0151", "U+0154-02BA", "U+1E00-1E9F", "U+1EF2-1EFF"];

/// The letters of the map come from this machine, out of the same files as the rest of the console; the browser draws
/// each when it is first needed.
export function fontFaces(): FontFacesSpecification {
  const here = (path: string) => new URL(path, location.href).href;
  const latin = (path: string) => ({ url: here(path), "unicode-range": LATIN });
  const more = (path: string) => ({ url: here(path), "unicode-range": LATIN_MORE });
  return {
    Plex: [latin(regular), more(regularMore)],
    "Plex Medium": [latin(medium), more(regularMore)],
    "Plex SemiBold": [latin(semiBold), more(semiBoldMore)],
    "Plex Italic": [latin(italic), more(regularMore)],
  };
}

/// Colours come from the same tokens as the rest of the console.
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/// Does something with the light colours, whatever the console wears; nothing is painted meanwhile.
export function inLight<T>(work: () => T): T {
  const { dataset } = document.documentElement;
  const worn = dataset["theme"] ?? "light";
  dataset["theme"] = "light";
  try {
    return work();
  } finally {
    dataset["theme"] = worn;
  }
}
