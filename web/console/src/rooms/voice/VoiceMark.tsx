import { useEffect, useState, useSyncExternalStore } from "react";
import { Button as AriaButton, Dialog, DialogTrigger, Popover, ToggleButton } from "react-aria-components";
import { useAction, useKeyOf } from "../../app/keys";
import { useConnection, useMyPosition } from "../../app/live";
import { Button } from "../../parts/Button";
import { Key } from "../../parts/Marks";
import menu from "../../parts/Menu.module.css";
import { audioChoice, voice } from "./browserLine";
import { DeskPhone } from "./DeskPhone";
import css from "./Voice.module.css";
import { WORDS } from "./words";

const LEAST_STATES = new Set(["off", "elsewhere"]);

/// Audio in the top strip: how it stands, in a sign and in words; the microphone's mute beside it.
export function VoiceMark() {
  const mine = useMyPosition();
  const position = mine?.id;
  const { state, muted, reason } = useSyncExternalStore(voice.subscribe, voice.get);
  const connection = useConnection().state;
  const settings = useKeyOf("settings.show");
  const [open, setOpen] = useState(false);
  useAction("voice.show", () => setOpen(true), position !== undefined);

  // Asked for once after sign-on, and after a reload; who turned it off is left in peace.
  useEffect(() => {
    if (position === undefined) return undefined;
    if (audioChoice.get().on) voice.start();
    return () => voice.stop();
  }, [position]);
  useEffect(() => {
    if (connection === "live") voice.lookNow();
  }, [connection]);

  if (position === undefined) return null;
  const words = WORDS[state];
  const turnOn = () => {
    audioChoice.set({ on: true });
    voice.start();
  };
  const turnOff = () => {
    audioChoice.set({ on: false });
    voice.hangUp();
  };
  const again = { off: "Turn audio on", forbidden: "Ask again", missing: "Try again", lost: "Try now", elsewhere: "Take it here" }[state as string];
  return (
    <div className={css.voice} data-voice={state}>
      <DialogTrigger isOpen={open} onOpenChange={setOpen}>
        <AriaButton className={css.mark} data-state={state}>
          <span aria-hidden="true" className={css.sign}>{words.sign}</span> Audio <span className={css.short}>{words.short}</span>
        </AriaButton>
        <Popover className={menu.popover}>
          <Dialog className={menu.text} aria-label="Audio">
            <p>{words.long}</p>
            {reason && <p className="dim">{reason}</p>}
            <p className="dim">Microphone, loudspeaker and a test of both: Settings <Key>{settings}</Key></p>
            <div className={css.deeds}>
              {again && <Button look="main" autoFocus onPress={turnOn}>{again}</Button>}
              {!LEAST_STATES.has(state) && <Button onPress={turnOff}>Turn audio off</Button>}
            </div>
            <DeskPhone />
          </Dialog>
        </Popover>
      </DialogTrigger>
      {state === "connected" && <Mute muted={muted} />}
      <span className="unseen" role="status">{`Audio ${words.short}${muted && state === "connected" ? ", microphone muted" : ""}`}</span>
    </div>
  );
}

function Mute({ muted }: { muted: boolean }) {
  const key = useKeyOf("voice.mute");
  useAction("voice.mute", () => voice.mute(!voice.get().muted));
  return (
    <ToggleButton className={css.mute} isSelected={muted} onChange={(next) => voice.mute(next)} aria-label={`Mute the microphone, ${key}`}>
      <span aria-hidden="true">{muted ? "✕ Muted" : "Mute"}</span> <Key>{key}</Key>
    </ToggleButton>
  );
}
