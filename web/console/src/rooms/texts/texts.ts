import type { CallView, ConversationView, PhraseBook } from "@tocsin/wire";
import { lookups } from "@tocsin/wire";
import { useEffect, useState } from "react";
import { useConversations, useMe, useCalls } from "../../app/live";
import { Store, useStore } from "../../app/store";

export interface TextsState {
  /// Half-written by call.
  drafts: Record<number, string>;
  /// Number of the last message looked at, by call.
  seen: Record<number, number>;
  /// Language of the canned phrases.
  language: string;
  /// A voice call whose conversation was opened by hand.
  opened: number | null;
}

/// What is half written and what was read: it survives a reload.
export const texts = new Store<TextsState>({ drafts: {}, seen: {}, language: "en", opened: null }, "tocsin.texts");

export const MEDIUM_WORDS: Record<ConversationView["medium"], string> = { MESSAGE: "text message", MSRP: "message session", RTT: "real-time text", TTY: "TTY" };
export const LONGEST = 640;

export function draft(call: number, text: string) {
  const { [call]: _, ...others } = texts.get().drafts;
  texts.set({ drafts: text === "" ? others : { ...others, [call]: text } });
}

export function look(conversation: ConversationView) {
  const last = conversation.messages.at(-1)?.number ?? 0;
  const { seen } = texts.get();
  if ((seen[conversation.id] ?? 0) < last) texts.set({ seen: { ...seen, [conversation.id]: last } });
}

/// Messages of the caller nobody at this desk has looked at.
export function unreadOf(conversation: ConversationView | undefined, seen: Record<number, number>): number {
  if (!conversation) return 0;
  const last = seen[conversation.id] ?? 0;
  return conversation.messages.filter((each) => each.delivery === "RECEIVED" && each.number > last).length;
}

/// Unread messages of the conversations I have, by call.
export function useMyUnread(): ReadonlyMap<number, number> {
  const me = useMe();
  const calls = useCalls();
  const conversations = useConversations();
  const { seen } = useStore(texts);
  const mine = new Set(calls.filter((each) => each.handler === me?.login && isOn(each)).map((each) => each.id));
  return new Map(conversations.filter((each) => mine.has(each.id)).map((each) => [each.id, unreadOf(each, seen)]));
}

export function isOn(call: CallView): boolean {
  return call.status === "ACTIVE" || call.status === "HELD";
}

let book: Promise<PhraseBook> | null = null;

/// The phrase book, fetched once; null until it is there, and its trouble in words when it cannot be had.
export function usePhrases(): { book: PhraseBook | null; trouble: string | null } {
  const [state, set] = useState<{ book: PhraseBook | null; trouble: string | null }>({ book: null, trouble: null });
  useEffect(() => {
    let there = true;
    book ??= lookups.phrases();
    book.then(
      (found) => there && set({ book: found, trouble: null }),
      (problem: unknown) => {
        book = null;
        if (there) set({ book: null, trouble: problem instanceof Error ? problem.message : "The phrases cannot be had." });
      },
    );
    return () => {
      there = false;
    };
  }, []);
  return state;
}
