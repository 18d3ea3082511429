import { lookups } from "@tocsin/wire";
import { useCallback, useEffect, useRef, useState } from "react";
import { sound } from "../voice/browserLine";

export const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 2] as const;
const LOOK_EVERY_MILLIS = 80;

export interface Player {
  ready: boolean;
  playing: boolean;
  /// Seconds from the beginning.
  at: number;
  speed: number;
  problem: string | null;
  toggle: () => void;
  seek: (seconds: number) => void;
  /// So many steps faster, negative for slower.
  faster: (steps: number) => void;
}

/// Plays the sound of some tracks; choosing others goes on at the same moment. The browser keeps the pitch at any speed.
export function usePlayer(path: string, tracks: readonly string[], seconds: number, beginAt: number, atOnce: boolean): Player {
  const audio = useRef<HTMLAudioElement | null>(null);
  const wanted = useRef({ at: beginAt, playing: atOnce });
  const [ready, setReady] = useState(false);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(beginAt);
  const [speed, setSpeed] = useState<number>(1);
  const [problem, setProblem] = useState<string | null>(null);
  const chosen = tracks.join("\n");

  useEffect(() => {
    const abort = new AbortController();
    const player = new Audio();
    player.preservesPitch = true;
    let address: string | null = null;
    setReady(false);
    setProblem(null);
    player.onplay = () => setPlaying(true);
    player.onpause = () => setPlaying(false);
    player.onended = () => (wanted.current.playing = false);
    if (chosen !== "") {
      lookups.sound(path, chosen.split("\n"), abort.signal).then(async (wav) => {
        address = URL.createObjectURL(wav);
        player.src = address;
        await sound(player);
        player.currentTime = wanted.current.at;
        audio.current = player;
        setReady(true);
        if (wanted.current.playing) await player.play();
      }).catch((reason: unknown) => !abort.signal.aborted && setProblem(reason instanceof Error ? reason.message : "It cannot be played."));
    }
    return () => {
      abort.abort();
      player.pause();
      audio.current = null;
      if (address !== null) URL.revokeObjectURL(address);
    };
  }, [path, chosen]);

  useEffect(() => {
    if (audio.current) audio.current.playbackRate = speed;
  }, [speed, ready]);

  useEffect(() => {
    if (!playing) return undefined;
    const timer = setInterval(() => {
      const now = audio.current?.currentTime ?? 0;
      wanted.current.at = now;
      setAt(now);
    }, LOOK_EVERY_MILLIS);
    return () => clearInterval(timer);
  }, [playing]);

  const seek = useCallback((to: number) => {
    const where = Math.min(Math.max(0, to), seconds);
    wanted.current.at = where;
    if (audio.current) audio.current.currentTime = where;
    setAt(where);
  }, [seconds]);
  const toggle = useCallback(() => {
    const player = audio.current;
    if (!player) return;
    wanted.current.playing = player.paused;
    if (!player.paused) player.pause();
    else {
      if (player.ended) player.currentTime = 0;
      player.play().catch((reason: unknown) => setProblem(String(reason)));
    }
  }, []);
  const faster = useCallback((steps: number) => setSpeed((now) => {
    const index = SPEEDS.findIndex((each) => each === now);
    return SPEEDS[Math.min(Math.max(0, index + steps), SPEEDS.length - 1)] ?? 1;
  }), []);
  return { ready, playing, at, speed, problem, toggle, seek, faster };
}
