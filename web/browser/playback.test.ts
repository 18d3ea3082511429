import { afterEach, describe, expect, it } from "vitest";
import { Desk, SMALL, WIDE } from "./desk";

/// What was said, heard again by keys alone, while the call goes on and afterwards.
describe.each([
  { theme: "dark", size: WIDE, name: "dark-1920" },
  { theme: "light", size: SMALL, name: "light-1280" },
] as const)("playback $name", ({ theme, size, name }) => {
  let desk: Desk;
  afterEach(() => desk.close());

  const slider = () => desk.page.getByRole("slider", { name: "Position" });
  const at = async () => Number(await slider().getAttribute("aria-valuenow"));
  const becomes = (what: () => Promise<boolean>) => expect.poll(what, { timeout: 10_000 }).toBe(true);

  it("the last minutes are recalled in the middle of a call, and the call as a whole afterwards", async () => {
    desk = await Desk.open({ busy: true }, size, theme, name === "dark-1920" && process.env["SCREENS"] !== undefined);
    await desk.signIn();
    await desk.press("Alt+h");
    await desk.see("Nothing there.");
    await desk.press("Escape");
    await desk.press("F4");
    await desk.panel("call").getByText(/Talking/).waitFor();
    await desk.page.waitForFunction(() => document.activeElement?.closest("[data-field=place]"));

    await desk.press("Alt+h");
    await desk.see("My last three minutes");
    await desk.see(/The call goes on/);
    await becomes(async () => (await desk.focused()) === "Position");
    // It plays at once, from shortly before now.
    await becomes(async () => (await at()) > 165);
    await desk.page.getByRole("button", { name: /Pause/ }).waitFor();
    await desk.press(" ");
    await desk.page.getByRole("button", { name: /Play/ }).waitFor();
    const paused = await at();
    await desk.press("ArrowLeft");
    expect(await at()).toBe(Math.max(0, paused - 5));
    await desk.press("Home");
    expect(await at()).toBe(0);
    await desk.press(".");
    expect(await at()).toBe(51);
    await desk.press(".");
    expect(await at()).toBe(60);
    await desk.press(".");
    expect(await at()).toBe(72);
    await desk.page.locator("[data-now]", { hasText: "Caller pressed 3" }).waitFor();
    await desk.press("+");
    await desk.see(/Speed 1.25, the pitch kept/);
    await desk.press("2");
    await desk.page.locator("[data-playback] button[aria-pressed=false]", { hasText: "2" }).waitFor();
    await desk.press("2");
    await desk.page.locator("[data-playback] button[aria-pressed=true]", { hasText: "2" }).waitFor();
    await desk.accessible("recall");
    await desk.shot(`${name}-recall`);
    await desk.press("Escape");
    expect(await desk.page.locator("[data-playback]").count()).toBe(0);
    await desk.page.waitForFunction(() => document.activeElement?.closest("[data-field=place]"));

    await desk.press("Alt+x");
    await desk.panel("call").getByText("Ended", { exact: true }).waitFor();
    await desk.press("Alt+p");
    await desk.see(/Recording of C/);
    await becomes(async () => (await desk.focused()) === "Position");
    await desk.see("CHILD IN BACK ROOM GA");
    await desk.page.getByRole("button", { name: /E1 dispatched/ }).click();
    expect(await at()).toBe(33);
    await desk.accessible("playback");
    await desk.shot(`${name}-playback`);
  });
});
