import type { CallView, ConversationView, MessageView } from "@tocsin/wire";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { clearRefusal, refuse } from "../../app/desk";
import { useAction, useKeyOf } from "../../app/keys";
import { useCentre, useConversation, useLive, useSilent } from "../../app/live";
import { useStore } from "../../app/store";
import { Button } from "../../parts/Button";
import { RefusalLine } from "../../parts/Field";
import { timeOfDay } from "../../parts/format";
import { Views } from "../../parts/Views";
import { Earlier } from "./Earlier";
import { Phrases } from "./Phrases";
import css from "./Texts.module.css";
import { draft, isOn, LONGEST, look, MEDIUM_WORDS, texts } from "./texts";

/// Everything written on a call, whatever carries it, and where one writes. On a voice call it opens by key.
export function Conversation({ call, mine }: { call: CallView; mine: boolean }) {
  const conversation = useConversation(call.id);
  const typing = useSilent(call.id)?.typing;
  const { opened } = useStore(texts);
  const writable = (mine && isOn(call)) || (call.status === "ABANDONED" && call.canCallBack);
  const shown = conversation !== undefined || typing !== undefined || call.line === "TEXT" || opened === call.id;
  useAction("text.write", () => texts.set({ opened: call.id }), writable && !shown);
  if (!shown) return null;
  return <Pane call={call} conversation={conversation} writable={writable} />;
}

function Pane({ call, conversation, writable }: { call: CallView; conversation: ConversationView | undefined; writable: boolean }) {
  const [earlier, setEarlier] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const count = conversation?.messages.length ?? 0;
  const last = conversation?.messages.at(-1)?.number;
  const typing = useSilent(call.id)?.typing;
  useEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
    if (conversation && document.visibilityState === "visible") look(conversation);
  }, [last, count, conversation, typing]);
  const past = <Button look="quiet" onPress={() => setEarlier(!earlier)}>{earlier ? "Back" : "Earlier texts"}</Button>;
  return (
    <section className={css.pane} aria-label="Conversation" data-conversation>
      {earlier ? <Earlier call={call.id} /> : (
        <div ref={list} className={css.messages} role="log" aria-label="Messages" tabIndex={0}>
          {count === 0 && !typing
            ? <p className={css.nothing}>{call.status === "ABANDONED" ? "Nothing was written. What you write goes to the number as a text." : "Nothing has been written yet."}</p>
            : <ol>{conversation?.messages.map((each) => <Message key={each.number} message={each} call={call.id} writable={writable} />)}</ol>}
          {typing && <p className={css.typing}><span className="unseen">The caller is typing: </span>{typing}<span aria-hidden="true" className={css.caret} /></p>}
        </div>
      )}
      {writable
        ? <Writer call={call} medium={conversation?.medium ?? (call.status === "ABANDONED" ? "MESSAGE" : "TTY")} past={call.earlierCalls > 0 ? past : null} />
        : <p className={css.closed}>{closedWords(call)} {call.earlierCalls > 0 && past}</p>}
    </section>
  );
}

function closedWords(call: CallView): string {
  switch (call.status) {
    case "RINGING": return "Answer to write back.";
    case "ENDED": return "This conversation is over. A new text from this number is a new call.";
    case "ABANDONED": return "This number cannot be texted.";
    default: return `${call.handlerName ?? "Somebody"} is writing with this caller.`;
  }
}

const SIGNS: Record<MessageView["delivery"], string> = { RECEIVED: "", SENDING: "sending", SENT: "sent", FAILED: "did not arrive" };

export function Message({ message, call, writable }: { message: MessageView; call: number; writable: boolean }) {
  const live = useLive();
  const zone = useCentre()?.timeZone ?? "UTC";
  const ours = message.delivery !== "RECEIVED";
  const again = async () => {
    const answer = await live.command({ type: "texts.Send", call, text: message.text, ...(message.meaning ? { meaning: message.meaning } : {}) });
    if (answer.t === "refused") refuse("text", answer, null);
  };
  return (
    <li className={css.message} data-ours={ours ? "" : undefined} data-failed={message.delivery === "FAILED" ? "" : undefined}>
      <p className={css.who}>
        <b>{message.byName}</b> <span>{timeOfDay(message.at, zone)}</span>
        {ours && <span className={css.delivery} data-delivery={message.delivery}>{SIGNS[message.delivery]}</span>}
      </p>
      <p className={css.words} lang={message.meaning ? "" : undefined}>{message.text}</p>
      {message.meaning && <p className={css.meaning}>{message.meaning}</p>}
      {message.delivery === "FAILED" && (
        <p className={css.failed} role="alert">
          {message.reason}
          {writable && <Button onPress={() => void again()}>Send again</Button>}
        </p>
      )}
    </li>
  );
}

