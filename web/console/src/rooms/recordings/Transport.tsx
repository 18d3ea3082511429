import type { PlaybackView } from "@tocsin/wire";
import { useCentre } from "../../app/live";
import { Button } from "../../parts/Button";
import { clock, timeOfDay } from "../../parts/format";
import { Key } from "../../parts/Marks";
import css from "./Playback.module.css";
import type { Player } from "./usePlayer";

/// Play, back, on, faster: each with its key.
export function Transport({ view, player, onMark, step }: { view: PlaybackView; player: Player; onMark: (forward: boolean) => void; step: number }) {
  const zone = useCentre()?.timeZone ?? "UTC";
  return (
    <div className={css.transport}>
      <p className={css.time}>
        <span className={css.at}>{clock(player.at)}</span> <span className="dim">of {clock(view.seconds)}, it was {timeOfDay(Date.parse(view.from) + player.at * 1000, zone)}</span>
      </p>
      <div className={css.buttons}>
        <Button look="main" className={css.wide} isDisabled={!player.ready} onPress={player.toggle}>{player.playing ? "Pause" : "Play"}<Key>Space</Key></Button>
        <Button onPress={() => player.seek(player.at - step)}>Back {step} s<Key>←</Key></Button>
        <Button onPress={() => player.seek(player.at + step)}>On {step} s<Key>→</Key></Button>
        <Button onPress={() => onMark(false)}>Last mark<Key>,</Key></Button>
        <Button onPress={() => onMark(true)}>Next mark<Key>.</Key></Button>
        <Button onPress={() => player.faster(-1)}>Slower<Key>-</Key></Button>
        <Button onPress={() => player.faster(1)}>Faster<Key>+</Key></Button>
      </div>
      <p role="status" className={player.problem ? css.problem : "dim"}>
        {player.problem ?? (player.ready ? `Speed ${player.speed}, the pitch kept` : "Fetching the sound")}
      </p>
    </div>
  );
}
