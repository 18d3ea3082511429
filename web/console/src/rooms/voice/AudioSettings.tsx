import { useEffect, useId, useRef, useState, useSyncExternalStore } from "react";
import { useCalls, useMe } from "../../app/live";
import { useStore } from "../../app/store";
import { Button } from "../../parts/Button";
import { audioChoice, CHOOSES_LOUDSPEAKER, openMicrophone, sound, voice } from "./browserLine";
import { LevelMeter, verdict } from "./level";
import { loudness } from "./loudness";
import css from "./Voice.module.css";

const SPOKEN_MILLIS = 3000;
const READ_EVERY_MILLIS = 100;

/// Which microphone and loudspeaker this desk has, how loud they are, and a test of both before a shift.
export function AudioSettings() {
  const { microphone, loudspeaker } = useStore(audioChoice);
  const { all } = useStore(loudness);
  const devices = useDevices();
  const id = useId();
  const of = (kind: MediaDeviceKind) => devices.filter((each) => each.kind === kind && each.deviceId !== "" && each.deviceId !== "default");
  return (
    <div className={css.rows}>
      <div className={css.row}>
        <label htmlFor={`${id}-microphone`}>Microphone</label>
        <span>
          <Devices id={`${id}-microphone`} devices={of("audioinput")} value={microphone} onChange={(next) => {
            audioChoice.set({ microphone: next });
            void voice.changeMicrophone();
          }} />
        </span>
      </div>
      <Level />
      <div className={css.row}>
        <label htmlFor={`${id}-loudspeaker`}>Loudspeaker</label>
        <span>
          {CHOOSES_LOUDSPEAKER
            ? <Devices id={`${id}-loudspeaker`} devices={of("audiooutput")} value={loudspeaker} onChange={(next) => audioChoice.set({ loudspeaker: next })} />
            : <span id={`${id}-loudspeaker`}>This browser uses the one the system has chosen.</span>}
        </span>
      </div>
      <div className={css.row}>
        <label htmlFor={`${id}-loudness`}>Callers' loudness</label>
        <span>
          <input id={`${id}-loudness`} type="range" min={0.1} max={1} step={0.1} value={all} onChange={(event) => loudness.set({ all: Number(event.target.value) })} />
          {Math.round(all * 100)} %
        </span>
      </div>
      <SelfTest />
    </div>
  );
}

function Devices({ id, devices, value, onChange }: { id: string; devices: MediaDeviceInfo[]; value: string; onChange: (id: string) => void }) {
  const gone = value !== "" && !devices.some((each) => each.deviceId === value);
  return (
    <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">The system's choice</option>
      {devices.map((each, n) => <option key={each.deviceId} value={each.deviceId}>{each.label || `Number ${n + 1}`}</option>)}
      {gone && <option value={value}>Chosen before, not plugged in now</option>}
    </select>
  );
}

function useDevices(): MediaDeviceInfo[] {
  const [devices, setDevices] = useState<MediaDeviceInfo[]>([]);
  // Names are given only once the microphone is allowed.
  const { state } = useSyncExternalStore(voice.subscribe, voice.get);
  useEffect(() => {
    const media = navigator.mediaDevices as MediaDevices | undefined;
    let gone = false;
    const read = () => void media?.enumerateDevices().then((found) => !gone && setDevices(found), () => undefined);
    read();
    media?.addEventListener("devicechange", read);
    return () => {
      gone = true;
      media?.removeEventListener("devicechange", read);
    };
  }, [state]);
  return devices;
}

function Level() {
  const bar = useRef<HTMLMeterElement>(null);
  const stream = useSyncExternalStore(voice.subscribe, () => voice.microphone);
  const id = useId();
  useEffect(() => {
    if (!stream) return undefined;
    const meter = new LevelMeter(stream);
    const timer = setInterval(() => {
      if (bar.current) bar.current.value = Math.min(1, meter.read() * 3);
    }, READ_EVERY_MILLIS);
    return () => {
      clearInterval(timer);
      meter.close();
    };
  }, [stream]);
  return (
    <div className={css.row}>
      <label htmlFor={id}>Its level</label>
      <span>
        <meter id={id} ref={bar} min={0} max={1} value={0} />
        {!stream && <span className="dim">shown while audio is on</span>}
      </span>
    </div>
  );
}

/// Three seconds of one's own voice, then heard back through the chosen loudspeaker.
function SelfTest() {
  const me = useMe();
  const talking = useCalls().some((each) => each.handler === me?.login && each.status === "ACTIVE");
  const [step, setStep] = useState<"idle" | "speak" | "hear">("idle");
  const [result, setResult] = useState("");
  const test = async () => {
    setResult("");
    setStep("speak");
    try {
      const { loudest, spoken } = await listen();
      setStep("hear");
      await playBack(spoken);
      setResult(`${verdict(loudest)} You should have heard yourself just now.`);
    } catch (problem) {
      setResult(`The test did not work: ${problem instanceof Error ? problem.message : String(problem)}`);
    }
    setStep("idle");
  };
  return (
    <div className={css.row}>
      <span>Test</span>
      <span>
        <Button onPress={() => void test()} isDisabled={talking || step !== "idle"}>Test my audio</Button>
        <span role="status">
          {step === "speak" ? "Speak for three seconds." : step === "hear" ? "This is what callers hear." : talking ? "Not while you talk to a caller." : result}
        </span>
      </span>
    </div>
  );
}

async function listen(): Promise<{ loudest: number; spoken: Blob }> {
  const stream = await openMicrophone();
  const meter = new LevelMeter(stream);
  let loudest = 0;
  const timer = setInterval(() => (loudest = Math.max(loudest, meter.read())), READ_EVERY_MILLIS);
  try {
    const recorder = new MediaRecorder(stream);
    const parts: Blob[] = [];
    recorder.ondataavailable = (event) => parts.push(event.data);
    const stopped = new Promise((resolve) => (recorder.onstop = resolve));
    recorder.start();
    await new Promise((resolve) => setTimeout(resolve, SPOKEN_MILLIS));
    recorder.stop();
    await stopped;
    return { loudest, spoken: new Blob(parts, { type: recorder.mimeType }) };
  } finally {
    clearInterval(timer);
    meter.close();
    for (const track of stream.getTracks()) track.stop();
  }
}

async function playBack(spoken: Blob) {
  const address = URL.createObjectURL(spoken);
  try {
    const player = new Audio(address);
    await sound(player);
    const over = new Promise((resolve) => (player.onended = resolve));
    await player.play();
    await Promise.race([over, new Promise((resolve) => setTimeout(resolve, SPOKEN_MILLIS + 2000))]);
  } finally {
    URL.revokeObjectURL(address);
  }
}
