import type { Refused } from "@tocsin/wire";
import { useEffect, useState } from "react";
import { useAction } from "../../app/keys";
import { useCentre, useLive, useMe, usePositions } from "../../app/live";
import { preferences } from "../../app/preferences";
import { reopenWindows } from "../../app/windows";
import { Button } from "../../parts/Button";
import css from "../session/SignIn.module.css";

/// Where one sits tonight. The last desk of this machine is offered first.
export function ChoosePosition({ onWatch, onSignOut }: { onWatch: () => void; onSignOut: () => void }) {
  const live = useLive();
  const me = useMe();
  const centre = useCentre();
  const positions = usePositions();
  const [refused, setRefused] = useState<{ position: string; answer: Refused } | null>(null);
  const [asking, setAsking] = useState<string | null>(null);
  const last = preferences.get().lastPosition;

  useEffect(() => {
    document.title = `Position · ${centre?.name ?? "Tocsin"}`;
  }, [centre]);

  const sit = async (position: string, takeOver: boolean) => {
    setAsking(position);
    setRefused(null);
    preferences.set({ lastPosition: position });
    reopenWindows();
    const answer = await live.command({ type: "positions.SignOn", position, takeOver });
    setAsking(null);
    if (answer.t === "refused") setRefused({ position, answer });
  };
  useAction("override", () => refused && void sit(refused.position, true), refused?.answer.overridable === true);

  return (
    <main className={css.page}>
      <div className={`${css.form} ${css.wide}`}>
        <h1 className={css.title}>Where do you sit, {me?.name.split(" ")[0]}?</h1>
        <p className={css.under}>{centre?.name}</p>
        {refused && (
          <div className={css.taken} role="alert">
            <span>{refused.answer.message}</span>
            {refused.answer.overridable && (
              <Button look="danger" action="override" onPress={() => void sit(refused.position, true)}>Take over</Button>
            )}
          </div>
        )}
        <ul className={css.desks}>
          {centre?.positions.map((id) => {
            const there = positions.find((each) => each.id === id);
            return (
              <li key={id} style={{ display: "grid" }}>
                <button type="button" className={css.desk} data-last={id === last ? "" : undefined} autoFocus={id === last || (last === "" && id === centre.positions[0])}
                  onClick={() => void sit(id, false)}>
                  <span className={css.deskName}>{id}</span>
                  <span className={css.deskWho}>{there ? there.name : id === last ? "Free, yours last time" : "Free"}</span>
                </button>
              </li>
            );
          })}
        </ul>
        <p className={css.wait} role="status">{asking ? `Signing on at ${asking}` : ""}</p>
        <div className={css.foot}>
          <Button look="quiet" onPress={onWatch}>Watch without a position</Button>
          <Button look="quiet" onPress={onSignOut}>Sign out</Button>
        </div>
      </div>
    </main>
  );
}
