import { afterEach, describe, it } from "vitest";
import { Desk, SMALL, WIDE } from "./desk";

/// The screenshots of docs/screenshots, each looked at by axe as well.
describe.each([
  { theme: "dark", size: WIDE, name: "dark-1920" },
  { theme: "light", size: WIDE, name: "light-1920" },
  { theme: "dark", size: SMALL, name: "dark-1280" },
  { theme: "light", size: SMALL, name: "light-1280" },
] as const)("screens $name", ({ theme, size, name }) => {
  let desk: Desk;
  afterEach(() => desk.close());

  it("busy", async () => {
    desk = await Desk.open({ busy: true }, size, theme, true);
    await desk.goto();
    await desk.page.waitForSelector("input[type=password]");
    if (size === SMALL) await desk.shot(`${name}-sign-in`);
    await desk.signIn();
    await desk.press("F4");
    await desk.page.waitForFunction(() => document.activeElement?.closest("[data-field=place]"));
    await desk.page.waitForSelector("[role=option]").catch(() => undefined);
    await desk.press("Escape");
    await desk.press("Enter");
    await desk.panel("incident").getByText(/exact door/).waitFor();
    await desk.press("Alt+t");
    await desk.type("struc");
    await desk.page.getByRole("option", { name: /Structure fire/ }).waitFor();
    if (name === "dark-1920") await desk.shot(`${name}-type`);
    await desk.press("Enter");
    await desk.panel("incident").getByText(/first choice/).first().waitFor();
    await desk.press("Alt+b");
    await desk.type("Smoke from the third floor, two people on the balcony");
    await desk.press("Enter");
    await desk.panel("incident").getByText("two people on the balcony").first().waitFor();
    await desk.page.waitForTimeout(2500);
    await desk.accessible("busy");
    await desk.shot(`${name}-busy`);
    await desk.press("F9");
    await desk.panel("incident").getByText("On it").waitFor();
    await desk.press("Alt+j");
    await desk.panel("incident").getByText(/dispatched/).first().waitFor();
    await desk.accessible("timeline");
    await desk.shot(`${name}-timeline`);
    if (size === WIDE) {
      await desk.press("Alt+j");
      await desk.press("Alt+k");
      await desk.page.getByRole("dialog").waitFor();
      await desk.shot(`${name}-keys`);
      await desk.press("Escape");
      desk.server.cut(true);
      await desk.page.getByTestId("offline-edge").waitFor();
      await desk.shot(`${name}-offline`);
      desk.server.restore();
    }
  });

  it("empty", async () => {
    desk = await Desk.open({ busy: false, incidents: 0, waiting: 0 }, size, theme, true);
    await desk.signIn();
    await desk.page.waitForTimeout(2500);
    await desk.accessible("empty");
    await desk.shot(`${name}-empty`);
  });
});
