import { useState } from "react";
import { refuse } from "../../app/desk";
import { useLive, useQueueBoard } from "../../app/live";
import { Button } from "../../parts/Button";
import { Elapsed } from "../../parts/Elapsed";
import list from "../calls/QueuePanel.module.css";

const OUTCOMES = ["Telephone flood, reported to the carrier", "Test calls of a fault in the network"];

/// Suspects of a flood who hung up: one row for each source, closed together with a reason.
export function Bursts() {
  const live = useLive();
  const board = useQueueBoard();
  const [closing, setClosing] = useState<string | null>(null);
  const left = board?.bursts.filter((each) => each.left > 0) ?? [];
  const close = async (source: string, outcome: string) => {
    setClosing(source);
    // The centre closes some hundreds at a time, so that nobody else waits.
    for (let before = Infinity; ;) {
      const now = live.mirror.queues?.bursts.find((each) => each.source === source)?.left ?? 0;
      if (now === 0 || now >= before) break;
      before = now;
      const answer = await live.command({ type: "calls.CloseBurst", source, outcome });
      if (answer.t === "refused") {
        refuse("call", answer, null);
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, 400));
    }
    setClosing(null);
  };
  return (
    <>
      {left.map((each) => (
        <li key={each.source} className={list.burst}>
          <div className={list.abandonedTop}>
            <span className={list.abandonedNumber}>{each.left} suspects</span>
            <Elapsed from={each.since} />
            <span className="dim">of a flood from {each.source}{each.waiting > 0 ? `, ${each.waiting} more on the line` : ""}</span>
          </div>
          <div className={list.reasons} aria-label="Close them all">
            {OUTCOMES.map((outcome) => <Button key={outcome} isDisabled={closing === each.source} onPress={() => void close(each.source, outcome)}><span className="unseen">Close them all: </span>{outcome}</Button>)}
          </div>
        </li>
      ))}
    </>
  );
}
