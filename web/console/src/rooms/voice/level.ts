/// How loud a microphone is: reads the loudness of the last moment, 0 to 1 (1 is full scale, speech is about 0.1 to 0.4).
export class LevelMeter {
  private readonly context = new AudioContext();
  private readonly ear = this.context.createAnalyser();
  private readonly samples: Float32Array<ArrayBuffer>;

  constructor(stream: MediaStream) {
    this.ear.fftSize = 2048;
    this.samples = new Float32Array(this.ear.fftSize);
    this.context.createMediaStreamSource(stream).connect(this.ear);
    if (this.context.state === "suspended") void this.context.resume();
  }

  read(): number {
    this.ear.getFloatTimeDomainData(this.samples);
    return loudness(this.samples);
  }

  close() {
    void this.context.close();
  }
}

/// Root mean square of samples from -1 to 1.
export function loudness(samples: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < samples.length; at++) sum += (samples[at] ?? 0) ** 2;
  return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length);
}

/// What a test of one's own audio says of the loudest moment.
export function verdict(loudest: number): string {
  if (loudest < 0.003) return "Nothing was heard: is the microphone muted at the headset, or the wrong one chosen?";
  if (loudest < 0.03) return "Heard, but quiet: bring the microphone closer.";
  return "Heard well.";
}
