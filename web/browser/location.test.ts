import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Desk, SMALL } from "./desk";

/// Where a caller is and was, by keys.
describe("the caller's place", () => {
  let desk: Desk;
  let id: number;
  beforeAll(async () => {
    desk = await Desk.open({ busy: false }, SMALL, "dark");
    const { centre } = desk.server;
    const [oldest] = [...centre.calls.values()].filter((each) => each.status === "RINGING" && each.rank === 1).sort((a, b) => a.arrivedAt.localeCompare(b.arrivedAt));
    id = oldest!.id;
    await desk.signIn();
    await desk.press("F4");
    await desk.panel("call").getByText(oldest!.number!).waitFor();
  });
  afterAll(() => desk.close());
  const card = () => desk.panel("call");

  it("every fix is listed with age, doubt and method, and what lies within the doubt", async () => {
    await desk.press("Alt+v");
    const section = card().getByRole("region", { name: "Where the caller may be" });
    await section.getByText("Within the doubt").waitFor();
    expect(await section.getByRole("button").count()).toBeGreaterThan(0);
    await expect.poll(() => section.locator("ol > li").count()).toBe(desk.server.centre.call(id).fixes.length);
    await section.getByText(/(s|min) ago$/).first().waitFor();
    await desk.accessible("where the caller may be");
  });

  it("a caller who moves is told in words at once", async () => {
    const { centre } = desk.server;
    const call = centre.call(id);
    const last = call.fixes.at(-1)!;
    const moved = { ...last, lat: last.lat! + 0.0011, radiusMeters: 15, takenAt: centre.stamp(), moved: { meters: 122, toward: "N", seconds: 40, beyondError: true } };
    centre.setCall(id, { fixes: [...call.fixes, moved] });
    centre.commit();
    await card().getByText("moved 122 m N in 40 s").first().waitFor();
  });

  it("a caller on other ground is told with whose it is", async () => {
    desk.server.centre.setCall(id, { rightPsap: "Eastfield Emergency Communications" });
    desk.server.centre.commit();
    await card().getByText("Eastfield Emergency Communications").first().waitFor();
    await desk.accessible("a call from other ground");
  });

  it("one of the places within the doubt becomes the incident's", async () => {
    const button = card().getByRole("region", { name: "Where the caller may be" }).getByRole("button").first();
    const words = (await button.textContent())!.trim();
    await button.focus();
    await desk.press("Enter");
    await desk.panel("incident").getByText("exact door").waitFor();
    expect([...desk.server.centre.incidents.values()].at(-1)!.place?.label).toBe(words);
  });
});
