import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const JAR = join(ROOT, "app/target/tocsin.jar");
const READY_WITHIN_MILLIS = 90_000;

/// Why the product cannot be started here; null when it can.
export function missing(): string | null {
  if (!process.env["JAVA_HOME"]) return "JAVA_HOME is not set";
  return existsSync(JAR) ? null : "the server is not built (./tocsin run builds it)";
}

/// The product itself on free ports, with a city, a database and a simulator of its own.
export async function startProduct(): Promise<{ url: string; password: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "tocsin-product-"));
  const settings = ["http.port=0", "sip.port=0", "sip.media-port-low=37000", "sip.media-port-high=37399", `files.data=${folder}/data`, "simulator.calls-per-hour=400", "simulator.desk=true"];
  const child = spawn(
    join(process.env["JAVA_HOME"]!, "bin/java"),
    ["-Xmx1g", "-Djdk.virtualThreadScheduler.parallelism=64", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", `-Dtocsin.root=${ROOT}`, `-Dtocsin.console=${ROOT}web/console/dist`, "-jar", JAR, "run",
      ...settings.flatMap((each) => ["--set", each])],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  const stop = () => new Promise<void>((resolve) => {
    child.once("exit", () => {
      rmSync(folder, { recursive: true, force: true });
      resolve();
    });
    child.kill("SIGTERM");
  });
  try {
    return { ...(await ready(child)), stop };
  } catch (problem) {
    await stop();
    throw problem;
  }
}

function ready(child: ChildProcess): Promise<{ url: string; password: string }> {
  return new Promise((resolve, reject) => {
    let said = "";
    const timer = setTimeout(() => reject(new Error(`not ready in time:\n${said}`)), READY_WITHIN_MILLIS);
    const hear = (chunk: Buffer) => {
      said += String(chunk);
      const url = /ready at (http\S+?)\/? /.exec(said)?.[1];
      const password = /password (\S+?)\.?\s/.exec(said)?.[1];
      if (url === undefined || password === undefined) return;
      clearTimeout(timer);
      resolve({ url, password });
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
  });
}
