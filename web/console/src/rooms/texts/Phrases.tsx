import type { Phrase } from "@tocsin/wire";
import { useEffect, useRef, type KeyboardEvent } from "react";
import { useStore } from "../../app/store";
import { Button } from "../../parts/Button";
import { Key } from "../../parts/Marks";
import css from "./Texts.module.css";
import { texts, usePhrases } from "./texts";

/// Canned words: their key sends them, left and right change the language, the centre's own words stand beside.
export function Phrases({ onSend, onClose }: { onSend: (words: string, meaning: string) => void; onClose: () => void }) {
  const { book, trouble } = usePhrases();
  const { language } = useStore(texts);
  const list = useRef<HTMLDivElement>(null);
  const ready = book !== null;
  useEffect(() => {
    if (ready) list.current?.querySelector<HTMLElement>("button[data-phrase]")?.focus();
  }, [ready]);
  if (trouble) return <p className={css.closed} role="alert">{trouble} <Button onPress={onClose}>Close</Button></p>;
  if (!book) return <p className={css.closed} role="status">Fetching the phrases</p>;
  const own = book.languages[0]!.code;
  const chosen = book.languages.find((each) => each.code === language) ?? book.languages[0]!;
  const wordsOf = (phrase: Phrase) => phrase.words[chosen.code] ?? phrase.words[own] ?? "";
  const send = (phrase: Phrase) => {
    const words = wordsOf(phrase);
    const meaning = phrase.words[own] ?? "";
    onSend(words, words === meaning ? "" : meaning);
    onClose();
  };
  const turn = (step: number) => {
    const at = book.languages.indexOf(chosen);
    texts.set({ language: book.languages[(at + step + book.languages.length) % book.languages.length]!.code });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>("button[data-phrase]") ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    const phrase = book.phrases.find((each) => each.key === event.key.toUpperCase());
    if (event.key === "Escape") onClose();
    else if (event.key === "ArrowLeft") turn(-1);
    else if (event.key === "ArrowRight") turn(1);
    else if (event.key === "ArrowDown") buttons[Math.min(buttons.length - 1, at + 1)]?.focus();
    else if (event.key === "ArrowUp") buttons[Math.max(0, at - 1)]?.focus();
    else if (phrase) send(phrase);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={list} className={css.phrases} role="group" aria-label={`Phrases in ${chosen.name}`} onKeyDown={onKeyDown}>
      <div className={css.languages} role="group" aria-label="Language">
        {book.languages.map((each) => (
          <button key={each.code} type="button" className={css.language} aria-pressed={each === chosen} tabIndex={-1} lang={each.code} title={each.name} onClick={() => texts.set({ language: each.code })}>{each.own}</button>
        ))}
        <span className={css.turn}><Key>←</Key> <Key>→</Key></span>
      </div>
      <ul className={css.phraseList}>
        {book.phrases.map((phrase, index) => (
          <li key={phrase.id}>
            <button type="button" data-phrase className={css.phrase} tabIndex={index === 0 ? 0 : -1} onClick={() => send(phrase)}>
              <Key>{phrase.key}</Key>
              <span>
                <span lang={phrase.words[chosen.code] ? chosen.code : own}>{wordsOf(phrase)}</span>
                {chosen.code !== own && <span className={css.phraseMeaning}>{phrase.words[own]}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
