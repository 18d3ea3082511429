// Starts the stand-in server for working on the console: `npm run fake`, then `npm run dev`.
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const port = Number(process.env.PORT ?? 8917);
const { module } = await runnerImport(fileURLToPath(new URL("./src/server.ts", import.meta.url)));
const server = new module.FakeServer({ port, site: fileURLToPath(new URL("../console/dist", import.meta.url)) });
console.log(`${await server.start()}  sign in as ana, ben or sam with password "tocsin"`);
