import type { CallView, LanguageView, ListingView, Request } from "@tocsin/wire";
import { useEffect, useMemo, useRef, useState } from "react";
import { clearRefusal, refuse } from "../../app/desk";
import { useIncident, useLive, useMe, usePositions } from "../../app/live";
import { Combobox } from "../../parts/Combobox";
import { meters } from "../../parts/format";
import { choices, idOf, languages, nameOf, nearnessOf, spotOf, useDirectory, type Choice, type Spot } from "./book";
import { suggestedLanguage } from "./suggested";
import css from "./Conference.module.css";

export type Adding = "dial" | "transfer" | "interpreter" | "language";

const WORDS: Record<Adding, { label: string; hint: string }> = {
  dial: { label: "Bring onto the call", hint: "988, poison, P3, a number" },
  transfer: { label: "Hand over to", hint: "a position, 988, a centre, a number" },
  interpreter: { label: "Interpreter for", hint: "a language" },
  language: { label: "The caller speaks", hint: "a language" },
};

/// Where one types whom to bring onto the call, or what the caller speaks. Enter takes the first, Escape leaves. What is
/// entered before the directory has come is kept and taken as soon as it is there.
export function AddParty({ call, adding, onClose }: { call: CallView; adding: Adding; onClose: () => void }) {
  const live = useLive();
  const me = useMe();
  const positions = usePositions();
  const { directory, fault } = useDirectory();
  const tongue = adding === "interpreter" || adding === "language";
  const [typed, setTyped] = useState(adding === "interpreter" ? suggestedLanguage(call) : "");
  const [held, setHeld] = useState(false);
  const incident = useIncident(call.incident ?? null);
  const spot = useMemo(() => spotOf(call, incident), [call, incident]);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.select();
  }, []);
  const who = useMemo(() => choices(typed, directory, positions, me?.login ?? "", spot), [typed, directory, positions, me, spot]);
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
  const speak = (language: LanguageView) =>
    void ask(adding === "language" ? { type: "calls.NoteLanguage", call: call.id, language: language.code } : { type: "conference.RequestInterpreter", call: call.id, language: language.code }, null);
  const commit = () => {
    if (typed.trim() === "") return;
    const first = tongue ? spoken[0] : who[0];
    if (first === undefined) return setHeld(directory === null && fault === "");
    if (tongue) speak(spoken[0]!);
    else bring(who[0]!);
  };
  useEffect(() => {
    if (!held || (directory === null && fault === "")) return;
    setHeld(false);
    commit();
  });
  const type = (text: string) => {
    setHeld(false);
    setTyped(text);
  };
  const shared = { label: WORDS[adding].label, value: typed, onType: type, sure: typed.trim() !== "", onCommit: commit, input, placeholder: WORDS[adding].hint, onEscape: () => { onClose(); return true; } };
  return (
    <div className={css.adding} data-adding={adding}>
      <span className={css.addingLabel} aria-hidden="true">{WORDS[adding].label}</span>
      {tongue
        ? (
          <Combobox<LanguageView> {...shared} options={spoken} idOf={(each) => each.code} textOf={(each) => each.name}
            onPick={speak}
            show={(each) => <span className={css.option}><span>{each.name}</span><span className="dim">{each.providers === 0 ? "no provider" : each.other[0] ?? ""}</span></span>} />
        ) : (
          <Combobox<Choice> {...shared} options={who} idOf={idOf} textOf={nameOf} onPick={bring} show={(each) => <Option choice={each} spot={spot} />} />
        )}
      {held && <p className={css.waiting} role="status">Waiting for the directory: {typed.trim()} is taken as soon as it is here.</p>}
      {directory !== null && tongue && typed.trim() !== "" && spoken.length === 0 && <p className={css.fault} role="status">No language is called {typed.trim()}.</p>}
      {fault !== "" && <p className={css.fault} role="alert">{fault} Numbers and positions can be typed.</p>}
    </div>
  );
}

function Option({ choice, spot }: { choice: Choice; spot: Spot | null }) {
  switch (choice.kind) {
    case "listing": return <span className={css.option}><span>{choice.listing.name}</span><span className="dim">{aboutListing(choice.listing, spot)} · {choice.listing.id}</span></span>;
    case "position": return <span className={css.option}><span>{choice.position.name}</span><span className="dim">{choice.position.id}{choice.position.ready ? "" : ", not ready"}</span></span>;
    case "number": return <span className={css.option}><span>Dial {choice.number}</span><span className="dim">as typed</span></span>;
  }
}

/// What they are for, where, how far from the caller, and whether they come there at all.
function aboutListing(listing: ListingView, spot: Spot | null): string {
  const near = nearnessOf(listing, spot);
  return [
    listing.purposeWords, listing.town,
    near.responsible ? "answers for this place" : "",
    near.meters === null ? "" : meters(near.meters),
    near.serves === null ? "" : near.serves ? "comes here" : "does not come here",
  ].filter((each) => each !== "").join(", ");
}
