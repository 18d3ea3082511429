import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type BrowserContext } from "playwright-core";

const ARGUMENTS = [
  "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--autoplay-policy=no-user-gesture-required",
  "--use-fake-device-for-media-stream", "--allow-loopback-in-peer-connection",
  "--font-render-hinting=none",
];

/// The person at the desk allows the microphone whenever a page asks.
const WILLING = "--use-fake-ui-for-media-stream";

/// The map drawn by software: slow, so only where the map is looked at. Without it the console says that it cannot draw.
const DRAWN = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"];
const UNDRAWN = ["--disable-gpu", "--disable-3d-apis"];

export interface Size {
  width: number;
  height: number;
}

/// A fresh Chromium with an empty profile, closed and removed by `close`.
export async function openBrowser(size: Size, theme: "light" | "dark", drawn = true, microphone = true): Promise<{ context: BrowserContext; close: () => Promise<void> }> {
  const profile = mkdtempSync(join(tmpdir(), "tocsin-browser-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    headless: true,
    // The window as large as the page: what lies outside of it is painted late, which would spoil measurements.
    args: [...ARGUMENTS, ...(microphone ? [WILLING] : []), `--window-size=${size.width},${size.height + 120}`, ...(drawn ? DRAWN : UNDRAWN)],
    viewport: size,
    colorScheme: theme,
    timezoneId: "America/New_York",
    locale: "en-US",
  });
  return {
    context,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
