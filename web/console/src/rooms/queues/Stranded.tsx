import type { CallView } from "@tocsin/wire";
import { useKeyOf } from "../../app/keys";
import { useLive, useQueueBoard } from "../../app/live";
import { Button } from "../../parts/Button";
import { Elapsed } from "../../parts/Elapsed";
import { Key } from "../../parts/Marks";
import css from "./Queues.module.css";

/// Callers on the line whose position went away: above everything else until somebody takes them up.
export function Stranded({ onTakeUp }: { onTakeUp: (call: CallView) => void }) {
  const live = useLive();
  const board = useQueueBoard();
  const answer = useKeyOf("call.answer");
  const alone = board?.stranded ?? [];
  if (alone.length === 0) return null;
  return (
    <div className={css.stranded} role="alert" data-strip="">
      {alone.map((each, at) => {
        const call = live.mirror.find("calls", each.call);
        return (
          <div key={each.call} className={css.alone}>
            <span><strong>{each.position} went away in mid-call.</strong> {call?.number ?? `C${each.call}`} is alone, {each.name} was on the line. <Elapsed from={each.since} /></span>
            {call && <Button look="danger" command={`A C${each.call}`} onPress={() => onTakeUp(call)}>Take up {at === 0 && <Key>{answer}</Key>}</Button>}
          </div>
        );
      })}
    </div>
  );
}
