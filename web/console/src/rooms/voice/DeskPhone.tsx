import { lookups, Problem, type DeskPhone as Phone } from "@tocsin/wire";
import { useEffect, useState } from "react";
import { useCentre } from "../../app/live";
import { Button } from "../../parts/Button";
import { timeOfDay } from "../../parts/format";
import css from "./Voice.module.css";

const LOOK_EVERY_MILLIS = 1500;

/// The telephone on this desk, the way out when the browser has no voice: whether it is registered, and the button that
/// rings it. Nothing is shown where there is none.
export function DeskPhone() {
  const [phone, setPhone] = useState<Phone | null>(null);
  const [trouble, setTrouble] = useState("");
  const centre = useCentre();

  useEffect(() => {
    const leaving = new AbortController();
    const look = () => lookups.deskPhone(leaving.signal).then(setPhone, () => setPhone(null));
    void look();
    const timer = setInterval(() => void look(), LOOK_EVERY_MILLIS);
    return () => {
      clearInterval(timer);
      leaving.abort();
    };
  }, []);

  if (!phone) return null;
  const say = (deed: Promise<unknown>) => {
    setTrouble("");
    deed.catch((problem: unknown) => setTrouble(problem instanceof Problem ? problem.message : "The server did not answer."));
  };
  return (
    <section className={css.phone} aria-label="Desk phone">
      <p role="status">{words(phone, phone.since && centre ? timeOfDay(phone.since, centre.timeZone) : "")}</p>
      {trouble && <p role="alert" className={css.trouble}>{trouble}</p>}
      <div className={css.deeds}>
        {phone.line === "IDLE"
          ? <Button isDisabled={!phone.registered} onPress={() => say(lookups.takeDeskPhone())}>Talk on the desk phone</Button>
          : <Button onPress={() => say(lookups.putDeskPhoneDown())}>Put the desk phone down</Button>}
      </div>
    </section>
  );
}

function words(phone: Phone, since: string): string {
  if (phone.line === "TALKING") return `You talk on desk phone ${phone.user}.`;
  if (phone.line === "RINGING") return `Desk phone ${phone.user} rings: pick it up.`;
  return phone.registered ? `Desk phone ${phone.user} is registered since ${since}.` : `Desk phone ${phone.user} is not registered: look at its cable and its account.`;
}
