import { useId, useState, type KeyboardEvent } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { ACTIONS, chordOf, defaultKeys, objection, type Action } from "../../app/keys";
import { preferences, type Theme } from "../../app/preferences";
import { useStore } from "../../app/store";
import { Button } from "../../parts/Button";
import { FilterChoice } from "../../parts/Filter";
import { play } from "../alarms/tones";
import { AudioSettings } from "../voice/AudioSettings";
import css from "./Dialogs.module.css";

const THEMES = [{ id: "system", words: "As the system" }, { id: "light", words: "Light" }, { id: "dark", words: "Dark" }] as const;

/// How this position likes its console: light, size, sound, keys, layout. Kept on this machine.
export function Settings({ onClose }: { onClose: () => void }) {
  const { theme, zoom, volume, utc } = useStore(preferences);
  const id = useId();
  return (
    <ModalOverlay isOpen onOpenChange={(open) => !open && onClose()} isDismissable className={css.overlay}>
      <Modal className={css.modal}>
        <Dialog className={css.dialog}>
          <Heading slot="title" className={css.title}>Settings of this position</Heading>
          <div className={css.rows}>
            <div className={css.row}>
              <span>Light</span>
              <FilterChoice label="Light" options={THEMES} value={theme} onChange={(next: Theme) => preferences.set({ theme: next })} />
            </div>
            <div className={css.row}>
              <label htmlFor={`${id}-zoom`}>Size</label>
              <span>
                <input id={`${id}-zoom`} type="range" min={0.8} max={1.6} step={0.05} value={zoom} onChange={(event) => preferences.set({ zoom: Number(event.target.value) })} />
                <span className={css.rangeValue}>{Math.round(zoom * 100)} %</span>
              </span>
            </div>
            <div className={css.row}>
              <label htmlFor={`${id}-volume`}>Tones</label>
              <span>
                <input id={`${id}-volume`} type="range" min={0} max={1} step={0.1} value={volume} onChange={(event) => preferences.set({ volume: Number(event.target.value) })} />
                <span className={css.rangeValue}>{volume === 0 ? "silent" : `${Math.round(volume * 100)} %`}</span>
                <Button look="quiet" onPress={() => play("emergency")}>Try</Button>
              </span>
            </div>
            <div className={css.row}>
              <span>Clock</span>
              <FilterChoice label="Clock" options={[{ id: "local", words: "Local" }, { id: "utc", words: "UTC" }]} value={utc ? "utc" : "local"} onChange={(next) => preferences.set({ utc: next === "utc" })} />
            </div>
            <div className={css.row}>
              <span>Layout</span>
              <span><Button onPress={() => preferences.set({ left: 0, middle: 0, boards: 0, split: 0, pulled: {} })}>Set all panels back</Button></span>
            </div>
          </div>
          <h3 className={css.group}>Audio</h3>
          <AudioSettings />
          <h3 className={css.group}>Keys: choose one, then press the new key</h3>
          <div className={css.map}>
            {(Object.keys(ACTIONS) as Action[]).map((action) => <Binding key={action} action={action} />)}
          </div>
          <div className={css.foot}>
            <Button onPress={() => preferences.set({ keys: {} })}>Set all keys back</Button>
            <Button look="main" onPress={onClose}>Done</Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Binding({ action }: { action: Action }) {
  const { keys } = useStore(preferences);
  const [waiting, setWaiting] = useState(false);
  const [why, setWhy] = useState<string | null>(null);
  const all = { ...defaultKeys(), ...keys };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!waiting) return;
    const chord = chordOf({ key: event.key, code: event.code, ctrlKey: event.ctrlKey, altKey: event.altKey, shiftKey: event.shiftKey, metaKey: event.metaKey });
    if (chord === null || chord === "Tab") return;
    event.preventDefault();
    event.stopPropagation();
    if (chord === "Escape") return setWaiting(false);
    const against = objection(all, action, chord);
    setWhy(against);
    if (against === null) {
      preferences.set({ keys: { ...keys, [action]: chord } });
      setWaiting(false);
    }
  };
  return (
    <div className={css.bind}>
      <span>{ACTIONS[action].words}</span>
      <button type="button" className={css.bindKey} data-waiting={waiting ? "" : undefined} aria-label={`${ACTIONS[action].words}: ${all[action]}, change`}
        onClick={() => setWaiting(true)} onBlur={() => setWaiting(false)} onKeyDown={onKeyDown}>
        {waiting ? "press a key" : all[action]}
      </button>
      {why && <span className={css.objection} role="alert">{why}</span>}
    </div>
  );
}
