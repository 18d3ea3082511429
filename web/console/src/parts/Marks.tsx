import css from "./Marks.module.css";

const SHAPES: Record<number, { path: string; words: string; x: number; y: number }> = {
  1: { path: "M6 1h8l5 5v8l-5 5H6l-5-5V6z", words: "priority 1", x: 10, y: 14.2 },
  2: { path: "M10 0.5 20 18.5H0z", words: "priority 2", x: 10, y: 16.2 },
  3: { path: "M10 0 20 10 10 20 0 10z", words: "priority 3", x: 10, y: 14.2 },
  4: { path: "M2 2h16v16H2z", words: "priority 4", x: 10, y: 14.2 },
  5: { path: "M10 1a9 9 0 1 0 0 18a9 9 0 1 0 0-18z", words: "priority 5", x: 10, y: 14.2 },
};

/// Priority by shape, number and colour: octagon 1, triangle 2, diamond 3, square 4, circle 5.
export function PriorityMark({ priority, large }: { priority: number; large?: boolean }) {
  const shape = SHAPES[priority] ?? SHAPES[5]!;
  return (
    <svg className={large ? css.large : css.mark} viewBox="0 0 20 20" role="img" aria-label={shape.words}>
      <path d={shape.path} style={{ fill: `var(--p${priority})` }} />
      <text x={shape.x} y={shape.y} textAnchor="middle" style={{ fill: `var(--p${priority}-text)` }} className={css.digit}>
        {priority}
      </text>
    </svg>
  );
}

type Tone = "good" | "warn" | "bad" | "info" | "violet" | "teal" | "quiet";

/// Icon and colour of each status code; centres differ, so this table is the one place to change.
const STATUS: Record<string, { tone: Tone; icon: string }> = {
  AV: { tone: "good", icon: "M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9zm0 1.7a2.8 2.8 0 1 1 0 5.6a2.8 2.8 0 1 1 0-5.6z" },
  AQ: { tone: "good", icon: "M6 1 11 5.5H9.6V11H2.4V5.5H1z" },
  CV: { tone: "good", icon: "M6 0.8 11 3v3.2c0 2.6-2.2 4.2-5 5-2.8-.8-5-2.4-5-5V3z" },
  DP: { tone: "warn", icon: "M6 1 11.2 10.4H.8zM5.3 4.2v3h1.4v-3zm0 3.8v1.2h1.4V8z" },
  AK: { tone: "warn", icon: "M1 6.2 2.6 4.6 4.8 6.8 9.4 2.2 11 3.8 4.8 10z" },
  ER: { tone: "info", icon: "M1 2 11 6 1 10 3 6z" },
  ST: { tone: "info", icon: "M2.5 1.5h2.4v9H2.5zM7.1 1.5h2.4v9H7.1z" },
  OS: { tone: "bad", icon: "M6 1a4 4 0 0 1 4 4c0 3-4 6.3-4 6.3S2 8 2 5a4 4 0 0 1 4-4z" },
  PC: { tone: "violet", icon: "M4.6 1h2.8v3.6H11v2.8H7.4V11H4.6V7.4H1V4.6h3.6z" },
  TR: { tone: "violet", icon: "M1 3h6v2h2.4L11 7v2.4H1zM2.6 8.6h1.6v2H2.6zm5 0h1.6v2H7.6z" },
  AH: { tone: "violet", icon: "M1.5 1.5h2.4v3.3h4.2V1.5h2.4v9H8.1V7.2H3.9v3.3H1.5z" },
  CL: { tone: "teal", icon: "M6 1a5 5 0 1 1-4.7 3.3l1.8.6A3.1 3.1 0 1 0 6 2.9v2L2.7 2.4 6 0z" },
  OB: { tone: "quiet", icon: "M1.5 4.8h9v2.4h-9z" },
  OOS: { tone: "quiet", icon: "M2.4 1 6 4.6 9.6 1 11 2.4 7.4 6 11 9.6 9.6 11 6 7.4 2.4 11 1 9.6 4.6 6 1 2.4z" },
  OD: { tone: "quiet", icon: "M8.5 8.8A4.6 4.6 0 0 1 4.4 1.5 5 5 0 1 0 10.8 8a4.4 4.4 0 0 1-2.3.8z" },
};

export function toneOf(status: string): Tone {
  return STATUS[status]?.tone ?? "quiet";
}

/// A unit's status by code, icon and colour.
export function StatusMark({ status, words }: { status: string; words: string }) {
  const look = STATUS[status] ?? { tone: "quiet" as const, icon: "M3 3h6v6H3z" };
  return (
    <span className={css.status} data-tone={look.tone} title={words}>
      <svg viewBox="0 0 12 12" className={css.icon} aria-hidden="true">
        <path d={look.icon} fill="currentColor" fillRule="evenodd" />
      </svg>
      <span>{status}</span>
      <span className="unseen">, {words}</span>
    </span>
  );
}

const KINDS: Record<string, { letter: string; tone: Tone }> = {
  EMERGENCY: { letter: "911", tone: "bad" },
  TEXT: { letter: "TXT", tone: "bad" },
  ALARM: { letter: "ALM", tone: "warn" },
  NON_EMERGENCY: { letter: "NON", tone: "quiet" },
  ADMINISTRATIVE: { letter: "ADM", tone: "quiet" },
};

/// The line a call came in on.
export function LineMark({ line, words }: { line: string; words: string }) {
  const look = KINDS[line] ?? { letter: line.slice(0, 3), tone: "quiet" as const };
  return (
    <span className={css.line} data-tone={look.tone} title={words}>
      <span aria-hidden="true">{look.letter}</span>
      <span className="unseen">{words}</span>
    </span>
  );
}

const LOCKED = "M3.2 5.2V3.8a2.8 2.8 0 0 1 5.6 0v1.4h.9V11H2.3V5.2zm1.5 0h2.6V3.8a1.3 1.3 0 0 0-2.6 0z";
const UNLOCKED = "M3.2 5.2V3.8A2.8 2.8 0 0 1 8.5 2.6l-1.3.7a1.3 1.3 0 0 0-2.5.5v1.4h5V11H2.3V5.2z";

/// Whether a call's signalling and voice are encrypted on their way: a lock and the word.
export function LockMark({ signalling, voice }: { signalling: boolean; voice: boolean }) {
  const words = signalling && voice ? "encrypted" : signalling ? "voice in clear" : voice ? "signalling not encrypted" : "not encrypted";
  const title = `Signalling ${signalling ? "encrypted (TLS)" : "not encrypted"}, voice ${voice ? "encrypted (SRTP)" : "not encrypted"}`;
  return (
    <span className={css.lock} title={title} data-lock={words}>
      <svg viewBox="0 0 12 12" className={css.icon} aria-hidden="true">
        <path d={signalling && voice ? LOCKED : UNLOCKED} fill="currentColor" fillRule="evenodd" />
      </svg>
      {words}
    </span>
  );
}

/// A key as printed on buttons and in hints.
export function Key({ children }: { children: string }) {
  return <kbd className={css.key}>{children}</kbd>;
}
