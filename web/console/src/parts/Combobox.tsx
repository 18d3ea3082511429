import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from "react";
import { createPortal } from "react-dom";
import css from "./Combobox.module.css";

export interface ComboboxProps<T> {
  label: string;
  /// Shown instead of a visible label of its own: the field's label stands beside it.
  labelledBy?: string;
  describedBy?: string | undefined;
  value: string;
  onType: (text: string) => void;
  options: readonly T[];
  idOf: (option: T) => string;
  show: (option: T) => ReactNode;
  textOf: (option: T) => string;
  /// Whether Enter may take the first option unseen; otherwise an arrow key must choose.
  sure: boolean;
  onPick: (option: T) => void;
  /// Enter without an option.
  onCommit: (text: string) => void;
  onFocus?: () => void;
  onBlur?: () => void;
  onEscape?: () => boolean;
  placeholder?: string;
  invalid?: boolean;
  input?: Ref<HTMLInputElement>;
  first?: boolean;
  mono?: boolean;
}

/// A text field that completes as one types (WAI-ARIA combobox with a listbox). It never rewrites what was typed:
/// typing stays the person's, picking replaces it, Escape closes the list and then leaves.
export function Combobox<T>(props: ComboboxProps<T>) {
  const { value, options, sure } = props;
  const id = useId();
  const own = useRef<HTMLInputElement | null>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  useEffect(() => setActive(sure && options.length > 0 ? 0 : -1), [options, sure]);

  const shown = open && options.length > 0;
  const pick = (option: T) => {
    setOpen(false);
    props.onPick(option);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = shown ? options[active] : undefined;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!shown) setOpen(true);
      else setActive((at) => (event.key === "ArrowDown" ? Math.min(at + 1, options.length - 1) : Math.max(at - 1, 0)));
    } else if (event.key === "Enter" && !event.ctrlKey && !event.altKey) {
      event.preventDefault();
      if (chosen) pick(chosen);
      else {
        setOpen(false);
        props.onCommit(value);
      }
    } else if (event.key === "Escape") {
      if (shown) {
        setOpen(false);
        event.preventDefault();
      } else if (props.onEscape?.()) {
        event.preventDefault();
      }
    }
  };
  return (
    <>
      <input
        ref={(element) => {
          own.current = element;
          if (typeof props.input === "function") props.input(element);
          else if (props.input) props.input.current = element;
        }}
        className={css.input}
        role="combobox"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && active >= 0 ? `${id}-${active}` : undefined}
        {...(props.labelledBy ? { "aria-labelledby": props.labelledBy } : { "aria-label": props.label })}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid || undefined}
        autoComplete="off"
        spellCheck={false}
        value={value}
        placeholder={props.placeholder}
        data-first={props.first ? "" : undefined}
        onChange={(event) => {
          setOpen(true);
          props.onType(event.target.value);
        }}
        onFocus={props.onFocus}
        onBlur={() => {
          setOpen(false);
          props.onBlur?.();
        }}
        onKeyDown={onKeyDown}
      />
      {shown && <Options {...props} id={id} active={active} anchor={own.current} onPick={pick} />}
    </>
  );
}

function Options<T>({ id, label, options, idOf, show, active, anchor, onPick }: ComboboxProps<T> & { id: string; active: number; anchor: HTMLElement | null }) {
  const list = useRef<HTMLUListElement>(null);
  const [box, setBox] = useState<{ left: number; top: number; width: number; up: boolean } | null>(null);
  useLayoutEffect(() => {
    const place = () => {
      const at = anchor?.getBoundingClientRect();
      if (at) setBox({ left: at.left, top: at.top > innerHeight * 0.62 ? innerHeight - at.top : at.bottom, width: at.width, up: at.top > innerHeight * 0.62 });
    };
    place();
    addEventListener("resize", place);
    return () => removeEventListener("resize", place);
  }, [anchor]);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  if (!box) return null;
  const style = { left: box.left, minWidth: box.width, ...(box.up ? { bottom: box.top + 2 } : { top: box.top + 2 }) };
  return createPortal(
    <ul ref={list} id={`${id}-list`} role="listbox" aria-label={label} className={css.list} style={style}>
      {options.map((option, index) => (
        <li
          key={idOf(option)}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className={css.option}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(option)}
        >
          {show(option)}
        </li>
      ))}
    </ul>,
    // Within the landmark, so that it is part of the page for everyone.
    document.querySelector("main") ?? document.body,
  );
}
