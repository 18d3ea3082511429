import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components";
import { useKeyOf, type Action } from "../app/keys";
import css from "./Button.module.css";
import { Key } from "./Marks";

/// A button that teaches: it shows its key, and its command line in the tooltip and to screen readers.
export function Button({ children, onPress, action, command, look = "plain", isDisabled, label, className, ...rest }: {
  children: ReactNode;
  onPress: () => void;
  action?: Action;
  command?: string | undefined;
  look?: "plain" | "main" | "danger" | "quiet";
  isDisabled?: boolean;
  label?: string;
  className?: string | undefined;
  autoFocus?: boolean;
}) {
  return (
    <span className={css.wrap} title={command ? `Command: ${command}` : undefined}>
      <AriaButton className={[css.button, css[look], className].filter(Boolean).join(" ")} onPress={onPress} isDisabled={isDisabled ?? false}
        {...(label ? { "aria-label": label } : {})} {...rest}>
        {children}
        {action && <KeyHint action={action} />}
        {command && <span className="unseen">, command {command}</span>}
      </AriaButton>
    </span>
  );
}

function KeyHint({ action }: { action: Action }) {
  return <Key>{useKeyOf(action)}</Key>;
}
