import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Desk } from "./desk";

/// From a key to the painted screen, with 500 units moving and 50 incidents open. The figures are printed; the target
/// is 100 ms. They are not asserted here, because the machine may be busy with something else.
describe("key to paint with 500 units and 50 incidents", () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open({ units: 500, incidents: 50, waiting: 12, busy: true });
    await desk.signIn();
    // Let the first painting of everything pass, then type one line to warm the code.
    await desk.page.waitForTimeout(3000);
    await desk.command("E1");
  });
  afterAll(() => desk.close());

  it("is measured", async () => {
    await desk.page.evaluate(() => {
      const paints: number[] = [];
      Object.assign(globalThis, { paints });
      // From the key to the end of the frame that shows it. (The browser's own event timing waits for a screen, which a
      // headless one may not refresh.)
      addEventListener("keydown", () => {
        const pressed = performance.now();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => paints.push(Math.round(performance.now() - pressed));
          port2.postMessage(0);
        });
      }, true);
    });
    // Sixteen keys a second: faster than anybody types, and no queue of keys that a machine alone can make.
    const strike = async (key: string) => {
      await desk.press(key === " " ? "Space" : key);
      await desk.page.waitForTimeout(60);
    };
    const measure = async (name: string, keys: () => Promise<void>) => {
      await desk.page.evaluate(() => ((globalThis as unknown as { paints: number[] }).paints.length = 0));
      await keys();
      await desk.page.waitForTimeout(400);
      const paints = await desk.page.evaluate(() => [...(globalThis as unknown as { paints: number[] }).paints].sort((a, b) => a - b));
      const at = (share: number) => paints[Math.min(paints.length - 1, Math.floor(paints.length * share))] ?? 0;
      console.log(`key_to_paint_ms ${name}: p50 ${at(0.5)} p95 ${at(0.95)} max ${paints.at(-1) ?? 0} over ${paints.length} keys`);
      return paints;
    };
    await measure("typing in the command line", async () => {
      await desk.press("F2");
      for (const key of "D E1,E2,A1 10".repeat(3)) await strike(key);
      await desk.press("Escape");
    });
    await measure("typing an address", async () => {
      await desk.press("Alt+n");
      for (const key of "124 kirkland street") await strike(key);
      await desk.press("Escape");
      await desk.press("Escape");
    });
    await measure("moving over the unit board", async () => {
      await desk.press("Alt+6");
      for (let n = 0; n < 40; n++) await strike("ArrowDown");
    });
    await measure("opening incidents from the board", async () => {
      await desk.press("Alt+5");
      for (let n = 0; n < 10; n++) {
        await strike("ArrowDown");
        await strike("Enter");
      }
    });
    const rows = await desk.page.locator("[data-panel=units] [role=row][data-index]").count();
    expect(rows).toBeLessThan(80);
  });
});
