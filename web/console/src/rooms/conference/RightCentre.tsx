import type { CallView } from "@tocsin/wire";
import { useEffect, useRef, useState } from "react";
import { clearRefusal, refuse } from "../../app/desk";
import { useAction, useKeyOf } from "../../app/keys";
import { useConference, useLive } from "../../app/live";
import { Button } from "../../parts/Button";
import { Key } from "../../parts/Marks";
import css from "./Conference.module.css";

/// A caller on another centre's ground: that centre is one key away, and the same key again hands the caller over.
export function RightCentre({ call, mine }: { call: CallView; mine: boolean }) {
  const live = useLive();
  const conference = useConference(call.id);
  const [asked, setAsked] = useState(false);
  const question = useRef<HTMLDivElement>(null);
  // The place may be scrolled away; the question must not be.
  useEffect(() => {
    question.current?.scrollIntoView({ block: "nearest" });
  }, [asked]);
  const choose = useKeyOf("conference.transfer");
  const centre = call.rightCentre;
  const talking = mine && call.line !== "TEXT" && (call.status === "ACTIVE" || call.status === "HELD");
  const under = conference?.parties.some((each) => each.transfer && each.label === centre?.name && ["INVITED", "RINGING", "JOINED"].includes(each.status)) === true;
  const ready = talking && centre !== undefined && !under;
  const hand = async () => {
    if (!centre) return;
    setAsked(false);
    clearRefusal("party");
    const command = { type: "conference.DialListing" as const, call: call.id, listing: centre.id, transfer: true };
    const answer = await live.command(command);
    if (answer.t !== "refused") return;
    refuse("party", answer, () => {
      clearRefusal("party");
      void live.command({ ...command, override: true }).then((next) => next.t === "refused" && refuse("party", next, null));
    });
  };
  useAction("conference.right", () => (asked ? void hand() : setAsked(true)), ready);
  if (!talking || call.rightPsap === undefined) return null;
  if (!centre) return <p className={css.right}>The directory has no centre for that ground. <Key>{choose}</Key> to choose whom to hand over to.</p>;
  if (under) return null;
  if (!asked) {
    return <p className={css.right}><Button action="conference.right" command={`XFER ${centre.id}`} onPress={() => setAsked(true)}>Hand over to {centre.name}</Button></p>;
  }
  return (
    <div ref={question} className={css.right} role="alertdialog" aria-label={`Hand over to ${centre.name}?`} onKeyDown={(event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      setAsked(false);
    }}>
      <span>Hand the caller over to <b>{centre.name}</b>? They stay on with you until it says that it has them.</span>
      <Button look="main" action="conference.right" autoFocus onPress={() => void hand()}>Hand over</Button>
      <Button look="quiet" onPress={() => setAsked(false)}>No <Key>Esc</Key></Button>
    </div>
  );
}