function Writer({ call, medium, past }: { call: CallView; medium: ConversationView["medium"]; past: ReactNode }) {
  const live = useLive();
  const { drafts } = useStore(texts);
  const [phrases, setPhrases] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const text = drafts[call.id] ?? "";
  const writeKey = useKeyOf("text.write");
  const { opened } = useStore(texts);
  useAction("text.write", () => {
    setPhrases(false);
    requestAnimationFrame(() => input.current?.focus());
  });
  useAction("text.phrases", () => setPhrases(!phrases));
  useEffect(() => {
    if (opened === call.id) input.current?.focus();
  }, [opened, call.id]);

  const send = async (words: string, meaning: string): Promise<boolean> => {
    clearRefusal("text");
    const answer = await live.command({ type: "texts.Send", call: call.id, text: words, ...(meaning === "" ? {} : { meaning }) });
    if (answer.t === "refused") refuse("text", answer, null);
    return answer.t !== "refused";
  };
  const sendDraft = async () => {
    const words = text.trim();
    if (words === "") return;
    draft(call.id, "");
    if (!(await send(words, "")) && (texts.get().drafts[call.id] ?? "") === "") draft(call.id, words);
  };
  const sendTurn = async (turn: "GA" | "SK") => {
    const words = `${text.trim()} ${turn}`.trim();
    draft(call.id, "");
    if (!(await send(words, ""))) draft(call.id, text);
    input.current?.focus();
  };
  const left = LONGEST - [...text].length;
  return (
    <div className={css.writer}>
      {phrases && (
        <Phrases
          onClose={() => {
            setPhrases(false);
            requestAnimationFrame(() => input.current?.focus());
          }}
          onSend={(words, meaning) => void send(words, meaning)}
        />
      )}
      <div className={css.compose}>
        <textarea
          id={`text-${call.id}`}
          ref={input}
          rows={2}
          aria-label={`Write by ${MEDIUM_WORDS[medium]}`}
          className={css.input}
          value={text}
          aria-describedby={`text-${call.id}-left`}
          placeholder={`${writeKey} writes by ${MEDIUM_WORDS[medium]}; / for phrases`}
          onChange={(event) => draft(call.id, event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "/" && text === "") {
              event.preventDefault();
              return setPhrases(true);
            }
            if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            void sendDraft();
          }}
        />
        <div className={css.under}>
          <Button look="main" isDisabled={text.trim() === "" || left < 0} command={`TX C${call.id} …`} onPress={() => void sendDraft()}>Send</Button>
          <Button action="text.phrases" onPress={() => setPhrases(!phrases)}>Phrases</Button>
          {medium === "TTY" && <Tty call={call} onTurn={(turn) => void sendTurn(turn)} />}
          {past}
          <span id={`text-${call.id}-left`} className={css.left} data-over={left < 0 ? "" : undefined}>{left < 120 ? `${left} characters left` : ""}</span>
        </div>
      </div>
      <RefusalLine field="text" />
    </div>
  );
}

const CARRY: { id: ConversationView["carryOver"]; words: string }[] = [{ id: "TEXT", words: "Type" }, { id: "VOICE", words: "VCO" }, { id: "HEARING", words: "HCO" }, { id: "NONE", words: "Speak" }];

/// Turns of a text telephone, and who speaks: VCO, the caller speaks and reads; HCO, the caller hears and types.
function Tty({ call, onTurn }: { call: CallView; onTurn: (turn: "GA" | "SK") => void }) {
  const live = useLive();
  const conversation = useConversation(call.id);
  useAction("tty.ga", () => onTurn("GA"));
  useAction("tty.sk", () => onTurn("SK"));
  const carry = async (carryOver: ConversationView["carryOver"]) => {
    const answer = await live.command({ type: "texts.SetCarryOver", call: call.id, carryOver });
    if (answer.t === "refused") refuse("text", answer, null);
  };
  return (
    <>
      <Button action="tty.ga" onPress={() => onTurn("GA")}>GA</Button>
      <Button action="tty.sk" onPress={() => onTurn("SK")}>SK</Button>
      {conversation && <span className={css.carry}><Views label="Who speaks" value={conversation.carryOver} views={CARRY} onChange={(next) => void carry(next)} /></span>}
    </>
  );
}
