import { UNSAFE_PortalProvider } from "react-aria";
import { LiveSocket, lookups, Mirror, type Me, type Wire } from "@tocsin/wire";
import { useCallback, useEffect, useState } from "react";
import { ChoosePosition } from "../rooms/positions/ChoosePosition";
import { SignIn } from "../rooms/session/SignIn";
import { loudnessOf } from "../rooms/voice/loudness";
import { Console } from "./Console";
import { shareDesk } from "./desk";
import { LiveProvider, useCentre, useConnection, useMe, useMyPosition } from "./live";
import { PanelWindow } from "./PanelWindow";
import { panelOfPath } from "./windows";

function openLive(login: string): LiveSocket {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  return new LiveSocket({
    // The browser's WebSocket has wider event types; only data and code are read.
    open: () => new WebSocket(`${scheme}://${location.host}/live`) as unknown as Wire,
    mirror: new Mirror(),
    shelf: localStorage,
    time: {
      now: () => Date.now(),
      after: (millis, run) => {
        const timer = setTimeout(run, millis);
        return () => clearTimeout(timer);
      },
    },
    newKey: () => crypto.randomUUID(),
    login,
    // Unreachable is no answer: whoever was signed in still is.
    stillSignedIn: () => lookups.session().then((me) => me !== null, () => true),
  });
}

type Stage = { at: "asking" } | { at: "out"; why: string | null } | { at: "in"; live: LiveSocket };

/// Who is here: asks for a session, shows the sign-in page, and holds the one live connection while signed in.
export function Root() {
  const [stage, setStage] = useState<Stage>({ at: "asking" });

  const enter = useCallback((me: Me) => {
    const live = openLive(me.login);
    live.start();
    setStage({ at: "in", live });
  }, []);

  useEffect(() => {
    let gone = false;
    const ask = () => {
      lookups.session().then(
        (me) => {
          if (gone) return;
          if (me) enter(me);
          else setStage({ at: "out", why: null });
        },
        () => {
          if (gone) return;
          setStage({ at: "out", why: "The server cannot be reached. Trying again by itself." });
          setTimeout(ask, 2000);
        },
      );
    };
    ask();
    return () => {
      gone = true;
    };
  }, [enter]);

  const leave = useCallback((why: string | null) => {
    setStage((now) => {
      if (now.at === "in") {
        now.live.stop();
        now.live.mirror.clear();
      }
      return { at: "out", why };
    });
  }, []);

  if (stage.at === "asking") return null;
  if (stage.at === "out") return <SignIn why={stage.why} onSignedIn={enter} />;
  return (
    <LiveProvider value={stage.live}>
      <UNSAFE_PortalProvider getContainer={landmark}>
        <SignedIn live={stage.live} onLeft={leave} />
      </UNSAFE_PortalProvider>
    </LiveProvider>
  );
}

/// What opens over the page is part of it: within the landmark, so that a screen reader finds it there.
function landmark(): HTMLElement {
  return document.querySelector("main") ?? document.body;
}

function SignedIn({ live, onLeft }: { live: LiveSocket; onLeft: (why: string | null) => void }) {
  const connection = useConnection();
  const me = useMe();
  const centre = useCentre();
  const mine = useMyPosition();
  const [watching, setWatching] = useState(false);
  const [desked, setDesked] = useState(false);
  const panel = panelOfPath(location.pathname);

  useEffect(() => {
    if (connection.state === "signed-out") onLeft("The session has ended. Sign in again; what you had typed is kept.");
  }, [connection, onLeft]);

  const login = me?.login;
  useEffect(() => {
    if (login === undefined) return undefined;
    const unshare = shareDesk(login);
    loudnessOf(login);
    setDesked(true);
    return unshare;
  }, [login]);

  useEffect(() => {
    const online = () => live.retryNow();
    addEventListener("online", online);
    return () => removeEventListener("online", online);
  }, [live]);

  const signOut = useCallback(() => {
    const position = mine?.id;
    if (position) void live.command({ type: "positions.SignOff", position });
    void lookups.signOut().catch(() => undefined).then(() => onLeft(null));
  }, [live, mine, onLeft]);

  if (!me || !centre || !desked) return <p className="unseen" role="status">Connecting</p>;
  if (panel) return <PanelWindow name={panel} />;
  if (!mine && !watching) return <ChoosePosition onWatch={() => setWatching(true)} onSignOut={signOut} />;
  return <Console onSignOut={signOut} onChangePosition={() => setWatching(false)} />;
}
