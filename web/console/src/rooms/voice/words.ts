import type { VoiceState } from "./voice";

/// What each state is called, the sign beside it, and what to do about it.
export const WORDS: Record<VoiceState, { sign: string; short: string; long: string }> = {
  off: { sign: "○", short: "off", long: "Audio is off: you neither hear nor are heard here. Take calls on a desk phone or turn it on." },
  asking: { sign: "…", short: "asking", long: "Asking for the microphone: allow it in the browser's own question." },
  connecting: { sign: "…", short: "connecting", long: "Connecting the audio." },
  connected: { sign: "●", short: "connected", long: "Audio is connected: you hear and speak to the call you answer." },
  forbidden: {
    sign: "▲", short: "no permission",
    long: "The browser does not give the microphone to this page. Open the sign left of the address, set Microphone to Allow, and ask again. The page must come by HTTPS. Until then take calls on a desk phone.",
  },
  missing: { sign: "▲", short: "no microphone", long: "No microphone was found. Plug in the headset: it is taken at once." },
  lost: { sign: "▲", short: "lost", long: "The audio was lost and is being connected again." },
  elsewhere: { sign: "◇", short: "elsewhere", long: "Another window or browser has this position's audio." },
};
