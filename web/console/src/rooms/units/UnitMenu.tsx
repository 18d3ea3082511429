import type { Request } from "@tocsin/wire";
import { useMemo, useRef } from "react";
import { Header, Menu, MenuItem, MenuSection, Popover, Separator } from "react-aria-components";
import { createPortal } from "react-dom";
import { desk, work } from "../../app/desk";
import { useCatalogue, useLive, useUnit } from "../../app/live";
import { useStore } from "../../app/store";
import { StatusMark } from "../../parts/Marks";
import menu from "../../parts/Menu.module.css";
import { reportRefusal } from "../line/results";
import { useSpoken } from "../line/useSpoken";
import css from "./UnitBoard.module.css";

/// What can be done with one unit, each entry with the command line that does the same.
export function UnitMenu({ unit: id, at, onClose }: { unit: string; at: DOMRect; onClose: () => void }) {
  const live = useLive();
  const unit = useUnit(id);
  const spoken = useSpoken();
  const { statuses } = useCatalogue();
  const { working } = useStore(desk);
  const anchor = useRef<HTMLSpanElement>(null);
  const choices = useMemo(() => {
    if (!unit) return [];
    const step = statuses.find((each) => each.code === unit.status)?.step ?? 0;
    const onAssignment = statuses.filter((each) => each.step > step && unit.incident !== undefined);
    const free = statuses.filter((each) => each.step === 0 && each.code !== unit.status);
    return [...onAssignment, ...free];
  }, [unit, statuses]);
  if (!unit) return null;

  const act = async (key: string) => {
    const [what, code = ""] = key.split(":");
    if (what === "open" && unit.incident !== undefined) return work(unit.incident);
    if (what === "status") return send(spoken.status(id, code), (override) => ({ type: "units.Report", unit: id, status: code, detail: "", override }));
    if (what === "clear") return send(spoken.clear(id) ?? "", () => ({ type: "units.Clear", unit: id }));
    if (working === null) return undefined;
    return send(spoken.dispatch([id], working) ?? "", (override) => ({ type: "units.Dispatch", incident: working, units: [id], override }));
  };
  const send = async (text: string, command: (override: boolean) => Request) => {
    reportRefusal(text, await live.command(command(false)), () => live.command(command(true)));
  };
  return createPortal(
    <>
      <span ref={anchor} className={css.anchor} style={{ left: at.left, top: at.top, width: at.width, height: at.height }} />
      <Popover aria-label={`${id}, what it does`} triggerRef={anchor} isOpen onOpenChange={(open) => !open && onClose()} className={menu.popover} placement="bottom start">
        <Menu className={menu.menu} aria-label={`${id}, what it does`} autoFocus="first" onAction={(key) => void act(String(key))} onClose={onClose}>
          <MenuSection>
            <Header className={menu.heading}>{id}, {unit.statusWords.toLowerCase()}</Header>
            {unit.incident !== undefined && <MenuItem id="open" className={menu.item} textValue="Open">Open #{unit.incident}<span className={menu.command}>{unit.incident}</span></MenuItem>}
            {working !== null && unit.incident !== working && (
              <MenuItem id="dispatch" className={menu.item} textValue="Dispatch">Dispatch to #{working}<span className={menu.command}>{spoken.dispatch([id], working)}</span></MenuItem>
            )}
            {unit.incident !== undefined && <MenuItem id="clear" className={menu.item} textValue="Clear">Clear from #{unit.incident}<span className={menu.command}>{spoken.clear(id)}</span></MenuItem>}
          </MenuSection>
          <Separator />
          <MenuSection>
            <Header className={menu.heading}>Status</Header>
            {choices.map((each) => (
              <MenuItem key={each.code} id={`status:${each.code}`} className={menu.item} textValue={each.words} isDisabled={each.code === "DP"}>
                <StatusMark status={each.code} words={each.words} /> {each.words}
                <span className={menu.command}>{spoken.status(id, each.code)}</span>
              </MenuItem>
            ))}
          </MenuSection>
        </Menu>
      </Popover>
    </>,
    document.body,
  );
}
