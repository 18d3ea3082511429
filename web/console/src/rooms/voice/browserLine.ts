import { lookups } from "@tocsin/wire";
import { Store } from "../../app/store";
import { loudness } from "./loudness";
import { Voice, type Peer, type VoiceLine } from "./voice";

/// What this machine remembers of its audio. Empty names stand for the system's own choice.
export const audioChoice = new Store({ on: true, microphone: "", loudspeaker: "" }, "tocsin.audio");

const ear = new Audio();
ear.autoplay = true;

/// Firefox and Safari choose the loudspeaker for the whole browser.
export const CHOOSES_LOUDSPEAKER = "setSinkId" in HTMLMediaElement.prototype;

export async function sound(through: HTMLMediaElement) {
  const { loudspeaker } = audioChoice.get();
  through.volume = Math.min(1, Math.max(0, loudness.get().all));
  if (CHOOSES_LOUDSPEAKER && through.sinkId !== loudspeaker) {
    // A loudspeaker that was unplugged leaves the system's own.
    await through.setSinkId(loudspeaker).catch(() => through.setSinkId(""));
  }
}

audioChoice.subscribe(() => void sound(ear));
loudness.subscribe(() => void sound(ear));

async function playNow() {
  await sound(ear);
  await ear.play().catch(() => {
    // The browser wants a hand on the page first: the next key or click is one.
    const wake = () => void ear.play().catch(() => undefined);
    addEventListener("keydown", wake, { once: true });
    addEventListener("pointerdown", wake, { once: true });
  });
}

/// The microphone of this machine's choice, or the system's when that one is not plugged in.
export async function openMicrophone(): Promise<MediaStream> {
  // Browsers hide it from pages that came neither by HTTPS nor from this machine.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) throw new DOMException("This page did not come by HTTPS.", "SecurityError");
  const { microphone } = audioChoice.get();
  const wanted = { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 };
  try {
    return await devices.getUserMedia({ audio: microphone ? { ...wanted, deviceId: { exact: microphone } } : wanted });
  } catch (problem) {
    if (microphone && problem instanceof DOMException && ["OverconstrainedError", "NotFoundError"].includes(problem.name)) return devices.getUserMedia({ audio: wanted });
    throw problem;
  }
}

class BrowserPeer implements Peer {
  private readonly peer = new RTCPeerConnection();
  private readonly sender: RTCRtpSender | undefined;

  constructor(stream: MediaStream, onState: (state: RTCPeerConnectionState) => void) {
    const [track] = stream.getAudioTracks();
    if (track) this.sender = this.peer.addTrack(track, stream);
    this.peer.onconnectionstatechange = () => onState(this.peer.connectionState);
    this.peer.ontrack = ({ streams, track: theirs }) => {
      ear.srcObject = streams[0] ?? new MediaStream([theirs]);
      void playNow();
    };
    peers.add(this.peer);
  }

  async open(): Promise<string> {
    await this.peer.setLocalDescription(await this.peer.createOffer());
    const sdp = await lookups.offerVoice(this.peer.localDescription?.sdp ?? "");
    await this.peer.setRemoteDescription({ type: "answer", sdp });
    return /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1] ?? "";
  }

  async speakWith(track: MediaStreamTrack) {
    await this.sender?.replaceTrack(track);
  }

  close() {
    this.peer.onconnectionstatechange = null;
    this.peer.close();
    peers.delete(this.peer);
  }
}

const peers = new Set<RTCPeerConnection>();
// Says goodbye, so that the server need not wait for silence.
addEventListener("pagehide", () => peers.forEach((peer) => peer.close()));

const line: VoiceLine = {
  microphone: openMicrophone,
  connect: (stream, onState) => new BrowserPeer(stream, onState),
  leg: async () => (await lookups.voice()).leg,
  hangUp: () => lookups.hangUpVoice(),
  after: (millis, run) => {
    const timer = setTimeout(run, millis);
    return () => clearTimeout(timer);
  },
};

/// This console's voice.
export const voice = new Voice(line);

// Headsets come and go: a missing one that is plugged in is taken at once.
(navigator.mediaDevices as MediaDevices | undefined)?.addEventListener("devicechange", () => {
  if (voice.get().state === "missing") voice.start();
});
