import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PING_EVERY, PONG_WITHIN, type Answer } from "../src";
import { HandServer, HandTime, MemoryShelf, rig } from "./rig";

const report = (unit: string, status: string) => ({ type: "units.Report", unit, status, detail: "", override: false }) as const;

describe("the live socket", () => {
  it("shows the snapshot, then each delta", () => {
    const { socket, server, time, mirror } = rig();
    server.change("E1", "AV");
    socket.start();
    time.pass(10);
    expect(socket.connection.state).toBe("live");
    server.change("E1", "ER");
    expect(mirror.find("units", "E1")?.status).toBe("ER");
    expect(mirror.seq).toBe(2);
  });

  it("resyncs by sequence after a lost connection, without a snapshot", () => {
    const { socket, server, time, mirror, opened } = rig();
    socket.start();
    time.pass(10);
    server.change("E1", "ER");
    opened[0]!.break();
    server.change("E1", "OS");
    server.change("E2", "ER");
    expect(mirror.find("units", "E2")).toBeUndefined();
    time.pass(1000);
    expect(socket.connection.state).toBe("live");
    expect(mirror.find("units", "E1")?.status).toBe("OS");
    expect(mirror.find("units", "E2")?.status).toBe("ER");
  });

  it("takes a snapshot when the server no longer knows what was missed, or began again", () => {
    const { socket, server, time, mirror, opened } = rig();
    server.change("E9", "AV");
    socket.start();
    time.pass(10);
    opened[0]!.break();
    server.units.delete("E9");
    for (let i = 0; i < 50; i++) server.change("E1", `S${i}`);
    time.pass(1000);
    expect(mirror.find("units", "E1")?.status).toBe("S49");
    expect(mirror.find("units", "E9")).toBeUndefined();
    opened.at(-1)!.break();
    server.epoch = "b";
    server.seq = 0;
    server.deltas.length = 0;
    server.change("E1", "NEW");
    time.pass(1000);
    expect(mirror.find("units", "E1")?.status).toBe("NEW");
    expect(mirror.seq).toBe(1);
  });

  it("notices a silent line within eight seconds and comes back", () => {
    const { socket, server, time } = rig();
    socket.start();
    time.pass(10);
    const hear = server.hear.bind(server);
    server.hear = () => undefined;
    time.pass(PING_EVERY + PONG_WITHIN + 1);
    expect(socket.connection.state).not.toBe("live");
    server.hear = hear;
    time.pass(20_000);
    expect(socket.connection.state).toBe("live");
  });

  it("sends a command again after a lost connection and is answered once", async () => {
    const { socket, server, time, opened } = rig();
    socket.start();
    time.pass(10);
    // The command arrives and acts; its answer is lost.
    let messages = 0;
    server.loses = () => ++messages === 3;
    const answer = socket.command(report("E1", "ER"));
    server.loses = () => false;
    expect(opened[0]!.closed).toBe(true);
    expect(socket.outbox.pending).toHaveLength(1);
    time.pass(1000);
    expect((await answer).t).toBe("ack");
    expect(server.acted).toHaveLength(1);
    expect(socket.outbox.pending).toHaveLength(0);
  });

  it("keeps what is typed off line, with its own time, over a reload", async () => {
    const shelf = new MemoryShelf();
    const server = new HandServer();
    const time = new HandTime();
    const before = rig(shelf, server, time);
    before.socket.start();
    time.pass(10);
    server.up = false;
    before.opened[0]!.break();
    void before.socket.command(report("E1", "ER"));
    const typedAt = before.socket.outbox.pending[0]!.typedAt;
    before.socket.stop();
    time.pass(60_000);
    server.up = true;
    const after = rig(shelf, server, time);
    expect(after.socket.outbox.pending[0]!.typedAt).toBe(typedAt);
    after.socket.start();
    time.pass(10);
    expect(server.acted).toHaveLength(1);
    expect(after.mirror.find("units", "E1")?.status).toBe("ER");
    expect(shelf.items.size).toBe(0);
  });

  it("does not send one person's commands as another's", () => {
    const shelf = new MemoryShelf();
    shelf.setItem("tocsin.outbox.ben", JSON.stringify([{ t: "cmd", key: "x", typedAt: "", command: report("E1", "ER") }]));
    expect(rig(shelf).socket.outbox.pending).toHaveLength(0);
  });

  it("reads a damaged shelf as empty", () => {
    for (const text of ["", "{", "[1,null,{}]", "42", '{"a":1}']) {
      const shelf = new MemoryShelf();
      shelf.setItem("tocsin.outbox.ana", text);
      expect(rig(shelf).socket.outbox.pending).toHaveLength(0);
    }
  });

  it("learns that the session is over when it is not let in", async () => {
    const { socket, server, time, opened, signedIn } = rig();
    socket.start();
    time.pass(10);
    signedIn.value = false;
    server.up = false;
    opened[0]!.break();
    time.pass(2000);
    await Promise.resolve();
    await Promise.resolve();
    expect(socket.connection.state).toBe("signed-out");
    const attempts = opened.length;
    time.pass(60_000);
    expect(opened).toHaveLength(attempts);
  });

  it("shows what was asked until the delta that carries it is here", () => {
    const { socket, server, time } = rig();
    socket.start();
    time.pass(10);
    const change = server.change.bind(server);
    // The acknowledgement overtakes the delta.
    server.change = (id, status) => {
      server.seq++;
      time.after(100, () => {
        server.seq--;
        change(id, status);
      });
    };
    void socket.command(report("E1", "ER"));
    expect(socket.outbox.pending).toHaveLength(0);
    expect(socket.unseen).toHaveLength(1);
    time.pass(150);
    expect(socket.unseen).toHaveLength(0);
  });

  it("misses nothing and doubles nothing under any pattern of losses", async () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({ do: fc.constant("server" as const), unit: fc.integer({ min: 1, max: 4 }), status: fc.constantFrom("AV", "ER", "OS", "AH") }),
        fc.record({ do: fc.constant("command" as const), unit: fc.integer({ min: 1, max: 4 }), status: fc.constantFrom("AV", "ER", "OS") }),
        fc.record({ do: fc.constant("break" as const) }),
        fc.record({ do: fc.constant("pass" as const), millis: fc.integer({ min: 1, max: 9000 }) }),
        fc.record({ do: fc.constant("lose" as const), every: fc.integer({ min: 2, max: 7 }) }),
        fc.record({ do: fc.constant("restart" as const) }),
      ),
      { maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        const { socket, server, time, mirror, opened } = rig();
        const answers: Promise<Answer>[] = [];
        socket.start();
        for (const step of plan) {
          if (step.do === "server") server.change(`E${step.unit}`, step.status);
          else if (step.do === "command") answers.push(socket.command(report(`E${step.unit}`, step.status)));
          else if (step.do === "break") opened.at(-1)?.break();
          else if (step.do === "pass") time.pass(step.millis);
          else if (step.do === "restart") server.epoch += "x";
          else {
            let count = 0;
            server.loses = () => ++count % step.every === 0;
          }
        }
        server.loses = () => false;
        time.pass(60_000);
        expect(socket.connection.state).toBe("live");
        const said = await Promise.all(answers);
        expect(said.every((each) => each.t === "ack")).toBe(true);
        expect(new Set(server.acted).size).toBe(answers.length);
        expect(server.acted).toHaveLength(answers.length);
        expect(socket.outbox.pending).toHaveLength(0);
        expect(socket.unseen).toHaveLength(0);
        expect(mirror.seq).toBe(server.seq);
        expect(Object.fromEntries(mirror.list("units").map((each) => [each.id, each.status]))).toEqual(
          Object.fromEntries([...server.units.values()].map((each) => [each.id, each.status])),
        );
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
