import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Desk, SMALL } from "./desk";

/// The main job from sign-in to disposition, by keys alone.
describe("a telecommunicator without a mouse", () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open({ busy: false }, SMALL, "light");
  });
  afterAll(() => desk.close());

  it("is told what is wrong at the door and keeps what was typed", async () => {
    await desk.goto();
    await desk.page.waitForSelector("input[type=password]");
    expect(await desk.focused()).not.toBe("BODY");
    await desk.type("ana");
    await desk.press("Tab");
    await desk.type("wrong");
    await desk.press("Enter");
    await desk.see("is not right");
    expect(await desk.page.inputValue("input[autocomplete=username]")).toBe("ana");
    await desk.accessible("sign-in");
  });

  it("signs in and takes a position, or takes it over from who forgot to leave", async () => {
    await desk.type("tocsin");
    await desk.press("Enter");
    await desk.see("Where do you sit, Ana?");
    await desk.accessible("choosing a position");
    await desk.press("Tab");
    await desk.press("Enter");
    await desk.see(/Dora Finch is signed on at Call Taker 2/);
    await desk.press("Alt+o");
    await desk.page.waitForSelector("[data-panel=units] [role=row][data-index]");
    expect(await desk.page.locator("header").first().textContent()).toContain("Call Taker 2");
    await desk.accessible("the console, nothing in hand");
  });

  it("answers the oldest emergency with one key and finds the place ready to take", async () => {
    const oldest = [...desk.server.centre.calls.values()].filter((each) => each.status === "RINGING" && each.rank === 1).sort((a, b) => a.arrivedAt.localeCompare(b.arrivedAt))[0]!;
    await desk.press("F4");
    await desk.panel("call").getByText(oldest.number!).waitFor();
    expect(desk.server.centre.call(oldest.id).handler).toBe("ana");
    await expect.poll(() => desk.focused()).toBe("Where");
    expect(await desk.page.locator("[data-panel=incident] input[role=combobox]").first().inputValue()).toBe(oldest.place!.text);
    await desk.accessible("a call answered");
    await desk.press("Escape");
    await desk.press("Enter");
    await desk.panel("incident").getByText(/exact door/).waitFor();
    expect(desk.server.centre.call(oldest.id).incident).toBeDefined();
  });

  it("says what in a few letters, and is told who should go and why", async () => {
    await desk.press("Tab");
    expect(await desk.focused()).toBe("What");
    await desk.type("smok");
    await desk.page.getByRole("option", { name: /Structure fire/ }).waitFor();
    await desk.accessible("the type list open");
    await desk.press("Enter");
    await desk.panel("incident").getByText(/first choice/).first().waitFor();
    await desk.accessible("units recommended");
  });

  it("writes a note while the units are chosen, and dispatches with one key", async () => {
    await desk.press("Alt+b");
    await desk.type("Smoke from the third floor");
    await desk.press("Enter");
    await desk.panel("incident").getByText("Smoke from the third floor").waitFor();
    await desk.press("F8");
    await expect.poll(() => desk.focused()).toMatch(/^Send /);
    const first = (await desk.focused()).split(/[ ,]/)[1]!;
    await desk.press("Space");
    await desk.press("F9");
    const incident = [...desk.server.centre.incidents.values()].at(-1)!.id;
    await expect.poll(() => desk.server.centre.incident(incident).units.length).toBeGreaterThan(3);
    expect(desk.server.centre.incident(incident).units).not.toContain(first);
    expect(desk.server.centre.incident(incident).status).toBe("ACTIVE");
  });

  it("works statuses from the command line, completing, recalling and coming back", async () => {
    const unit = [...desk.server.centre.incidents.values()].at(-1)!.units[0]!;
    await desk.press("F7");
    await desk.command(`er ${unit}`);
    await desk.page.locator("footer").getByText(`${unit} en route`).waitFor();
    await desk.press("ArrowUp");
    await desk.press("Home");
    await desk.press("Delete");
    await desk.press("Delete");
    await desk.type("os");
    await desk.press("Enter");
    await expect.poll(() => desk.server.centre.unit(unit).status).toBe("OS");
    await desk.press("F2");
    await desk.type("d");
    await desk.page.getByRole("option", { name: /^D Dispatch/ }).waitFor();
    await desk.accessible("the command line completing");
    await desk.press("Escape");
    await desk.press("Escape");
    expect(await desk.focused()).toBe("Where");
  });

  it("hangs up and still sees number and place", async () => {
    const call = [...desk.server.centre.calls.values()].find((each) => each.handler === "ana")!;
    await desk.press("Alt+x");
    await expect.poll(() => desk.server.centre.call(call.id).status).toBe("ENDED");
    await desk.panel("call").getByText(call.number!).waitFor();
    await desk.panel("call").getByText(call.place!.text).first().waitFor();
  });

  it("reads the timeline and closes with a disposition", async () => {
    await desk.press("Alt+j");
    await desk.panel("incident").getByText("Smoke from the third floor").waitFor();
    await desk.panel("incident").getByText(/dispatched/).first().waitFor();
    await desk.accessible("the timeline");
    await desk.press("Alt+j");
    await desk.press("Alt+c");
    await expect.poll(() => desk.focused()).toBe("How did it end?");
    await desk.type("12");
    await desk.press("Enter");
    const incident = [...desk.server.centre.incidents.values()].at(-1)!;
    await expect.poll(() => desk.server.centre.incident(incident.id).status).toBe("CLOSED");
    await desk.panel("incident").getByText("Fire out").waitFor();
    await desk.press("Control+Enter");
    await desk.panel("incident").getByText("No incident is in hand").waitFor();
  });

  it("deals with an abandoned call and closes it with a reason", async () => {
    await desk.press("Alt+a");
    await desk.panel("queue").getByText("tried 3 times").waitFor();
    await desk.accessible("abandoned calls");
    const abandoned = [...desk.server.centre.calls.values()].find((each) => each.status === "ABANDONED")!;
    await desk.panel("queue").getByRole("button", { name: /Close: Called back, no emergency/ }).focus();
    await desk.press("Enter");
    await expect.poll(() => desk.server.centre.call(abandoned.id).outcome).toBe("Called back, no emergency");
    await desk.press("Alt+a");
  });

  it("goes to each panel by its key and shows the keys of where one is", async () => {
    for (const [key, panel] of [["Alt+1", "queue"], ["Alt+5", "incidents"], ["Alt+6", "units"], ["Alt+4", "map"], ["Alt+2", "call"]] as const) {
      await desk.press(key);
      await expect.poll(() => desk.page.evaluate(() => document.activeElement?.closest("[data-panel]")?.getAttribute("data-panel")), { message: key }).toBe(panel);
    }
    await desk.press("Alt+5");
    await desk.press("ArrowDown");
    await desk.press("Enter");
    await desk.panel("incident").getByText(/#\d+/).first().waitFor();
    await desk.press("?");
    await desk.page.getByRole("dialog").getByText("Dispatch the ticked units").waitFor();
    await desk.accessible("the keys");
    await desk.press("Escape");
    await desk.press("Alt+s");
    await desk.page.getByRole("dialog").getByText("Settings of this position").waitFor();
    await desk.accessible("settings");
    await desk.press("Escape");
  });

  it("changes a unit's status from the board by keys, and sees the command that does the same", async () => {
    await desk.press("Alt+6");
    const unit = await desk.page.evaluate(() => document.activeElement?.getAttribute("aria-label")?.split(",")[0] ?? "");
    expect(unit).not.toBe("");
    await desk.press("Space");
    await desk.page.getByRole("menu").getByText(`OOS ${unit}`).waitFor();
    await desk.accessible("a unit's menu");
    await desk.type("out of s");
    await desk.press("Enter");
    await expect.poll(() => desk.server.centre.unit(unit).status).toBe("OOS");
    await desk.page.locator("footer").getByText(`OOS ${unit}`, { exact: true }).waitFor();
  });
});
