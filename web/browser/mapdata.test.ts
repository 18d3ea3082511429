import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Desk, SMALL } from "./desk";

/// What the map cannot do, and what it says of an incident, by keys.
describe("what the map knows", () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open({ busy: false }, SMALL, "dark");
    await desk.signIn();
  });
  afterAll(() => desk.close());

  it("one key tells its version, origin and licence, what it cannot do and what the check found", async () => {
    await desk.press("Alt+Shift+M");
    const dialog = desk.page.getByRole("dialog");
    await dialog.getByText("Cedarville: house addresses cannot be verified").waitFor();
    await dialog.getByText("ODC PDDL 1.0; CC0").waitFor();
    await dialog.getByText("its numbers run from 40 to 12", { exact: false }).waitFor();
    await dialog.getByText("1 error, 3 warnings", { exact: false }).waitFor();
    await desk.accessible("map data");
    if (process.env["LOOK"]) await desk.page.screenshot({ path: `${process.env["LOOK"]}/map-data.png` });
    await desk.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });

  it("Water and who is there are reached by keys", async () => {
    const { centre } = desk.server;
    const incident = [...centre.incidents.values()].find((each) => each.place?.lat !== undefined && each.status !== "CLOSED"
      && each.units.some((unit) => centre.unit(unit).kind === "ENGINE"))!;
    await desk.command(String(incident.id));
    await desk.panel("incident").getByText(`#${incident.id}`).first().waitFor();
    await desk.panel("incident").getByRole("group", { name: /^Hydrants for/ }).waitFor();
    await desk.press("Alt+Shift+H");
    await expect.poll(() => desk.focused()).toMatch(/^Hydrants for/);
    await desk.press("Alt+Shift+U");
    await expect.poll(() => desk.page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset["unit"] ?? "")).toBe(incident.units[0]);
    expect(desk.faults).toEqual([]);
  });
});
