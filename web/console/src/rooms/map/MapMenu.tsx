import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { useKeyOf } from "../../app/keys";
import menu from "../../parts/Menu.module.css";
import css from "./MapPanel.module.css";
import type { Tool } from "./tools";

export type MapDeed = Tool | "print" | "data";

/// What can be done on the map; the letters work while the map has the focus.
export function MapMenu({ onDeed }: { onDeed: (deed: MapDeed) => void }) {
  const print = useKeyOf("map.print");
  const data = useKeyOf("map.data");
  const deeds: [MapDeed, string, string][] = [
    ["measure", "Measure a distance", "M"],
    ["perimeter", "Draw a perimeter, and who is in it", "G"],
    ["close", "Close streets", "C"],
    ["closures", "Closed streets", "L"],
    ["print", "Print map and incident", print],
    ["data", "What the map is made of", data],
  ];
  return (
    <MenuTrigger>
      <AriaButton className={css.menu}>Tools</AriaButton>
      <Popover className={menu.popover} placement="bottom end">
        <Menu className={menu.menu} aria-label="Map tools" onAction={(key) => onDeed(key as MapDeed)}>
          {deeds.map(([deed, words, key]) => (
            <MenuItem key={deed} id={deed} className={menu.item} textValue={words}>{words}<span className={menu.command}>{key}</span></MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
