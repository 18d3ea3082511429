import type { PartyView } from "@tocsin/wire";
import { refuse, showCall, work } from "../../app/desk";
import { useAction } from "../../app/keys";
import { useCall, useConferences, useLive, useMyPosition } from "../../app/live";
import { Button } from "../../parts/Button";
import css from "./Conference.module.css";
import { Summary } from "./Summary";

/// Somebody asks this position onto a call: who, what it is about, and the key that takes it.
export function Asked() {
  const seat = useMyPosition();
  const conferences = useConferences();
  if (!seat) return null;
  for (const conference of conferences) {
    const party = conference.parties.find((each) => each.role === "TELECOMMUNICATOR" && each.position === seat.id && (each.status === "INVITED" || each.status === "JOINED"));
    if (party) return <Asking key={party.id} call={conference.id} party={party} />;
  }
  return null;
}

function Asking({ call: id, party }: { call: number; party: PartyView }) {
  const live = useLive();
  const call = useCall(id);
  const joined = party.status === "JOINED";
  const take = async () => {
    const answer = await live.command(joined ? { type: "conference.Acknowledge", party: party.id } : { type: "conference.Join", party: party.id });
    if (answer.t === "refused") return refuse("call", answer, null);
    showCall(id);
    if (call?.incident !== undefined) work(call.incident);
  };
  useAction("conference.take", () => void take(), !joined || party.transfer);
  if (!call) return null;
  return (
    <section className={css.asked} role="alert" aria-label="Asked onto a call">
      <p className={css.askedWords}>
        {party.byName} {party.transfer ? "hands you" : "asks you onto"} C{id}
      </p>
      <Summary call={call} words={joined ? "You are on the call." : "Read this, then take it."} />
      <div className={css.deeds}>
        {!joined && <Button look="main" action="conference.take" command="TAKE" onPress={() => void take()}>Come onto the call</Button>}
        {joined && party.transfer && <Button look="main" action="conference.take" command="GOT" onPress={() => void take()}>I have it</Button>}
        <Button look="quiet" onPress={() => void live.command({ type: "conference.Drop", party: party.id })}>{joined ? "Leave" : "Not now"}</Button>
      </div>
    </section>
  );
}
