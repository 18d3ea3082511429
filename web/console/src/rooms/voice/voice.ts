import { Problem } from "@tocsin/wire";

/// How it stands with this position's voice.
export type VoiceState = "off" | "asking" | "connecting" | "connected" | "forbidden" | "missing" | "lost" | "elsewhere";

export interface VoiceView {
  state: VoiceState;
  muted: boolean;
  /// Why it is lost, forbidden or missing; empty otherwise.
  reason: string;
}

/// A connection on its way to the server and back.
export interface Peer {
  /// Offers and takes the answer; the name of the leg the server made.
  open(): Promise<string>;
  speakWith(track: MediaStreamTrack): Promise<void>;
  close(): void;
}

/// What a voice is made of: the browser's own in browserLine.ts, a rig in the tests.
export interface VoiceLine {
  microphone(): Promise<MediaStream>;
  connect(stream: MediaStream, onState: (state: RTCPeerConnectionState) => void): Peer;
  /// The leg the server has for my position.
  leg(): Promise<string | null>;
  hangUp(): Promise<unknown>;
  after(millis: number, run: () => void): () => void;
}

const CONNECT_WITHIN_MILLIS = 10_000;
const LOOK_AGAIN_MILLIS = 1500;
const LONGEST_PAUSE_MILLIS = 5000;

/// The voice between this console and its position: connects, says how it stands, and after any loss comes back by
/// itself. It never takes the line back from another window of the same position unless told to.
export class Voice {
  private view: VoiceView = { state: "off", muted: false, reason: "" };
  private readonly listeners = new Set<() => void>();
  /// Counts attempts; whatever an earlier one still reports is old news.
  private attempt = 0;
  private tries = 0;
  private stream: MediaStream | null = null;
  private peer: Peer | null = null;
  private leg = "";
  private forget: () => void = () => undefined;

  constructor(private readonly line: VoiceLine) {}

  readonly get = (): VoiceView => this.view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /// The microphone while there is one, for a level meter.
  get microphone(): MediaStream | null {
    return this.stream;
  }

  /// Connects; also the answer to "try again" and "take it here".
  start() {
    this.tries = 0;
    void this.connect();
  }

  /// Lets go of microphone and line, as when the position is left.
  stop() {
    this.release();
    this.show("off");
  }

  /// Off because the person wants it so: the server is told at once.
  hangUp() {
    this.stop();
    void this.line.hangUp().catch(() => undefined);
  }

  mute(muted: boolean) {
    this.view = { ...this.view, muted };
    for (const track of this.stream?.getAudioTracks() ?? []) track.enabled = !muted;
    this.tell();
  }

  /// Another microphone has been chosen or plugged in.
  async changeMicrophone() {
    if (this.view.state === "off" || this.view.state === "elsewhere") return;
    const { peer, attempt } = this;
    if (!peer || !this.stream) return this.start();
    try {
      const stream = await this.line.microphone();
      if (attempt !== this.attempt) return stopTracks(stream);
      const before = this.stream;
      this.listenWith(stream);
      const [track] = stream.getAudioTracks();
      if (track) await peer.speakWith(track);
      stopTracks(before);
    } catch (problem) {
      if (attempt === this.attempt) this.failed(problem);
    }
  }

  /// The live connection is back after a break: the voice may have gone with it.
  lookNow() {
    if (this.view.state === "connected" || this.view.state === "lost") void this.look();
  }

  private async connect() {
    const mine = ++this.attempt;
    this.forget();
    this.peer?.close();
    this.peer = null;
    try {
      if (!this.stream?.getAudioTracks().some((track) => track.readyState === "live")) {
        if (this.view.state !== "lost") this.show("asking");
        const stream = await this.line.microphone();
        if (mine !== this.attempt) return stopTracks(stream);
        this.listenWith(stream);
      }
      if (this.view.state !== "lost") this.show("connecting");
      const peer = this.line.connect(this.stream!, (state) => mine === this.attempt && this.heard(state));
      this.peer = peer;
      this.forget = this.line.after(CONNECT_WITHIN_MILLIS, () => this.again("No way for sound to the server: its UDP port may be closed to this machine."));
      const leg = await peer.open();
      if (mine === this.attempt) this.leg = leg;
    } catch (problem) {
      if (mine === this.attempt) this.failed(problem);
    }
  }

  private listenWith(stream: MediaStream) {
    this.stream = stream;
    for (const track of stream.getAudioTracks()) {
      track.enabled = !this.view.muted;
      track.onended = () => {
        if (this.stream === stream) void this.changeMicrophone();
      };
    }
    this.tell();
  }

  private heard(state: RTCPeerConnectionState) {
    if (state === "connected") {
      this.tries = 0;
      this.forget();
      this.show("connected");
    } else if (state === "disconnected" || state === "failed" || state === "closed") {
      if (this.view.state === "connected") this.show("lost", "The server is not heard.");
      this.forget();
      if (state === "disconnected") this.forget = this.line.after(LOOK_AGAIN_MILLIS, () => void this.look());
      else void this.look(true);
    }
  }

  /// Is the line still mine? If nobody has it, it is taken up again; if another window has it, it stays there.
  private async look(broken = false) {
    const mine = this.attempt;
    let leg: string | null;
    try {
      leg = await this.line.leg();
    } catch (problem) {
      if (mine === this.attempt) this.failed(problem);
      return;
    }
    if (mine !== this.attempt) return;
    if (leg === null || (leg === this.leg && broken)) void this.connect();
    else if (leg !== this.leg) {
      this.release();
      this.show("elsewhere");
    } else if (this.view.state !== "connected") this.forget = this.line.after(LOOK_AGAIN_MILLIS, () => void this.look());
  }

  private failed(problem: unknown) {
    const name = problem instanceof Error ? problem.name : "";
    if (name === "NotAllowedError" || name === "SecurityError") {
      this.release();
      this.show("forbidden");
    } else if (["NotFoundError", "NotReadableError", "OverconstrainedError", "AbortError"].includes(name)) {
      this.release();
      this.show("missing", name === "NotReadableError" ? "Another program has the microphone." : "");
    } else if (problem instanceof Problem && problem.status === 401) {
      this.stop();
    } else {
      this.again(problem instanceof Error ? problem.message : String(problem));
    }
  }

  private again(reason: string) {
    this.attempt++;
    this.forget();
    this.peer?.close();
    this.peer = null;
    this.show("lost", reason);
    const pause = Math.min(LONGEST_PAUSE_MILLIS, 500 * 2 ** this.tries++);
    this.forget = this.line.after(pause, () => void this.connect());
  }

  private release() {
    this.attempt++;
    this.forget();
    this.forget = () => undefined;
    this.peer?.close();
    this.peer = null;
    if (this.stream) stopTracks(this.stream);
    this.stream = null;
  }

  private show(state: VoiceState, reason = "") {
    this.view = { ...this.view, state, reason };
    this.tell();
  }

  private tell() {
    for (const listener of [...this.listeners]) listener();
  }
}

function stopTracks(stream: MediaStream) {
  for (const track of stream.getAudioTracks()) {
    track.onended = null;
    track.stop();
  }
}
