import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Desk, WIDE } from "./desk";

/// The map worked by its keys: what is here, distances, perimeters, closed streets, paper.
describe("the map without a mouse", () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open({ busy: false }, WIDE, "light", true);
    await desk.signIn();
    await desk.page.waitForFunction(() => document.querySelector("[data-panel=map] canvas") !== null);
    // The map looks at the incident in hand.
    const incident = [...desk.server.centre.incidents.values()].find((each) => each.place?.lat !== undefined)!;
    await desk.command(String(incident.id));
    await desk.panel("incident").getByText(`#${incident.id}`).waitFor();
    await desk.page.waitForTimeout(3000);
    await desk.press("Alt+4");
  });
  afterAll(() => desk.close());
  const map = () => desk.panel("map");
  const hand = async () => {
    await desk.press("Alt+4");
    await expect.poll(() => desk.focused()).toMatch(/^Map/);
  };

  it("Enter tells what is at the cross, with the line that is near", async () => {
    await desk.press("Enter");
    const here = map().getByRole("region", { name: "What is here" });
    await here.getByText(/Nearest free/).waitFor();
    await here.getByText(/within 15 m of the line to R9/).waitFor();
    await here.getByText(/gpm/).first().waitFor();
    await here.getByText(/On the map here/).waitFor();
    await here.getByText(/^#\d+ /).first().waitFor();
    await desk.accessible("what is here");
    await desk.press("Escape");
    await here.waitFor({ state: "detached" });
  });

  it("goes from incident to incident and changes the districts, and says so", async () => {
    await desk.press("]");
    await map().getByRole("status").getByText(/^#\d+ .*Enter tells what is there/).waitFor();
    await desk.press("d");
    await map().getByRole("status").getByText("Engine districts").waitFor();
    await map().getByRole("button", { name: "Layers" }).focus();
    await desk.press("Enter");
    const menu = desk.page.getByRole("menu", { name: "Layers" });
    await expect.poll(() => menu.getByRole("menuitemradio", { name: "Engine districts" }).getAttribute("aria-checked")).toBe("true");
    await menu.getByRole("menuitemcheckbox", { name: "House numbers" }).focus();
    await desk.press("Space");
    await expect.poll(() => menu.getByRole("menuitemcheckbox", { name: "House numbers" }).getAttribute("aria-checked")).toBe("false");
    await desk.accessible("what the map shows");
    await desk.press("Space");
    await desk.press("Escape");
    await hand();
    await desk.press("[");
    await map().getByRole("status").getByText(/^#\d+ /).waitFor();
    await desk.press("f");
  });

  it("measures", async () => {
    await desk.press("m");
    await hand();
    await desk.press("Enter");
    await desk.press("ArrowRight");
    await desk.page.waitForTimeout(700);
    await desk.press("Enter");
    await map().getByRole("region", { name: "Measure" }).getByText(/\d+ m \([\d,]+ ft\)/).first().waitFor();
    await desk.accessible("measuring");
    await desk.press("Escape");
  });

  it("a perimeter names the addresses in it", async () => {
    await desk.press("g");
    await hand();
    await desk.press("Enter");
    const perimeter = map().getByRole("region", { name: "Perimeter" });
    await perimeter.getByText("1 of 3 corners").waitFor();
    await desk.press("Backspace");
    await perimeter.getByText("0 of 3 corners").waitFor();
    await perimeter.getByRole("button", { name: /200 m around/ }).focus();
    await desk.press("Enter");
    await perimeter.getByText(/[1-9]\d* addresses/).waitFor();
    await perimeter.getByRole("group", { name: "What is inside" }).waitFor();
    await desk.accessible("a perimeter");
    await hand();
    await desk.press("Escape");
    await perimeter.waitFor({ state: "detached" });
  });

  it("a street is closed at the cross, listed with who and why, and opened again", async () => {
    await desk.press("c");
    const tool = map().getByRole("region", { name: "Close streets" });
    await tool.getByText("No block chosen yet").waitFor();
    await hand();
    // Towards a street: the middle of the city need not lie on one.
    const none = tool.getByText("No block chosen yet");
    for (let tries = 0; tries < 12; tries++) {
      await desk.press("Enter");
      if (await none.waitFor({ state: "detached", timeout: 1500 }).then(() => true, () => false)) break;
      await desk.press(tries % 2 === 0 ? "ArrowRight" : "ArrowUp");
      await desk.page.waitForTimeout(900);
    }
    await none.waitFor({ state: "detached" });
    await tool.getByLabel("Why").focus();
    await desk.type("water main");
    await desk.accessible("a street about to be closed");
    await desk.press("Enter");
    await expect.poll(() => desk.server.centre.closures.size).toBe(1);
    const list = map().getByRole("region", { name: "Closed streets" });
    await list.getByText("water main").waitFor();
    await list.getByText(/by Ana Reyes/).waitFor();
    await desk.accessible("closed streets");
    await list.getByRole("button", { name: /again/ }).focus();
    await desk.press("Enter");
    await expect.poll(() => desk.server.centre.closures.size).toBe(0);
    await list.getByText("No street is closed.").waitFor();
  });

  it("a street is closed and opened from the command line", async () => {
    await desk.command("CS Main/Pearl/Brook: wires down");
    await expect.poll(() => [...desk.server.centre.closures.values()].map((each) => each.label)).toEqual(["Main from Pearl to Brook"]);
    await desk.command(`LIFT ${[...desk.server.centre.closures.keys()].at(-1)}`);
    await expect.poll(() => desk.server.centre.closures.size).toBe(0);
  });

  it("paper shows the map and the incident and nothing else", async () => {
    // The key draws the map anew, light and sharp; the browser's own print takes it as it is.
    await desk.page.evaluate(() => Object.assign(globalThis, { print: () => dispatchEvent(new Event("beforeprint")) }));
    await desk.press("Alt+Shift+P");
    const image = desk.page.locator("article img");
    await expect.poll(() => image.evaluate((each: HTMLImageElement) => each.naturalWidth).catch(() => 0), { timeout: 30_000 }).toBe(1800);
    const incident = [...desk.server.centre.incidents.values()].find((each) => each.place?.lat !== undefined)!;
    await desk.page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await desk.page.emulateMedia({ media: "print" });
    const text = await desk.page.evaluate(() => document.body.innerText);
    expect(text).toContain(`#${incident.id}`);
    expect(text).toContain(incident.place!.label);
    expect(text).not.toContain("Command");
    expect(await desk.page.locator("article img").evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(200);
    await desk.page.emulateMedia({ media: "screen" });
  });
});
