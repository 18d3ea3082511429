import type { PlaybackView } from "@tocsin/wire";
import { useEffect, useRef } from "react";
import { Button as AriaButton } from "react-aria-components";
import { clock } from "../../parts/format";
import css from "./Playback.module.css";
import { lastBefore } from "./step";
import type { Player } from "./usePlayer";

const KIND_WORDS: Record<string, string> = { event: "Event", key: "Key", note: "Note", dispatch: "Dispatch", text: "Text", mark: "Line" };

/// What happened, was pressed and was written, in step with the sound. A line goes to its moment.
export function Happenings({ view, player }: { view: PlaybackView; player: Player }) {
  const now = lastBefore(view.marks, player.at);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    // Newer browsers answer with a promise, which is no clean-up.
    void list.current?.querySelector("[data-now]")?.scrollIntoView({ block: "nearest" });
  }, [now]);
  return (
    <ol ref={list} className={css.happenings} aria-label="What happened" tabIndex={0}>
      {view.marks.map((mark, index) => (
        <li key={index}>
          <AriaButton className={css.happening} data-kind={mark.kind} data-now={index === now ? "" : undefined} onPress={() => player.seek(mark.at)}>
            <span className={css.when}>{mark.at < 0 ? `−${clock(-mark.at)}` : clock(mark.at)}</span>
            <span className={css.kind}>{KIND_WORDS[mark.kind] ?? mark.kind}</span>
            <span className={css.what}>{mark.text}{mark.by && <span className="dim"> {mark.by}</span>}</span>
          </AriaButton>
        </li>
      ))}
      {view.marks.length === 0 && <li className={css.none}>Nothing is noted for this time.</li>}
    </ol>
  );
}
