import type { PlaybackView, TrackView } from "@tocsin/wire";
import type { PointerEvent } from "react";
import { Button as AriaButton } from "react-aria-components";
import { clock } from "../../parts/format";
import { Key } from "../../parts/Marks";
import css from "./Playback.module.css";
import { outline } from "./step";
import type { Player } from "./usePlayer";

/// Each leg's loudness on one line of time, with what happened above it; the line is a slider.
export function Tracks({ view, player, off, onToggle }: { view: PlaybackView; player: Player; off: ReadonlySet<string>; onToggle: (index: number) => void }) {
  const share = (seconds: number) => `${Math.min(Math.max(0, seconds / view.seconds), 1) * 100}%`;
  const toPointer = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    player.seek(((event.clientX - box.left) / box.width) * view.seconds);
  };
  return (
    <div className={css.tracks}>
      <div className={css.names}>
        {view.tracks.map((track, index) => (
          <AriaButton key={track.name} className={css.name} aria-pressed={!off.has(track.name)} onPress={() => onToggle(index)}>
            <Key>{String(index + 1)}</Key>
            <span className={css.whose}>{view.calls.length > 1 ? `C${track.call} ` : ""}{track.words}</span>
            <span className={css.state}>{off.has(track.name) ? "off" : track.sealed ? "" : "going on"}</span>
          </AriaButton>
        ))}
      </div>
      <div role="slider" tabIndex={0} className={css.line} aria-label="Position" aria-valuemin={0} aria-valuemax={Math.round(view.seconds)} aria-valuenow={Math.round(player.at)}
        aria-valuetext={`${clock(player.at)} of ${clock(view.seconds)}`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          toPointer(event);
        }}
        onPointerMove={(event) => event.buttons === 1 && toPointer(event)}>
        <div className={css.marks} aria-hidden="true">
          {view.marks.filter((mark) => mark.at >= 0 && mark.at <= view.seconds).map((mark, index) => (
            <span key={index} className={css.mark} data-kind={mark.kind} style={{ left: share(mark.at) }} title={mark.text} />
          ))}
        </div>
        {view.tracks.map((track) => <Wave key={track.name} track={track} off={off.has(track.name)} begins={share(track.from)} ends={share(track.to)} />)}
        <div className={css.head} style={{ left: share(player.at) }} />
      </div>
    </div>
  );
}

function Wave({ track, off, begins, ends }: { track: TrackView; off: boolean; begins: string; ends: string }) {
  return (
    <div className={css.wave} data-off={off ? "" : undefined} data-whose={track.words === "Caller" ? "caller" : "centre"}>
      <span className={css.span} style={{ left: begins, width: `calc(${ends} - ${begins})` }} />
      <svg viewBox={`0 0 ${Math.max(1, track.levels.length - 1)} 100`} preserveAspectRatio="none" aria-hidden="true">
        <polygon points={outline(track.levels)} />
      </svg>
    </div>
  );
}
