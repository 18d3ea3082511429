import { lookups, type EarlierText } from "@tocsin/wire";
import { useEffect, useState } from "react";
import { useCentre } from "../../app/live";
import { day, timeOfDay } from "../../parts/format";
import { Message } from "./Conversation";
import css from "./Texts.module.css";

/// What was written with this number before, newest conversation first.
export function Earlier({ call }: { call: number }) {
  const zone = useCentre()?.timeZone ?? "UTC";
  const [found, setFound] = useState<EarlierText[] | string | null>(null);
  useEffect(() => {
    const asking = new AbortController();
    lookups.earlierTexts(call, asking.signal).then(setFound, (problem: unknown) => {
      if (!asking.signal.aborted) setFound(problem instanceof Error ? problem.message : "The past cannot be looked up.");
    });
    return () => asking.abort();
  }, [call]);
  if (found === null) return <p className={css.closed} role="status">Looking</p>;
  if (typeof found === "string") return <p className={css.closed} role="alert">{found}</p>;
  if (found.length === 0) return <p className={css.closed}>Nothing was written with this number before.</p>;
  return (
    <div className={css.messages} tabIndex={0} role="region" aria-label="Earlier texts">
      {found.map((each) => (
        <section key={each.call}>
          <h3 className={css.when}>C{each.call}, {day(each.at, zone)} {timeOfDay(each.at, zone)}</h3>
          <ol>{each.conversation.messages.map((message) => <Message key={message.number} message={message} call={each.call} writable={false} />)}</ol>
        </section>
      ))}
    </div>
  );
}
