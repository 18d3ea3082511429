import type { ReactNode } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import css from "./Views.module.css";

/// Which of a few views a panel shows; looks like tabs, and is a choice of one.
export function Views<T extends string>({ label, views, value, onChange }: {
  label: string;
  views: readonly { id: T; words: ReactNode }[];
  value: T;
  onChange: (value: T) => void;
}) {
  return (
    <ToggleButtonGroup className={css.views} aria-label={label} selectionMode="single" disallowEmptySelection selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const [key] = keys;
        const chosen = views.find((each) => each.id === key);
        if (chosen) onChange(chosen.id);
      }}>
      {views.map((each) => <ToggleButton key={each.id} id={each.id} className={css.view}>{each.words}</ToggleButton>)}
    </ToggleButtonGroup>
  );
}
