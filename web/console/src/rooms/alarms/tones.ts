import { preferences } from "../../app/preferences";

export type Tone = "emergency" | "text" | "alarm" | "timer" | "rejected" | "accepted";

/// Each tone is a few beeps: frequency in hertz, start and length in seconds. They differ in rhythm as well as pitch.
const TONES: Record<Tone, readonly [hertz: number, start: number, length: number][]> = {
  emergency: [[880, 0, 0.16], [660, 0.2, 0.16], [880, 0.4, 0.16], [660, 0.6, 0.16]],
  text: [[1046, 0, 0.07], [1318, 0.1, 0.07], [1568, 0.2, 0.12]],
  alarm: [[520, 0, 0.3], [520, 0.4, 0.3]],
  timer: [[740, 0, 0.09], [740, 0.16, 0.09], [740, 0.32, 0.09]],
  rejected: [[220, 0, 0.18], [175, 0.2, 0.24]],
  accepted: [[1200, 0, 0.04]],
};

let context: AudioContext | null = null;

/// Plays a tone; without sound (no device, no permission yet) its visible twin still stands on the screen.
export function play(tone: Tone) {
  const { volume } = preferences.get();
  if (volume <= 0) return;
  try {
    context ??= new AudioContext();
    if (context.state === "suspended") void context.resume();
    for (const [hertz, start, length] of TONES[tone]) beep(context, hertz, context.currentTime + start, length, volume * 0.25);
  } catch {
    context = null;
  }
}

function beep(audio: AudioContext, hertz: number, at: number, length: number, loudness: number) {
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  oscillator.frequency.value = hertz;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(loudness, at + 0.01);
  gain.gain.setValueAtTime(loudness, at + length - 0.02);
  gain.gain.linearRampToValueAtTime(0, at + length);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(at);
  oscillator.stop(at + length);
}
