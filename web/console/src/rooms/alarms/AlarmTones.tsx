import type { CallView } from "@tocsin/wire";
import { useEffect, useRef } from "react";
import { useAlarms, useCalls, useIncidents, useMyPosition, useQueueBoard, useUnits } from "../../app/live";
import { onBeat } from "../../parts/ticker";
import { ringsAt } from "../calls/order";
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
  const board = useQueueBoard();
  const suspects = new Set(board?.waits.filter((each) => each.suspect).map((each) => each.call));
  const rings = (call: CallView) => call.status === "RINGING" && !suspects.has(call.id) && ringsAt(call, board, mine?.id);
  const alone = (board?.stranded.length ?? 0) > 0;
  const ringing = alone || calls.some((each) => each.line !== "TEXT" && each.rank <= 1 && rings(each));
  const business = calls.some((each) => each.rank > 1 && rings(each));
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

  useEffect(() => {
    if (business) play("timer");
  }, [business]);

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
