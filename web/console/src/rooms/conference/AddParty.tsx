import type { CallView, LanguageView, Request } from "@tocsin/wire";
import { useEffect, useMemo, useRef, useState } from "react";
import { clearRefusal, refuse } from "../../app/desk";
import { useLive, useMe, usePositions } from "../../app/live";
import { Combobox } from "../../parts/Combobox";
import { choices, idOf, languages, nameOf, useDirectory, type Choice } from "./book";
import { suggestedLanguage } from "./suggested";
import css from "./Conference.module.css";

export type Adding = "dial" | "transfer" | "interpreter";

const WORDS: Record<Adding, { label: string; hint: string }> = {
  dial: { label: "Bring onto the call", hint: "988, poison, P3, a number" },
  transfer: { label: "Hand over to", hint: "a position, 988, a centre, a number" },
  interpreter: { label: "Interpreter for", hint: "a language" },
};

/// Where one types whom to bring onto the call. Enter takes the first, Escape leaves.
export function AddParty({ call, adding, onClose }: { call: CallView; adding: Adding; onClose: () => void }) {
  const live = useLive();
  const me = useMe();
  const positions = usePositions();
  const { directory, fault } = useDirectory();
  const [typed, setTyped] = useState(adding === "interpreter" ? suggestedLanguage(call) : "");
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  const who = useMemo(() => choices(typed, directory, positions, me?.login ?? ""), [typed, directory, positions, me]);
  const spoken = useMemo(() => languages(typed, directory), [typed, directory]);

  const ask = async (command: Request, again: Request | null) => {
    clearRefusal("party");
    const answer = await live.command(command);
    if (answer.t !== "refused") return onClose();
    refuse("party", answer, again === null ? null : () => {
      clearRefusal("party");
      void live.command(again).then((next) => (next.t === "refused" ? refuse("party", next, null) : onClose()));
    });
  };
  const bring = (choice: Choice) => {
    const transfer = adding === "transfer";
    switch (choice.kind) {
      case "listing": {
        const command = { type: "conference.DialListing" as const, call: call.id, listing: choice.listing.id, transfer };
        return void ask(command, { ...command, override: true });
      }
      case "position": {
        const command = { type: "conference.InvitePosition" as const, call: call.id, position: choice.position.id, transfer };
        return void ask(command, { ...command, override: true });
      }
      case "number": return void ask({ type: "conference.DialNumber", call: call.id, number: choice.number, transfer }, null);
    }
  };
  // What was filed or said by the telephone stands there already: Enter takes it without opening the list.
  const interpret = (language: LanguageView) => void ask({ type: "conference.RequestInterpreter", call: call.id, language: language.code }, null);
  const commit = () => {
    if (typed.trim() === "") return;
    if (adding === "interpreter" && spoken[0]) interpret(spoken[0]);
    else if (adding !== "interpreter" && who[0]) bring(who[0]);
  };
  const shared = { label: WORDS[adding].label, value: typed, onType: setTyped, sure: typed.trim() !== "", onCommit: commit, input, placeholder: WORDS[adding].hint, onEscape: () => { onClose(); return true; } };
  return (
    <div className={css.adding} data-adding={adding}>
      <span className={css.addingLabel} aria-hidden="true">{WORDS[adding].label}</span>
      {adding === "interpreter"
        ? (
          <Combobox<LanguageView> {...shared} options={spoken} idOf={(each) => each.code} textOf={(each) => each.name}
            onPick={interpret}
            show={(each) => <span className={css.option}><span>{each.name}</span><span className="dim">{each.providers === 0 ? "no provider" : each.other[0] ?? ""}</span></span>} />
        ) : (
          <Combobox<Choice> {...shared} options={who} idOf={idOf} textOf={nameOf} onPick={bring} show={(each) => <Option choice={each} />} />
        )}
      {fault !== "" && <p className={css.fault} role="alert">{fault} Numbers and positions can be typed.</p>}
    </div>
  );
}

function Option({ choice }: { choice: Choice }) {
  switch (choice.kind) {
    case "listing": return <span className={css.option}><span>{choice.listing.name}</span><span className="dim">{[choice.listing.purposeWords, choice.listing.town].filter((each) => each !== "").join(", ")} · {choice.listing.id}</span></span>;
    case "position": return <span className={css.option}><span>{choice.position.name}</span><span className="dim">{choice.position.id}{choice.position.ready ? "" : ", not ready"}</span></span>;
    case "number": return <span className={css.option}><span>Dial {choice.number}</span><span className="dim">as typed</span></span>;
  }
}
