import { useMemo, useRef } from "react";
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { switchboard, useAction, useKeyOf } from "../../app/keys";
import { useAlarms, useCalls, useCentre, useConnection, useLive, useMe, useMyPosition, useQueueBoard } from "../../app/live";
import { preferences } from "../../app/preferences";
import { useStore } from "../../app/store";
import { Elapsed } from "../../parts/Elapsed";
import { age, day, since, timeOfDay } from "../../parts/format";
import { Key } from "../../parts/Marks";
import menu from "../../parts/Menu.module.css";
import { useBeat } from "../../parts/ticker";
import { WrongMark } from "../discrepancies/WrongList";
import { PositionsMenu } from "../positions/PositionsMenu";
import { TrunkMark } from "../trunks/TrunkMark";
import { VoiceMark } from "../voice/VoiceMark";
import css from "./Strip.module.css";

const REASONS = ["Break", "Wrap-up", "Training", "Other duty"];

/// The top line: who and where I am, whether I take calls, who waits, whether all is well, what time it is.
export function Strip({ onSignOut, onChangePosition, onSettings, onKeys }: {
  onSignOut: () => void;
  onChangePosition: () => void;
  onSettings: () => void;
  onKeys: () => void;
}) {
  const centre = useCentre();
  const me = useMe();
  const mine = useMyPosition();
  const supervises = me?.roles.some((each) => each === "SUPERVISOR" || each === "ADMINISTRATOR");
  const reportKey = useKeyOf("reports.show");
  return (
    <header className={css.strip}>
      <div className={css.centre}>
        <h1 className={css.name}>{centre?.name}</h1>
        {centre?.demo && <span className={css.demo}>Demonstration</span>}
      </div>
      <MenuTrigger>
        <AriaButton className={css.who}>
          <span className={css.person}>{me?.name}</span>
          <span className="dim">{mine ? mine.id : "watching, no position"}</span>
        </AriaButton>
        <Popover className={menu.popover}>
          <Menu className={menu.menu} aria-label="This desk" onAction={(key) => new Map([["report", () => switchboard.run("reports.show")], ["settings", onSettings], ["keys", onKeys], ["move", onChangePosition], ["out", onSignOut]]).get(String(key))?.()}>
            {supervises && <MenuItem id="report" className={menu.item}>Answering and interpreters <Key>{reportKey}</Key></MenuItem>}
            <MenuItem id="settings" className={menu.item}>Settings</MenuItem>
            <MenuItem id="keys" className={menu.item}>Keys</MenuItem>
            {!mine && <MenuItem id="move" className={menu.item}>Take a position</MenuItem>}
            <MenuItem id="out" className={menu.item}>Sign out</MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      <Ready />
      <VoiceMark />
      <PositionsMenu />
      <div className={css.space} />
      <Waiting />
      <WrongMark />
      <TrunkMark />
      <AlarmCount />
      <ConnectionMark />
      <Clock timeZone={centre?.timeZone ?? "UTC"} />
    </header>
  );
}

