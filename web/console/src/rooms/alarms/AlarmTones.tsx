import { useEffect, useRef } from "react";
import { useAlarms, useCalls, useIncidents, useMyPosition, useUnits } from "../../app/live";
import { onBeat } from "../../parts/ticker";
import { useMyUnread } from "../texts/texts";
import { play } from "./tones";

const RING_EVERY_SECONDS = 4;

/// The ear of the desk: a ringing emergency repeats until someone answers; a text, an alarm and a passed limit sound
/// once. Each has its visible twin in the strip, the queue or a board.
export function AlarmTones() {
  const calls = useCalls();
  const alarms = useAlarms();
  const units = useUnits();
  const incidents = useIncidents();
  const mine = useMyPosition();
  const ringing = mine?.ready === true && calls.some((each) => each.status === "RINGING" && each.line === "EMERGENCY");
  const texting = calls.some((each) => each.status === "RINGING" && each.line === "TEXT");

  useEffect(() => {
    if (!ringing) return undefined;
    play("emergency");
    let beats = 0;
    return onBeat(() => {
      if (++beats % RING_EVERY_SECONDS === 0) play("emergency");
    });
  }, [ringing]);

  useEffect(() => {
    if (texting) play("text");
  }, [texting]);

  const unread = [...useMyUnread().values()].reduce((sum, each) => sum + each, 0);
  const unreadBefore = useRef(unread);
  useEffect(() => {
    if (unread > unreadBefore.current) play("text");
    unreadBefore.current = unread;
  }, [unread]);

  const alarmCount = useRef(alarms.length);
  useEffect(() => {
    if (alarms.length > alarmCount.current) play("alarm");
    alarmCount.current = alarms.length;
  }, [alarms]);

  const overdue = units.filter((each) => each.overdue).length;
  const overdueBefore = useRef(overdue);
  useEffect(() => {
    if (overdue > overdueBefore.current) play("timer");
    overdueBefore.current = overdue;
  }, [overdue]);

  const urgent = incidents.filter((each) => each.status === "PENDING" && each.priority === 1).length;
  const urgentBefore = useRef(urgent);
  useEffect(() => {
    if (urgent > urgentBefore.current) play("alarm");
    urgentBefore.current = urgent;
  }, [urgent]);
  return null;
}
