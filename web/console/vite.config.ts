import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = process.env["TOCSIN_URL"] ?? "http://127.0.0.1:8917";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [react()],
  // Everything comes from this machine: no font, script or style is fetched from anywhere else.
  build: {
    target: "es2023",
    chunkSizeWarningLimit: 1500,
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // The map's worker is a script: some servers do not know .mjs.
        assetFileNames: (asset) => (asset.names.some((name) => name.endsWith(".mjs")) ? "assets/[name]-[hash].js" : "assets/[name]-[hash][extname]"),
      },
    },
  },
  server: { port: 5199, strictPort: true, proxy: { "/api": server, "/live": { target: server, ws: true } } },
});
