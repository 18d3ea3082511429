import type { CallView, PartyView, Request } from "@tocsin/wire";
import { useMemo, useState } from "react";
import { clearRefusal, refusals, refuse } from "../../app/desk";
import { useAction } from "../../app/keys";
import { useConference, useLive, useMe, useMyPosition } from "../../app/live";
import { useStore } from "../../app/store";
import { Button } from "../../parts/Button";
import { RefusalLine } from "../../parts/Field";
import { AddParty, type Adding } from "./AddParty";
import css from "./Conference.module.css";
import { Loudness, PartyRow } from "./PartyRow";
import { PressKeys } from "./PressKeys";
import { Summary } from "./Summary";
import { suggestedLanguage } from "./suggested";
import { useLevels } from "./useLevels";

const MOST_TELECOMMUNICATORS = 3;

/// Everybody on the call besides the caller, how they stand, and what is read out while one hands over.
export function Others({ call, mine }: { call: CallView; mine: boolean }) {
  const ask = useAsk();
  const { on, own, shown, talking, conference } = useStanding(call, mine);
  const levels = useLevels(talking && (mine || own?.status === "JOINED"));
  const handing = shown.find((each) => each.transfer && isLive(each) && each.acknowledgedAt === undefined);
  const met = conference?.telecommunicators ?? 0;
  const heard = mine && levels.has("caller");
  if (shown.length === 0 && !heard) return null;
  return (
    <section className={css.others} aria-label="On the call">
      {shown.length > 0 && met > MOST_TELECOMMUNICATORS - 1 && <p className={css.met}>This caller has met {met} telecommunicators; three at most.</p>}
      {heard && <div className={css.callerLoudness}><span className="dim">Caller</span><Loudness leg="caller" name="the caller" level={levels.get("caller")} /></div>}
      {shown.length > 0 && (
        <ul className={css.parties}>
          {shown.map((party) => (
            <PartyRow key={party.id} party={party} level={levels.get(party.leg)}
              onDrop={isLive(party) && party.role !== "CALLER" && (on || party === own) ? () => void ask({ type: "conference.Drop", party: party.id }) : null}
              onGot={on && party.status === "JOINED" && party.acknowledgedAt === undefined && (party.role === "OUTSIDE" || party.role === "CENTRE") ? () => void ask({ type: "conference.Acknowledge", party: party.id }) : null} />
          ))}
        </ul>
      )}
      {handing && handing !== own && <Summary call={call} words={`Stay until ${handing.label} has it. Read this out:`} />}
    </section>
  );
}

/// The ways to bring somebody in, hand the caller over or listen: at the foot of the call, where they never move.
export function Ways({ call, mine }: { call: CallView; mine: boolean }) {
  const me = useMe();
  const ask = useAsk();
  const [adding, setAdding] = useState<Adding | "keys" | null>(null);
  const { on, shown, talking } = useStanding(call, mine);
  const supervisor = me?.roles.includes("SUPERVISOR") === true && talking && !mine;
  useAction("conference.dial", () => setAdding("dial"), on);
  useAction("conference.interpreter", () => setAdding("interpreter"), on);
  useAction("call.language", () => setAdding("language"), talking && (mine || on));
  useAction("conference.transfer", () => setAdding("transfer"), on);
  useAction("conference.keys", () => setAdding("keys"), on);
  const language = suggestedLanguage(call);
  const refused = useStore(refusals).shown?.field === "party";
  if (!on && !supervisor && !refused && adding !== "language") return null;
  return (
    <div className={css.foot}>
      <RefusalLine field="party" />
      {adding === "keys" && on && <PressKeys call={call} to={shown.findLast((each) => each.status === "JOINED" && each.position === undefined)} onClose={() => setAdding(null)} />}
      {adding && adding !== "keys" && (on || adding === "language") && <AddParty key={adding} call={call} adding={adding} onClose={() => setAdding(null)} />}
      {on && (
        <div className={css.ways}>
          <Button action="conference.dial" command="DIAL" onPress={() => setAdding("dial")}>Bring in</Button>
          <Button action="conference.interpreter" command="INT" onPress={() => setAdding("interpreter")}><span className={css.way}>{language === "" ? "Interpreter" : language}<span className="unseen"> interpreter</span></span></Button>
          <Button action="conference.transfer" command="XFER" onPress={() => setAdding("transfer")}>Hand over</Button>
          <Button action="conference.keys" command="KEYS" onPress={() => setAdding("keys")}>Keys</Button>
        </div>
      )}
      {supervisor && (
        <div className={css.deeds}>
          <Button command={`MON C${call.id}`} onPress={() => void ask({ type: "conference.Listen", call: call.id, ear: "NOBODY" })}>Listen</Button>
          <Button command={`WHIS C${call.id}`} onPress={() => void ask({ type: "conference.Listen", call: call.id, ear: "TELECOMMUNICATOR" })}>Whisper</Button>
          <Button command={`BARGE C${call.id}`} onPress={() => void ask({ type: "conference.Listen", call: call.id, ear: "ALL" })}>Barge in</Button>
        </div>
      )}
    </div>
  );
}

function useAsk(): (command: Request) => Promise<void> {
  const live = useLive();
  return async (command) => {
    clearRefusal("party");
    const answer = await live.command(command);
    if (answer.t === "refused") refuse("party", answer, null);
  };
}

/// Who is on the call, and whether this desk may bring others in.
function useStanding(call: CallView, mine: boolean) {
  const seat = useMyPosition();
  const conference = useConference(call.id);
  const talking = call.status === "ACTIVE" || call.status === "HELD";
  const own = conference?.parties.find((each) => isLive(each) && each.position === seat?.id && each.role !== "CALLER");
  const on = talking && call.line !== "TEXT" && (mine || (own?.status === "JOINED" && own.ear === "ALL"));
  const shown = useMemo(() => listed(conference?.parties ?? []), [conference]);
  return { conference, talking, own, on, shown };
}

export function isLive(party: PartyView): boolean {
  return party.status === "INVITED" || party.status === "RINGING" || party.status === "JOINED";
}

/// Those who are there or on the way, and the last two who are not: a missed provider stays in sight.
function listed(parties: readonly PartyView[]): PartyView[] {
  const gone = parties.filter((each) => !isLive(each)).slice(-2);
  return parties.filter((each) => isLive(each) || gone.includes(each));
}
