import { useRef } from "react";
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { useAction, useKeyOf } from "../../app/keys";
import { usePositions } from "../../app/live";
import { Key } from "../../parts/Marks";
import menu from "../../parts/Menu.module.css";
import { QueueBoard } from "../queues/QueueBoard";
import board from "../queues/Queues.module.css";
import strip from "../session/Strip.module.css";

/// Who takes calls, in short; opens the queue board: lines, positions by what they do, answer times.
export function PositionsMenu() {
  const positions = usePositions();
  const trigger = useRef<HTMLButtonElement>(null);
  const key = useKeyOf("queue.board");
  const ready = positions.filter((each) => each.ready && each.connected).length;
  useAction("queue.board", () => trigger.current?.click());
  return (
    <DialogTrigger>
      <AriaButton ref={trigger} className={strip.desks}>
        {ready} of {positions.length} ready <Key>{key}</Key>
      </AriaButton>
      <Popover className={`${menu.popover} ${board.popover}`}>
        <Dialog className={board.dialog ?? ""} aria-label="Queue board">
          <QueueBoard />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
