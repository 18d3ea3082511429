import { lookups, type PlaybackView } from "@tocsin/wire";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useAction, useKeyOf } from "../../app/keys";
import { useStore } from "../../app/store";
import { Button } from "../../parts/Button";
import { Key } from "../../parts/Marks";
import { Empty } from "../../parts/Panel";
import { Happenings } from "./Happenings";
import css from "./Playback.module.css";
import { playback, recall, type Shown } from "./shown";
import { neighbour } from "./step";
import { Tracks } from "./Tracks";
import { Transport } from "./Transport";
import { usePlayer } from "./usePlayer";

const RECALL_SECONDS = 180;
/// A recall begins this long before now: what one has just not understood.
const RECALL_BACK_SECONDS = 15;
const STEP_SECONDS = 5;

/// What was said, heard again: over the boards, so that the call goes on above it.
export function Playback() {
  const { shown } = useStore(playback);
  useAction("call.recall", recall);
  return shown ? <Screen key={shown.kind === "call" ? `C${shown.call}` : shown.asked} shown={shown} /> : null;
}

function Screen({ shown }: { shown: Shown }) {
  const [view, setView] = useState<PlaybackView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const root = useRef<HTMLElement>(null);
  const before = useRef(document.activeElement);
  const again = useKeyOf("call.recall");
  useEffect(() => {
    const abort = new AbortController();
    (shown.kind === "call" ? lookups.playback(shown.call, abort.signal) : lookups.recall(RECALL_SECONDS, abort.signal)).then(setView, (reason: unknown) =>
      !abort.signal.aborted && setProblem(reason instanceof Error ? reason.message : "The recording cannot be read."));
    root.current?.focus();
    return () => abort.abort();
  }, [shown]);
  const close = () => {
    playback.set({ shown: null });
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus();
  };
  const title = shown.kind === "call" ? `Recording of C${shown.call}` : "My last three minutes";
  return (
    <section ref={root} className={css.screen} aria-label={title} tabIndex={-1} data-playback={shown.kind}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}>
      <header className={css.header}>
        <h2 className={css.title}>{title}</h2>
        {view?.live && <span className={css.live}>The call goes on; this is as far as it was when you asked.</span>}
        <span className={css.space} />
        {shown.kind === "recall" && <Button action="call.recall" onPress={recall}>Up to now</Button>}
        <Button onPress={close}>Close<Key>Esc</Key></Button>
      </header>
      {view === null ? (
        <Empty>{problem ?? "Reading the recording"}{problem && shown.kind === "recall" && <> What you say and hear from now on can be heard again with <Key>{again}</Key>.</>}</Empty>
      ) : view.tracks.length === 0 ? (
        <Empty>Nothing was recorded in this time.</Empty>
      ) : (
        <Heard view={view} live={shown.kind === "recall"} />
      )}
    </section>
  );
}

function Heard({ view, live }: { view: PlaybackView; live: boolean }) {
  const [off, setOff] = useState<ReadonlySet<string>>(new Set());
  const chosen = view.tracks.filter((each) => !off.has(each.name)).map((each) => each.name);
  const player = usePlayer(view.sound, chosen, view.seconds, live ? Math.max(0, view.seconds - RECALL_BACK_SECONDS) : 0, live);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    root.current?.querySelector<HTMLElement>("[role=slider]")?.focus();
  }, []);
  const toggleTrack = (index: number) => {
    const name = view.tracks[index]?.name;
    if (name === undefined) return;
    const next = new Set(off);
    if (!next.delete(name)) next.add(name);
    setOff(next);
  };
  const toMark = (forward: boolean) => {
    const where = neighbour(view.marks, player.at, view.seconds, forward);
    if (where !== null) player.seek(where);
  };
  const deeds: Record<string, () => void> = {
    ArrowLeft: () => player.seek(player.at - STEP_SECONDS),
    ArrowRight: () => player.seek(player.at + STEP_SECONDS),
    Home: () => player.seek(0),
    End: () => player.seek(view.seconds),
    ",": () => toMark(false),
    ".": () => toMark(true),
    "-": () => player.faster(-1),
    "+": () => player.faster(1),
    "=": () => player.faster(1),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const onButton = event.target instanceof HTMLButtonElement;
    const deed = event.key === " " && !onButton ? player.toggle : /^[1-9]$/.test(event.key) ? () => toggleTrack(Number(event.key) - 1) : deeds[event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  };
  return (
    <div ref={root} className={css.heard} onKeyDown={onKeyDown}>
      <Transport view={view} player={player} onMark={toMark} step={STEP_SECONDS} />
      <Tracks view={view} player={player} off={off} onToggle={toggleTrack} />
      <Happenings view={view} player={player} />
    </div>
  );
}
