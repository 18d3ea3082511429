import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["wire/test/**/*.test.ts", "console/test/**/*.test.ts", "fake/test/**/*.test.ts"], environment: "node" },
});
