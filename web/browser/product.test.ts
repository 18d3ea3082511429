import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./browser";
import { packed } from "./png";
import { missing, Product } from "./real";

const SCREENSHOTS = fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));
const why = missing();
if (why) console.log(`skipped, the console against the product: ${why}`);

/// The whole story on the real thing: a SIP call from the simulator, the right units by drive time, the record.
describe.skipIf(why !== null)("the console and the product", () => {
  let page: Page;
  const closers: (() => Promise<void>)[] = [];
  const faults: string[] = [];
  beforeAll(async () => {
    const product = await Product.start("sip.media-port-low=37000", "sip.media-port-high=37399", "simulator.calls-per-hour=400", "simulator.desk=true");
    closers.push(() => product.stop());
    // With SCREENS the map is drawn and pictures are kept.
    const { context, close } = await openBrowser({ width: 1720, height: 968 }, "dark", process.env["SCREENS"] !== undefined);
    closers.unshift(close);
    page = context.pages()[0] ?? (await context.newPage());
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto(product.url);
    await page.waitForSelector("input[type=password]");
    await page.keyboard.type("ana");
    await page.keyboard.press("Tab");
    await page.keyboard.type(product.password);
    await page.keyboard.press("Enter");
    await page.getByText("Where do you sit").waitFor();
    await page.keyboard.press("Enter");
    await page.waitForSelector("[data-panel=units] [role=row][data-index]");
  });
  afterAll(async () => {
    for (const close of closers) await close();
    expect(faults).toEqual([]);
  });
  const incident = () => page.locator("[data-panel=incident]");
  const shot = async (name: string) => {
    if (process.env["SCREENS"] === undefined) return;
    await page.waitForTimeout(3000);
    mkdirSync(SCREENSHOTS, { recursive: true });
    writeFileSync(`${SCREENSHOTS}${name}.png`, packed(await page.screenshot()));
  };

  it("a call that rings over SIP is answered, placed, typed and given units by drive time", async () => {
    await page.locator("[data-status=RINGING]").first().waitFor({ timeout: 60_000 });
    await page.keyboard.press("F4");
    await page.waitForFunction(() => document.activeElement?.closest("[data-field=place]"));
    await page.locator("[data-panel=call]").getByText(/Talking/).waitFor();
    const typed = await page.inputValue("[data-field=place] input");
    // A caller by radio comes with no door: the telecommunicator asks and types.
    await page.keyboard.press("Control+a");
    await page.keyboard.type(typed.replace(/^near /, ""));
    await page.getByRole("option").first().waitFor();
    // One that several towns have must be chosen; the only one is taken by Enter.
    if ((await page.locator("[role=option][aria-selected=true]").count()) === 0) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await incident().getByText(/exact door|house-number range|street or area/).waitFor();
    await page.keyboard.press("Alt+t");
    await page.keyboard.type("struc");
    await page.getByRole("option", { name: /Structure fire/ }).first().waitFor();
    await page.keyboard.press("Enter");
    await incident().getByText(/first choice/).first().waitFor();
    await shot("product-recommended");
  });

  it("the units are dispatched with one key and acknowledge by themselves", async () => {
    await page.keyboard.press("F9");
    await incident().getByText("On it").waitFor();
    await incident().getByText(/^(AK|ER|OS)$/).first().waitFor({ timeout: 60_000 });
    await shot("product-dispatched");
  });

  it("the line, the notes and the record work, and the incident is closed", async () => {
    await page.keyboard.press("F2");
    await page.keyboard.type(":two people on the balcony");
    await page.keyboard.press("Enter");
    await incident().getByText("two people on the balcony").first().waitFor();
    await page.keyboard.press("Alt+j");
    await incident().getByText(/dispatched to/).first().waitFor();
    await shot("product-timeline");
    await page.keyboard.press("Alt+j");
    await page.keyboard.press("Alt+c");
    await page.waitForFunction(() => document.activeElement?.getAttribute("placeholder") === "Number or a few letters");
    await page.keyboard.type("canc");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Enter");
    const refused = incident().getByRole("button", { name: /Override/ });
    const closed = incident().getByText(/^Closed by/);
    await refused.or(closed).first().waitFor();
    if (await refused.isVisible()) await page.keyboard.press("Alt+o");
    await closed.waitFor();
  });

  it("a reload shows the same, from the same record", async () => {
    const before = await page.locator("[data-panel=call]").getByText(/^\(\d{3}\)/).first().textContent();
    await page.reload();
    await page.locator("[data-panel=call]").getByText(before ?? "").first().waitFor();
  });
});
