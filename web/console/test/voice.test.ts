import { Problem } from "@tocsin/wire";
import { describe, expect, it } from "vitest";
import { loudness, verdict } from "../src/rooms/voice/level";
import { factorOf, kindOf } from "../src/rooms/voice/loudness";
import { Voice, type Peer, type VoiceLine } from "../src/rooms/voice/voice";

class Track {
  enabled = true;
  readyState = "live";
  onended: (() => void) | null = null;
  stop() {
    this.readyState = "ended";
  }
}

/// A line whose microphone, server and clock do what a test tells them.
class Rig implements VoiceLine {
  readonly tracks: Track[] = [];
  readonly peers: { on: (state: RTCPeerConnectionState) => void; closed: boolean }[] = [];
  readonly timers: { millis: number; run: () => void }[] = [];
  trouble: Error | null = null;
  offerTrouble: Error | null = null;
  serverLeg: string | null = null;
  hungUp = 0;
  readonly voice = new Voice(this);

  async microphone() {
    if (this.trouble) throw this.trouble;
    const track = new Track();
    this.tracks.push(track);
    return { getAudioTracks: () => [track] } as unknown as MediaStream;
  }

  connect(_: MediaStream, on: (state: RTCPeerConnectionState) => void): Peer {
    const peer = { on, closed: false };
    this.peers.push(peer);
    const leg = `leg${this.peers.length}`;
    return {
      open: async () => {
        if (this.offerTrouble) throw this.offerTrouble;
        return leg;
      },
      speakWith: async () => undefined,
      close: () => (peer.closed = true),
    };
  }

  async leg() {
    return this.serverLeg;
  }

  async hangUp() {
    this.hungUp++;
  }

  after(millis: number, run: () => void) {
    const timer = { millis, run };
    this.timers.push(timer);
    return () => void this.timers.splice(this.timers.indexOf(timer), this.timers.includes(timer) ? 1 : 0);
  }

  async ring() {
    this.timers.shift()?.run();
    await settle();
  }

