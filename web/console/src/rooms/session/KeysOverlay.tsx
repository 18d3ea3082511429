import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { ACTIONS, switchboard, useKeyOf, type Action } from "../../app/keys";
import { useCatalogue } from "../../app/live";
import { Button } from "../../parts/Button";
import { Key } from "../../parts/Marks";
import css from "./Dialogs.module.css";

const GROUPS = ["Everywhere", "Call", "Incident", "Panels"] as const;
const BOARD_KEYS: [string, string][] = [["↑ ↓", "Move between rows"], ["Enter", "Open the row"], ["Space", "What can be done with the unit"], ["Esc", "Out of a field, a list or the line"], ["Space ← →", "Playback: play, 5 s back, on"], [", . - +", "Playback: marks, speed"], ["Tab", "Next field, in the order of speech"]];
const MAP_KEYS: [string, string][] = [["Arrows", "Move the map"], ["+ −", "Closer, farther"], ["Enter", "What is at the cross, or what the tool does"], ["F", "Look at the incident"], ["M", "Measure"], ["G", "Draw a perimeter"], ["C", "Close streets"], ["L", "Closed streets"], ["⌫", "Take the last corner back"]];

/// The keys of where one is: those that do something now are bright.
export function KeysOverlay({ onClose }: { onClose: () => void }) {
  const { verbs } = useCatalogue();
  return (
    <ModalOverlay isOpen onOpenChange={(open) => !open && onClose()} isDismissable className={css.overlay}>
      <Modal className={css.modal}>
        <Dialog className={css.dialog}>
          <Heading slot="title" className={css.title}>Keys</Heading>
          <div className={css.columns}>
            {GROUPS.map((group) => (
              <section key={group}>
                <h3 className={css.group}>{group}</h3>
                <dl className={css.keys}>
                  {(Object.keys(ACTIONS) as Action[]).filter((action) => ACTIONS[action].group === group).map((action) => <KeyLine key={action} action={action} />)}
                </dl>
              </section>
            ))}
            <section>
              <h3 className={css.group}>Lists and boards</h3>
              <dl className={css.keys}>
                {BOARD_KEYS.map(([key, words]) => <div key={key} className={css.keyLine}><dt><Key>{key}</Key></dt><dd>{words}</dd></div>)}
              </dl>
            </section>
            <section>
              <h3 className={css.group}>On the map</h3>
              <dl className={css.keys}>
                {MAP_KEYS.map(([key, words]) => <div key={key} className={css.keyLine}><dt><Key>{key}</Key></dt><dd>{words}</dd></div>)}
              </dl>
            </section>
            <section className={css.verbs}>
              <h3 className={css.group}>Command line</h3>
              <dl className={css.keys}>
                {verbs.map((each) => <div key={each.verb} className={css.keyLine}><dt className="mono">{each.example}</dt><dd>{each.words}</dd></div>)}
              </dl>
            </section>
          </div>
          <div className={css.foot}><Button onPress={onClose} autoFocus>Close</Button></div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function KeyLine({ action }: { action: Action }) {
  const key = useKeyOf(action);
  return (
    <div className={css.keyLine} data-idle={switchboard.has(action) ? undefined : ""}>
      <dt><Key>{key}</Key></dt>
      <dd>{ACTIONS[action].words}</dd>
    </div>
  );
}
