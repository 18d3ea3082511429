import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const JAR = join(ROOT, "app/target/tocsin.jar");
const READY_WITHIN_MILLIS = 90_000;
const JAVA = ["-Xmx1g", "-Djdk.virtualThreadScheduler.parallelism=64", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", `-Dtocsin.root=${ROOT}`, `-Dtocsin.console=${ROOT}web/console/dist`, "-jar", JAR];

/// Why the product cannot be started here; null when it can.
export function missing(): string | null {
  if (!process.env["JAVA_HOME"]) return "JAVA_HOME is not set";
  return existsSync(JAR) ? null : "the server is not built (./tocsin run builds it)";
}

/// Why a program the test needs cannot be run; null when it can.
export function missingProgram(...names: string[]): string | null {
  const absent = names.filter((name) => spawnSync("sh", ["-c", `command -v ${name}`]).status !== 0);
  return absent.length === 0 ? null : `${absent.join(", ")} not installed`;
}

/// The product itself with a city and a database of its own, in a process that can be killed and started again.
export class Product {
  readonly folder = mkdtempSync(join(tmpdir(), "tocsin-product-"));
  password = "";
  private child: ChildProcess | null = null;

  private constructor(readonly httpPort: number, readonly sipPort: number, private readonly settings: string[]) {}

  /// On free ports.
  static async start(...settings: string[]): Promise<Product> {
    const product = new Product(await freePort(), await freePort(), settings);
    await product.startAgain();
    return product;
  }

  get url(): string {
    return `http://127.0.0.1:${this.httpPort}`;
  }

  get data(): string {
    return join(this.folder, "data");
  }

  async startAgain(): Promise<void> {
    const settings = [`http.port=${this.httpPort}`, `sip.port=${this.sipPort}`, "sip.browser-port=0", `files.data=${this.data}`, ...this.settings];
    this.child = spawn(join(process.env["JAVA_HOME"]!, "bin/java"), [...JAVA, "run", ...settings.flatMap((each) => ["--set", each])], { stdio: ["ignore", "pipe", "pipe"] });
    try {
      this.password = await ready(this.child);
    } catch (problem) {
      await this.stop();
      throw problem;
    }
  }

  /// As a power cut would end the server: no signal it could catch.
  async kill(): Promise<void> {
    await this.end("SIGKILL");
  }

  /// The same for the database below it: the postmaster and everything it started.
  killDatabase(): void {
    const postmaster = readFileSync(join(this.data, "postgres", "data", "postmaster.pid"), "utf8").split("\n")[0]!;
    spawnSync("sh", ["-c", `kill -9 ${postmaster} $(pgrep -P ${postmaster})`]);
  }

  /// Runs a command of the product over its data: verify, replay.
  run(...words: string[]): { code: number; said: string } {
    const done = spawnSync(join(process.env["JAVA_HOME"]!, "bin/java"), [...JAVA, ...words], { encoding: "utf8", timeout: 90_000 });
    return { code: done.status ?? -1, said: done.stdout + done.stderr };
  }

  async stop(): Promise<void> {
    await this.end("SIGTERM");
    rmSync(this.folder, { recursive: true, force: true });
  }

  private end(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    const { child } = this;
    this.child = null;
    return new Promise((resolve) => {
      if (child === null || child.exitCode !== null) return resolve();
      child.once("exit", () => resolve());
      child.kill(signal);
    });
  }
}

/// A port nobody has, for TCP and, most likely, for UDP.
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

function ready(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const timer = setTimeout(() => reject(new Error(`not ready in time:\n${said}`)), READY_WITHIN_MILLIS);
    const hear = (chunk: Buffer) => {
      said += String(chunk);
      const password = /password (\S+?)\.?\s/.exec(said)?.[1];
      if (!/ready at http/.test(said) || password === undefined) return;
      clearTimeout(timer);
      resolve(password);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
  });
}