  async connected() {
    this.voice.start();
    await settle();
    this.peers.at(-1)!.on("connected");
    this.serverLeg = `leg${this.peers.length}`;
  }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const named = (name: string) => Object.assign(new Error("no"), { name });

describe("a voice", () => {
  it("asks for the microphone, connects and says so", async () => {
    const rig = new Rig();
    const states: string[] = [];
    rig.voice.subscribe(() => states.push(rig.voice.get().state));
    await rig.connected();
    expect([...new Set(states)]).toEqual(["asking", "connecting", "connected"]);
    expect(rig.timers).toEqual([]);
  });

  it.each([["NotAllowedError", "forbidden"], ["NotFoundError", "missing"], ["NotReadableError", "missing"]])("%s is told as %s and not asked again by itself", async (name, state) => {
    const rig = new Rig();
    rig.trouble = named(name);
    rig.voice.start();
    await settle();
    expect(rig.voice.get().state).toBe(state);
    expect(rig.timers).toEqual([]);
    rig.trouble = null;
    await rig.connected();
    expect(rig.voice.get().state).toBe("connected");
  });

  it("comes back by itself when the server lost it, with the same microphone", async () => {
    const rig = new Rig();
    await rig.connected();
    rig.serverLeg = null;
    rig.peers[0]!.on("failed");
    expect(rig.voice.get().state).toBe("lost");
    await settle();
    rig.peers[1]!.on("connected");
    expect(rig.voice.get().state).toBe("connected");
    expect(rig.tracks).toHaveLength(1);
    expect(rig.peers[0]!.closed).toBe(true);
    rig.peers[0]!.on("closed");
    expect(rig.voice.get().state).toBe("connected");
  });

  it("waits out a short break of the network", async () => {
    const rig = new Rig();
    await rig.connected();
    rig.peers[0]!.on("disconnected");
    await rig.ring();
    expect(rig.peers).toHaveLength(1);
    rig.peers[0]!.on("connected");
    expect(rig.voice.get().state).toBe("connected");
    expect(rig.timers).toEqual([]);
  });

  it("does not fight another window for the position, and takes it back when told", async () => {
    const rig = new Rig();
    await rig.connected();
    rig.serverLeg = "another";
    rig.peers[0]!.on("failed");
    await settle();
    expect(rig.voice.get().state).toBe("elsewhere");
    expect(rig.tracks[0]!.readyState).toBe("ended");
    expect(rig.timers).toEqual([]);
    await rig.connected();
    expect(rig.voice.get().state).toBe("connected");
  });

  it("tries again, ever more slowly, while the server is away, and stops when signed out", async () => {
    const rig = new Rig();
    rig.offerTrouble = new Problem(0, "unreachable", "The server cannot be reached.");
    rig.voice.start();
    await settle();
    const pauses: number[] = [];
    for (let n = 0; n < 6; n++) {
      expect(rig.voice.get()).toMatchObject({ state: "lost", reason: "The server cannot be reached." });
      pauses.push(rig.timers[0]!.millis);
      await rig.ring();
    }
    expect(pauses).toEqual([500, 1000, 2000, 4000, 5000, 5000]);
    rig.offerTrouble = new Problem(401, "not-signed-in", "Sign in first.");
    await rig.ring();
    expect(rig.voice.get().state).toBe("off");
    expect(rig.timers).toEqual([]);
  });

  it("says so when no packet finds its way", async () => {
    const rig = new Rig();
    rig.voice.start();
    await settle();
    expect(rig.timers[0]!.millis).toBe(10_000);
    await rig.ring();
    expect(rig.voice.get().reason).toContain("UDP");
    expect(rig.peers[0]!.closed).toBe(true);
  });

  it("stays muted through a loss and another microphone", async () => {
    const rig = new Rig();
    await rig.connected();
    rig.voice.mute(true);
    expect(rig.tracks[0]!.enabled).toBe(false);
    await rig.voice.changeMicrophone();
    expect(rig.tracks.map((each) => [each.enabled, each.readyState])).toEqual([[false, "ended"], [false, "live"]]);
    rig.voice.mute(false);
    expect(rig.tracks[1]!.enabled).toBe(true);
  });

  it("takes another microphone when its own is pulled out", async () => {
    const rig = new Rig();
    await rig.connected();
    rig.tracks[0]!.stop();
    rig.tracks[0]!.onended?.();
    await settle();
    expect(rig.tracks).toHaveLength(2);
    expect(rig.voice.get().state).toBe("connected");
  });

  it("lets go of everything when stopped, even while asking", async () => {
    const rig = new Rig();
    rig.voice.start();
    rig.voice.stop();
    await settle();
    expect(rig.voice.get().state).toBe("off");
    expect(rig.tracks[0]!.readyState).toBe("ended");
    expect(rig.peers).toEqual([]);
    await rig.connected();
    rig.voice.hangUp();
    expect(rig.hungUp).toBe(1);
    expect(rig.voice.microphone).toBeNull();
  });
});

describe("a level", () => {
  it("is the root mean square, and a test says what it means", () => {
    expect(loudness([0.5, -0.5, 0.5, -0.5])).toBeCloseTo(0.5);
    expect(loudness([])).toBe(0);
    expect(verdict(0)).toContain("Nothing");
    expect(verdict(0.01)).toContain("quiet");
    expect(verdict(0.2)).toBe("Heard well.");
  });
});

describe("how loud somebody is liked", () => {
  it("is kept for a kind of leg, whatever its number", () => {
    expect(kindOf("interpreter-17")).toBe("interpreter");
    expect(kindOf("position-P2")).toBe("position-P2");
    expect(factorOf("interpreter-18", { all: 1, of: { interpreter: 2 } })).toBe(2);
    expect(factorOf("caller", { all: 1, of: {} })).toBe(1);
  });

  it("is as it comes when what was kept makes no sense", () => {
    expect(factorOf("caller", { all: 1, of: { caller: 99 } })).toBe(1);
    expect(factorOf("caller", JSON.parse('{"all":1,"of":{"caller":"loud"}}'))).toBe(1);
  });
});
