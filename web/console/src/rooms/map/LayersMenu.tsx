import { Button as AriaButton, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from "react-aria-components";
import { preferences } from "../../app/preferences";
import { useStore } from "../../app/store";
import menu from "../../parts/Menu.module.css";
import { districtKinds, districtWords, SHOWN } from "./layers";
import css from "./MapPanel.module.css";

/// Which districts are drawn, and what else; kept for this desk.
export function LayersMenu({ districts: inPack }: { districts: readonly string[] }) {
  const { districts, mapHides } = useStore(preferences);
  return (
    <MenuTrigger>
      <AriaButton className={css.menu}>Layers</AriaButton>
      <Popover className={menu.popover} placement="bottom end">
        <Menu className={menu.menu}>
          <MenuSection selectionMode="single" disallowEmptySelection selectedKeys={[districts]} onSelectionChange={(keys) => keys !== "all" && preferences.set({ districts: String([...keys][0] ?? "") })}>
            <Header className={menu.heading}>Districts (D on the map)</Header>
            {districtKinds(inPack).map((kind) => <Ticked key={kind} id={kind} words={districtWords(kind)} />)}
          </MenuSection>
          <MenuSection
            selectionMode="multiple"
            selectedKeys={SHOWN.map((each) => each.id).filter((id) => !mapHides.includes(id))}
            onSelectionChange={(keys) => preferences.set({ mapHides: keys === "all" ? [] : SHOWN.map((each) => each.id).filter((id) => !keys.has(id)) })}
          >
            <Header className={menu.heading}>Shown</Header>
            {SHOWN.map((each) => <Ticked key={each.id} id={each.id} words={each.words} />)}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function Ticked({ id, words }: { id: string; words: string }) {
  return (
    <MenuItem id={id} className={menu.item} textValue={words}>
      {({ isSelected }) => <><span className={css.tick} aria-hidden="true">{isSelected ? "✓" : ""}</span>{words}</>}
    </MenuItem>
  );
}
