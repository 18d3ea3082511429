import { useId, type ReactNode } from "react";
import { useAction, useKeyOf, type Action } from "../app/keys";
import { refusals, type FieldRefusal } from "../app/desk";
import { useStore } from "../app/store";
import { Button } from "./Button";
import { Key } from "./Marks";
import css from "./Field.module.css";

/// One line of a form: the word at the left, the field, and what is to be said about it beneath.
export function Field({ label, action, field, note, tall, children }: {
  label: string;
  /// Keeps two lines for the note, so that nothing moves when it comes.
  tall?: boolean;
  action?: Action;
  field: FieldRefusal["field"];
  note?: ReactNode;
  children: (ids: { label: string; note: string; invalid: boolean }) => ReactNode;
}) {
  const id = useId();
  const { shown } = useStore(refusals);
  const refused = shown?.field === field;
  return (
    <div className={css.field}>
      <div className={css.label}>
        <span id={`${id}-label`}>{label}</span>
        {action && <FieldKey action={action} />}
      </div>
      <div className={css.body}>
        {children({ label: `${id}-label`, note: `${id}-note`, invalid: refused })}
        <div id={`${id}-note`} className={css.note} data-tall={tall ? "" : undefined}>
          <RefusalLine field={field} />
          {!refused && note}
        </div>
      </div>
    </div>
  );
}

function FieldKey({ action }: { action: Action }) {
  return <Key>{useKeyOf(action)}</Key>;
}

/// Why something was refused, beside where it was asked, with the key that overrides it where that is allowed.
export function RefusalLine({ field }: { field: FieldRefusal["field"] }) {
  const { shown } = useStore(refusals);
  const here = shown?.field === field;
  useAction("override", () => shown?.retry?.(), here && shown.retry !== null);
  if (!here) return null;
  return (
    <div className={css.refusal} role="alert">
      <span className={css.refusalSign} aria-hidden="true">✕</span>
      <span className={css.refusalText}>{shown.answer.message}</span>
      {shown.retry && (
        <Button look="danger" action="override" onPress={shown.retry}>
          {field === "place" ? "Use it unverified" : "Override"}
        </Button>
      )}
    </div>
  );
}