function Ready() {
  const live = useLive();
  const mine = useMyPosition();
  const trigger = useRef<HTMLButtonElement>(null);
  const reasons = useQueueBoard()?.breaks ?? [];
  const key = useKeyOf("position.ready");
  const set = (ready: boolean, reason: string) => {
    if (mine) void live.command({ type: "positions.SetReady", position: mine.id, ready, reason });
  };
  useAction("position.ready", () => (mine?.ready ? trigger.current?.click() : set(true, "")), mine !== undefined);
  if (!mine) return null;
  if (!mine.ready) {
    return (
      <AriaButton className={css.ready} data-ready="no" onPress={() => set(true, "")}>
        <span aria-hidden="true" className={css.readySign}>■</span> Not ready: {mine.reason} <Key>{key}</Key>
      </AriaButton>
    );
  }
  return (
    <MenuTrigger>
      <AriaButton ref={trigger} className={css.ready} data-ready="yes">
        <span aria-hidden="true" className={css.readySign}>●</span> Ready <Key>{key}</Key>
      </AriaButton>
      <Popover className={menu.popover}>
        <Menu className={menu.menu} aria-label="Why not ready" onAction={(reason) => set(false, String(reason))}>
          {(reasons.length > 0 ? reasons : REASONS).map((reason) => <MenuItem key={reason} id={reason} className={menu.item}>Not ready: {reason.toLowerCase()}</MenuItem>)}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function Waiting() {
  const calls = useCalls();
  const board = useQueueBoard();
  const waiting = useMemo(() => {
    const suspects = new Set(board?.waits.filter((each) => each.suspect).map((each) => each.call));
    return calls.filter((each) => each.status === "RINGING" && each.rank <= 1 && !suspects.has(each.id));
  }, [calls, board]);
  const oldest = waiting.reduce<string | null>((first, each) => (first === null || each.arrivedAt < first ? each.arrivedAt : first), null);
  const key = useKeyOf("call.answer");
  return (
    <div className={css.waiting} data-any={waiting.length > 0 ? "" : undefined} role="status">
      <span className={css.big}>{waiting.length}</span>
      <span>9-1-1 waiting</span>
      <span className={css.longest}>{oldest ? <Elapsed from={oldest} limit={15} /> : "–"}</span>
      <Key>{key}</Key>
    </div>
  );
}

function AlarmCount() {
  const alarms = useAlarms();
  const worst = alarms.some((each) => each.level === "critical") ? "critical" : alarms.length > 0 ? "warning" : undefined;
  const key = useKeyOf("alarms.show");
  const trigger = useRef<HTMLButtonElement>(null);
  useAction("alarms.show", () => trigger.current?.click());
  const centre = useCentre();
  return (
    <MenuTrigger>
      <AriaButton ref={trigger} className={css.alarms} data-worst={worst}>
        {alarms.length === 0 ? "No alarms" : `${alarms.length} alarm${alarms.length > 1 ? "s" : ""}`} <Key>{key}</Key>
      </AriaButton>
      <Popover className={menu.popover}>
        <div className={menu.text} role="dialog" aria-label="Alarms">
          {alarms.length === 0 && <p>Nothing is wrong.</p>}
          {alarms.map((each) => (
            <p key={each.id} className={css.alarm}>
              <span className="dim">{timeOfDay(each.at, centre?.timeZone ?? "UTC")}</span> {each.text}
            </p>
          ))}
        </div>
      </Popover>
    </MenuTrigger>
  );
}

function ConnectionMark() {
  const live = useLive();
  const connection = useConnection();
  const text = useRef<HTMLSpanElement>(null);
  useBeat(() => {
    if (!text.current) return;
    const seconds = (Date.now() - connection.since) / 1000;
    text.current.textContent = connection.state === "live" ? "Connected" : connection.state === "offline" ? `Off line ${age(seconds)}` : "Connecting";
  });
  return (
    <span className={css.connection} data-state={connection.state}>
      <span aria-hidden="true">{connection.state === "live" ? "●" : "▲"}</span>
      <span ref={text} />
      <span className="unseen">{`, centre's clock ${since(new Date(live.serverNow()).toISOString(), Date.now()) < 2 ? "agrees" : "differs"}`}</span>
    </span>
  );
}

function Clock({ timeZone }: { timeZone: string }) {
  const live = useLive();
  const { utc } = useStore(preferences);
  const time = useRef<HTMLSpanElement>(null);
  const date = useRef<HTMLSpanElement>(null);
  useBeat(() => {
    const zone = utc ? "UTC" : timeZone;
    if (time.current) time.current.textContent = timeOfDay(live.serverNow(), zone);
    if (date.current) date.current.textContent = utc ? "UTC" : day(live.serverNow(), zone);
  });
  return (
    <AriaButton className={css.clock} onPress={() => preferences.set({ utc: !utc })}>
      <span ref={date} className={`dim ${css.date}`} />
      <span ref={time} className={css.time} role="timer" />
      <span className="unseen">, show {utc ? "local time" : "UTC"}</span>
    </AriaButton>
  );
}
