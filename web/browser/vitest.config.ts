import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    // The screenshots are made when somebody wants to look at them: `npm run screens`.
    include: process.env["SCREENS"] ? ["browser/screens.test.ts", "browser/product.test.ts", "browser/playback.test.ts", "browser/texts.test.ts", "browser/conference.test.ts", "browser/silent.test.ts", "browser/voice.test.ts"] : ["browser/*.test.ts"],
    exclude: process.env["SCREENS"] ? [] : ["browser/screens.test.ts"],
    environment: "node",
    // One browser at a time: the machine that runs this may be small.
    fileParallelism: false,
    expect: { poll: { timeout: 20_000, interval: 50 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
