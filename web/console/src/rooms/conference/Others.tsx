import type { CallView, PartyView, Request } from "@tocsin/wire";
import { useMemo, useState } from "react";
import { clearRefusal, refuse } from "../../app/desk";
import { useAction } from "../../app/keys";
import { useConference, useLive, useMe, useMyPosition } from "../../app/live";
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

/// Everybody on the call besides the caller, and the ways to bring somebody in or hand the caller over.
export function Others({ call, mine }: { call: CallView; mine: boolean }) {
  const live = useLive();
  const me = useMe();
  const seat = useMyPosition();
  const conference = useConference(call.id);
  const [adding, setAdding] = useState<Adding | "keys" | null>(null);
  const talking = call.status === "ACTIVE" || call.status === "HELD";
  const own = conference?.parties.find((each) => isLive(each) && each.position === seat?.id && each.role !== "CALLER");
  const on = talking && call.line !== "TEXT" && (mine || (own?.status === "JOINED" && own.ear === "ALL"));
  const supervisor = me?.roles.includes("SUPERVISOR") === true && talking && !mine;
  const levels = useLevels(talking && (mine || own?.status === "JOINED"));
  const shown = useMemo(() => listed(conference?.parties ?? []), [conference]);

  useAction("conference.dial", () => setAdding("dial"), on);
  useAction("conference.interpreter", () => setAdding("interpreter"), on);
  useAction("conference.transfer", () => setAdding("transfer"), on);
  useAction("conference.keys", () => setAdding("keys"), on);
  const ask = async (command: Request) => {
    clearRefusal("party");
    const answer = await live.command(command);
    if (answer.t === "refused") refuse("party", answer, null);
  };
  const handing = shown.find((each) => each.transfer && isLive(each) && each.acknowledgedAt === undefined);
  if (!on && !supervisor && shown.length === 0) return null;
  const language = suggestedLanguage(call);
  const met = conference?.telecommunicators ?? 0;
  return (
    <section className={css.others} aria-label="On the call">
      {on && (
        <div className={css.ways}>
          <Button action="conference.dial" command="DIAL" onPress={() => setAdding("dial")}>Bring in</Button>
          <Button action="conference.interpreter" command="INT" onPress={() => setAdding("interpreter")}>{language === "" ? "Interpreter" : `${language} interpreter`}</Button>
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
      {adding === "keys" && on && <PressKeys call={call} to={shown.findLast((each) => each.status === "JOINED" && each.position === undefined)} onClose={() => setAdding(null)} />}
      {adding && adding !== "keys" && on && <AddParty key={adding} call={call} adding={adding} onClose={() => setAdding(null)} />}
      <RefusalLine field="party" />
      {shown.length > 0 && met > MOST_TELECOMMUNICATORS - 1 && <p className={css.met}>This caller has met {met} telecommunicators; three at most.</p>}
      {mine && levels.has("caller") && <div className={css.callerLoudness}><span className="dim">Caller</span><Loudness leg="caller" name="the caller" level={levels.get("caller")} /></div>}
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

export function isLive(party: PartyView): boolean {
  return party.status === "INVITED" || party.status === "RINGING" || party.status === "JOINED";
}

/// Those who are there or on the way, and the last two who are not: a missed provider stays in sight.
function listed(parties: readonly PartyView[]): PartyView[] {
  const gone = parties.filter((each) => !isLive(each)).slice(-2);
  return parties.filter((each) => isLive(each) || gone.includes(each));
}
