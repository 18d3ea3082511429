import type { CallView } from "@tocsin/wire";
import { afterEach, describe, expect, it } from "vitest";
import { Desk, SMALL } from "./desk";

/// The queues worked by keys alone: who waits, who hung up, who is left alone, and the quiet time after a call.
describe("queues", () => {
  let desk: Desk;
  afterEach(() => desk.close());

  const fresh = async (size?: typeof SMALL) => {
    desk = await Desk.open({ busy: false, waiting: 0 }, size);
    await desk.signIn();
  };
  const rings = (fields: Partial<CallView> = {}): CallView => {
    const { centre } = desk.server;
    const door = centre.city.doors[40]!;
    const id = centre.ring({
      line: "EMERGENCY", rank: 1, number: "(617) 555-0142", canCallBack: true, name: "", service: "urn:service:sos", classOfService: "Wireless",
      trunk: "ESInet 1", status: "RINGING", arrivedAt: centre.stamp(30), attempts: 1, callBacks: 0,
      place: { text: door.label, civic: door.label, lat: door.lat, lon: door.lon, takenAt: centre.stamp(30), method: "GPS", source: "network", exactness: "EXACT", municipality: door.municipality, districts: {} },
      fixes: [], additional: [], oddities: [], earlierCalls: 0, ...fields,
    });
    return centre.calls.get(id)!;
  };

  it("one who hung up is called back, verified and closed from the row", async () => {
    await fresh();
    const { centre } = desk.server;
    const call = rings({ status: "ABANDONED", endedAt: centre.stamp(), endedBy: "caller", attempts: 3 });
    await desk.press("Alt+a");
    await desk.panel("queue").getByText("tried 3 times").waitFor();
    await desk.press("Alt+1");
    await expect.poll(() => desk.focused()).toContain("Abandoned call");
    await desk.press("c");
    await desk.panel("queue").getByText(/is calling back/).waitFor();
    expect(centre.queues.callingBack.has(call.id)).toBe(true);
    await desk.press("p");
    await expect.poll(() => centre.calls.get(call.id)!.incident).toBeDefined();
    await desk.accessible("the call-back list");
    await desk.page.locator(`[data-row="${call.id}"]`).focus();
    await desk.press("5");
    await expect.poll(() => centre.calls.get(call.id)!.outcome).toBe("No contact after call-backs");
    await desk.panel("queue").getByText(/No caller hung up/).waitFor();
  });

  it("a caller left alone comes first of all, and one key takes the call up", async () => {
    await fresh();
    const { centre } = desk.server;
    rings({ number: "(617) 555-0100" });
    const alone = rings({ status: "ACTIVE", handler: "cy", handlerName: "Cy Young", position: "Call Taker 3", answeredAt: centre.stamp(20) });
    centre.queues.stranded.set(alone.id, { name: "Cy Young", position: "Call Taker 3", since: centre.stamp(5) });
    desk.server.tellQueues();
    await desk.page.getByRole("alert").getByText(/went away in mid-call/).waitFor();
    await desk.accessible("a caller left alone");
    const answered: number[] = [];
    const handle = centre.handle.bind(centre);
    centre.handle = (request, me) => {
      if (request.type === "calls.Answer") {
        answered.push(request.call);
        centre.queues.stranded.delete(request.call);
        return { text: "taken up" };
      }
      return handle(request, me);
    };
    await desk.press("F4");
    await expect.poll(() => answered).toEqual([alone.id]);
    await desk.page.getByText(/went away in mid-call/).waitFor({ state: "hidden" });
  });

  it("the quiet time after a call is counted down, made longer and ended by keys", async () => {
    await fresh();
    const { centre } = desk.server;
    const seat = [...centre.positions.values()].find((each) => each.login === "ana")!.id;
    centre.queues.wrapUps.set(seat, centre.stamp(-20));
    desk.server.tellQueues();
    await desk.panel("queue").getByText("Wrapping up").waitFor();
    const before = centre.queues.wrapUps.get(seat)!;
    await desk.press("Alt+Shift+R");
    await expect.poll(() => Date.parse(centre.queues.wrapUps.get(seat) ?? "") - Date.parse(before)).toBe(30_000);
    await desk.press("Alt+Shift+D");
    await desk.panel("queue").getByText("Wrapping up").waitFor({ state: "hidden" });
  });

  it("suspects wait behind the genuine, marked, and those who hung up are one row", async () => {
    await fresh(SMALL);
    const { centre } = desk.server;
    const suspect = rings({ arrivedAt: centre.stamp(90), number: "(617) 555-0190" });
    const genuine = rings({ arrivedAt: centre.stamp(5), number: "(617) 555-0142" });
    centre.queues.suspects.set(suspect.id, ["one of many calls from the same source", "the very same media offer again and again"]);
    centre.queues.bursts = [{ source: "203.0.113.9", since: centre.stamp(240), last: centre.stamp(), waiting: 1, left: 4_211 }];
    desk.server.tellQueues();
    await desk.panel("queue").getByText("Suspect").first().waitFor();
    await expect.poll(() => desk.panel("queue").locator("[data-call]").evaluateAll((rows) => rows.map((row) => Number((row as HTMLElement).dataset["call"])))).toEqual([genuine.id, suspect.id]);
    await desk.press("Alt+7");
    const board = desk.page.getByRole("dialog", { name: "Queue board" });
    await board.getByText("9-1-1 answered").waitFor();
    await board.getByText("Suspects of a flood").waitFor();
    await desk.accessible("the queue board");
    await desk.press("Escape");
    await desk.press("Alt+a");
    await desk.panel("queue").getByText("4211 suspects").waitFor();
    await desk.accessible("a burst on the call-back list");
    await desk.panel("queue").getByRole("button", { name: /reported to the carrier/ }).click();
    await desk.panel("queue").getByText("4211 suspects").waitFor({ state: "hidden" });
  });
});
