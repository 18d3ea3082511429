import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import css from "./Filter.module.css";

/// A small box that narrows a board; Escape empties it.
export function FilterText({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <input
      type="search"
      className={css.text}
      aria-label={label}
      placeholder="Filter"
      value={value}
      data-active={value !== "" ? "" : undefined}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === "Escape" && value !== "") {
          event.preventDefault();
          onChange("");
        }
      }}
    />
  );
}

export function FilterChoice<T extends string>({ label, options, value, onChange }: {
  label: string;
  options: readonly { id: T; words: string }[];
  value: T;
  onChange: (value: T) => void;
}) {
  return (
    <ToggleButtonGroup className={css.group} aria-label={label} selectionMode="single" disallowEmptySelection selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const [key] = keys;
        const chosen = options.find((each) => each.id === key);
        if (chosen) onChange(chosen.id);
      }}>
      {options.map((each) => <ToggleButton key={each.id} id={each.id} className={css.choice}>{each.words}</ToggleButton>)}
    </ToggleButtonGroup>
  );
}
