import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { FakeServer, type FakeOptions } from "@tocsin/fake";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { openBrowser, type Size } from "./browser";
import { packed } from "./png";

const SITE = fileURLToPath(new URL("../console/dist", import.meta.url));
const SCREENSHOTS = fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const WIDE: Size = { width: 1920, height: 1080 };
export const SMALL: Size = { width: 1280, height: 800 };

export interface Shown {
  theme: "light" | "dark";
  size: Size;
  name: string;
}

/// A console in a browser against the stand-in server, worked by its keys.
export class Desk {
  readonly faults: string[] = [];

  private constructor(
    readonly page: Page,
    readonly server: FakeServer,
    private readonly url: string,
    private readonly closers: (() => Promise<void>)[],
    /// Whether a person will look at what is drawn.
    readonly drawn = false,
  ) {
    page.on("pageerror", (error) => this.faults.push(error.message));
    page.on("console", (message) => {
      // The browser itself reports answers of 401 and lines that break; both are part of the stories.
      if (message.type() === "error" && !/Failed to load resource|WebSocket connection|WebGL/.test(message.text())) this.faults.push(message.text());
    });
  }

  /// @param microphone whether the browser gives it to pages that ask
  static async open(options: FakeOptions = {}, size: Size = WIDE, theme: "light" | "dark" = "dark", drawn = false, microphone = true): Promise<Desk> {
    const server = new FakeServer({ site: SITE, ...options });
    const url = await server.start();
    const { context, close } = await openBrowser(size, theme, drawn, microphone);
    const page = context.pages()[0] ?? (await context.newPage());
    return new Desk(page, server, url, [close, () => server.stop()], drawn);
  }

  /// Another person at another desk of the same centre.
  async join(size: Size = WIDE): Promise<Desk> {
    const { context, close } = await openBrowser(size, "dark", false);
    this.closers.unshift(close);
    return new Desk(context.pages()[0] ?? (await context.newPage()), this.server, this.url, []);
  }

  async close() {
    for (const close of this.closers) await close();
    expect(this.faults).toEqual([]);
  }

  async goto(path = "/") {
    await this.page.goto(this.url + path);
  }

  async signIn(login = "ana", desksDown = 0) {
    await this.goto();
    await this.page.waitForSelector("input[type=password]");
    await this.press("Control+a");
    await this.type(login);
    await this.press("Tab");
    await this.type("tocsin");
    await this.press("Enter");
    await this.see("Where do you sit");
    for (let n = 0; n < desksDown; n++) await this.press("Tab");
    await this.press("Enter");
    await this.page.waitForSelector("[data-panel=units] [role=row][data-index]");
  }

  press(key: string) {
    return this.page.keyboard.press(key);
  }

  type(text: string) {
    return this.page.keyboard.type(text);
  }

  see(text: string | RegExp) {
    return this.page.getByText(text).first().waitFor();
  }

  panel(name: string) {
    return this.page.locator(`[data-panel=${name}]`);
  }

  /// A command line, from wherever one is.
  async command(text: string) {
    await this.press("F2");
    await this.press("Control+a");
    await this.type(text);
    await this.press("Enter");
  }

  focused(): Promise<string> {
    return this.page.evaluate(() => {
      const at = document.activeElement;
      const by = at?.getAttribute("aria-labelledby");
      return at?.getAttribute("aria-label") ?? (by ? document.getElementById(by)?.textContent : null) ?? at?.id ?? at?.tagName ?? "";
    });
  }

  /// No violation of WCAG 2.2 AA or of good practice on what is shown now.
  async accessible(where: string) {
    if (!(await this.page.evaluate(() => "axe" in globalThis))) await this.page.evaluate(AXE);
    const found = await this.page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
      const results = await axe.run(document, { resultTypes: ["violations"] });
      return results.violations.map((each) => `${each.id}: ${each.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.any.map((check) => check.message).join(" ")}`).join(" | ")}`);
    });
    expect.soft(found, where).toEqual([]);
  }

  async shot(name: string) {
    mkdirSync(SCREENSHOTS, { recursive: true });
    await this.page.mouse.move(2, 2);
    await this.page.waitForTimeout(900);
    writeFileSync(`${SCREENSHOTS}${name}.png`, packed(await this.page.screenshot()));
  }
}
