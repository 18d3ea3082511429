import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Desk, SMALL, WIDE, type Shown } from "./desk";

/// A browser that keeps the microphone to itself: what to do is said, and the telephone on the desk is offered.
describe.each<Shown>([
  { theme: "dark", size: WIDE, name: "dark-1920" },
  { theme: "light", size: SMALL, name: "light-1280" },
])("voice without a microphone ($name)", ({ theme, size, name }) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open({ busy: false, waiting: 0 }, size, theme, process.env["SCREENS"] !== undefined, false);
    desk.server.phone = { user: "201", device: "Deskphone 4", registered: true, since: new Date().toISOString(), line: "IDLE" };
    await desk.signIn();
  });
  afterAll(() => desk.close());

  it("says in the top strip that there is no permission", async () => {
    await desk.page.locator("[data-voice=forbidden]").waitFor();
    await desk.accessible("no permission");
  });

  it("says by one key how to allow the microphone", async () => {
    await desk.press("Alt+Shift+e");
    const audio = desk.page.getByRole("dialog", { name: "Audio" });
    await audio.getByText("set Microphone to Allow").waitFor();
    await audio.getByText("Desk phone 201 is registered").waitFor();
    await desk.accessible("how to allow it");
    if (desk.drawn) await desk.shot(`${name}-no-microphone`);
  });

  it("rings the desk phone by keys alone, and says what it does", async () => {
    const ring = desk.page.getByRole("button", { name: "Talk on the desk phone" });
    await ring.waitFor();
    for (let n = 0; n < 4 && !(await ring.evaluate((it) => it === document.activeElement)); n++) await desk.press("Tab");
    await desk.press("Enter");
    await desk.page.getByText("Desk phone 201 rings: pick it up.").waitFor();
    desk.server.phone = { ...desk.server.phone!, line: "TALKING" };
    await desk.page.getByText("You talk on desk phone 201.").waitFor();
    await desk.accessible("talking on the desk phone");
    await desk.press("Escape");
    await expect.poll(() => desk.page.getByRole("dialog", { name: "Audio" }).count()).toBe(0);
  });

  it("still answers a call", async () => {
    desk.server.story.arrive("EMERGENCY");
    await desk.panel("queue").getByText("Waiting 1").waitFor();
    await desk.press("F4");
    await desk.panel("call").getByText("Talking").waitFor();
  });
});
