import { Button as AriaButton, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { useCentre, usePositions } from "../../app/live";
import { Elapsed } from "../../parts/Elapsed";
import menu from "../../parts/Menu.module.css";
import strip from "../session/Strip.module.css";

/// Who sits where, and who takes calls.
export function PositionsMenu() {
  const centre = useCentre();
  const positions = usePositions();
  const ready = positions.filter((each) => each.ready && each.connected).length;
  const desks = [...new Set([...(centre?.positions ?? []), ...positions.map((each) => each.id)])];
  return (
    <DialogTrigger>
      <AriaButton className={strip.desks}>
        {ready} of {positions.length} ready
      </AriaButton>
      <Popover className={menu.popover}>
        <Dialog className={menu.text} aria-label="Positions">
          <table className={menu.table}>
            <thead>
              <tr><th scope="col">Position</th><th scope="col">Person</th><th scope="col">State</th><th scope="col">Since</th></tr>
            </thead>
            <tbody>
              {desks.map((id) => {
                const there = positions.find((each) => each.id === id);
                return (
                  <tr key={id}>
                    <td>{id}</td>
                    <td>{there?.name ?? "–"}</td>
                    <td>{there ? (!there.connected ? "Not connected" : there.ready ? "Ready" : `Not ready: ${there.reason}`) : "Free"}</td>
                    <td>{there && <Elapsed from={there.since} />}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
