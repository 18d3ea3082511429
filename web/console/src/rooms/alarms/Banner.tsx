import { useKeyOf, type Action } from "../../app/keys";
import { useAlarms, useConnection, useLive, useMode, useUnseen } from "../../app/live";
import { Button } from "../../parts/Button";
import { Key } from "../../parts/Marks";
import css from "./Banner.module.css";

const HINTS: [Action, string][] = [
  ["call.answer", "Answer"], ["incident.address", "Address"], ["incident.type", "Type"], ["incident.recommend", "Recommend"], ["incident.dispatch", "Dispatch"],
  ["incident.save", "Save and next"], ["line.focus", "Command line"], ["keys.show", "All keys"],
];

/// The one line kept for what everybody must know. It is always there, so that nothing is pushed; when all is well it
/// names the keys.
export function Banner() {
  const live = useLive();
  const connection = useConnection();
  const mode = useMode();
  const alarms = useAlarms();
  const unseen = useUnseen();
  const critical = alarms.find((each) => each.level === "critical") ?? alarms[0];
  if (connection.state === "offline") {
    return (
      <section className={css.banner} data-level="offline" aria-label="Notice" aria-live="assertive">
        <strong>Off line.</strong>
        <span>Boards, cards and map show what was last known. Keep typing: it is kept and sent with its own time.</span>
        {unseen.length > 0 && <span>{unseen.length} kept.</span>}
        <Button look="quiet" onPress={() => live.retryNow()}>Try now</Button>
      </section>
    );
  }
  if (mode) {
    return (
      <section className={css.banner} data-level="critical" aria-label="Notice" aria-live="assertive">
        <strong>The database is down.</strong> <span>{mode.message}</span>
      </section>
    );
  }
  if (critical) {
    return (
      <section className={css.banner} data-level={critical.level} aria-label="Notice" aria-live="assertive">
        <strong>{critical.level === "critical" ? "Alarm." : "Notice."}</strong> <span>{critical.text}</span>
      </section>
    );
  }
  return (
    <section className={css.banner} data-level="none" aria-label="Keys at hand">
      {HINTS.map(([action, words]) => <Hint key={action} action={action} words={words} />)}
    </section>
  );
}

function Hint({ action, words }: { action: Action; words: string }) {
  return (
    <span className={css.hint}>
      <Key>{useKeyOf(action)}</Key> {words}
    </span>
  );
}
