import type { FiguresView, LineView, QueueBoardView, SeatView } from "@tocsin/wire";
import { useCentre, useQueueBoard } from "../../app/live";
import { Elapsed } from "../../parts/Elapsed";
import { Empty } from "../../parts/Panel";
import css from "./Queues.module.css";

const STATES: Record<SeatView["state"], string> = { READY: "Ready", TALKING: "Talking", WRAP_UP: "Wrap-up", NOT_READY: "Not ready", AWAY: "Away" };
const SIGNS: Record<SeatView["state"], string> = { READY: "●", TALKING: "◆", WRAP_UP: "◐", NOT_READY: "■", AWAY: "○" };

/// How the floor stands: each line with who rings for it, each position with what it does, and how quickly emergency
/// calls are answered against the standards.
export function QueueBoard() {
  const board = useQueueBoard();
  if (!board) return <Empty>The centre has not told how its lines stand yet.</Empty>;
  return (
    <div className={css.board}>
      <Answers hour={board.hour} day={board.day} />
      <Lines board={board} />
      <Seats seats={board.seats} />
    </div>
  );
}

const STANDARDS: [keyof FiguresView, string, number, string][] = [
  ["within10", "in 10 s", 90, "NFPA 1225"],
  ["within15", "in 15 s", 90, "NENA-STA-020"],
  ["within20", "in 20 s", 95, "NENA-STA-020"],
];

function Answers({ hour, day }: { hour: FiguresView; day: FiguresView }) {
  return (
    <table className={css.table}>
      <caption>9-1-1 answered</caption>
      <thead><tr><th scope="col">Standard</th><th scope="col">Last hour</th><th scope="col">Last day</th></tr></thead>
      <tbody>
        {STANDARDS.map(([field, words, wanted, source]) => (
          <tr key={field}>
            <th scope="row">{wanted} % {words} <span className="dim">{source}</span></th>
            <Share figures={hour} field={field} wanted={wanted} />
            <Share figures={day} field={field} wanted={wanted} />
          </tr>
        ))}
        <tr><th scope="row">90 % took</th><td>{seconds(hour, hour.p90)}</td><td>{seconds(day, day.p90)}</td></tr>
        <tr><th scope="row">95 % took</th><td>{seconds(hour, hour.p95)}</td><td>{seconds(day, day.p95)}</td></tr>
        <tr><th scope="row">Answered, gave up</th><td>{hour.answered}, {hour.abandoned}</td><td>{day.answered}, {day.abandoned}</td></tr>
      </tbody>
    </table>
  );
}

function Share({ figures, field, wanted }: { figures: FiguresView; field: keyof FiguresView; wanted: number }) {
  if (figures.answered === 0) return <td className="dim">none yet</td>;
  const met = figures[field] >= wanted;
  return <td data-met={met ? "yes" : "no"}>{figures[field].toFixed(1)} % <span aria-hidden="true">{met ? "✓" : "▲"}</span><span className="unseen">{met ? "met" : "missed"}</span></td>;
}

function seconds(figures: FiguresView, value: number): string {
  return figures.answered === 0 ? "–" : value >= 120 ? "2 min or more" : `${value} s`;
}

function Lines({ board }: { board: QueueBoardView }) {
  return (
    <table className={css.table}>
      <caption>Lines</caption>
      <thead><tr><th scope="col">Line</th><th scope="col">Waiting</th><th scope="col">Oldest</th><th scope="col">Rings</th></tr></thead>
      <tbody>
        {board.lines.map((each) => (
          <tr key={each.code} data-any={each.waiting > 0 ? "" : undefined}>
            <th scope="row">{each.name} <span className="dim">{each.code}</span></th>
            <td>{each.waiting}</td>
            <td>{each.oldest ? <Elapsed from={each.oldest} limit={15} /> : "–"}</td>
            <td>{rings(each)}</td>
          </tr>
        ))}
        {board.totals.suspects > 0 && <tr data-any=""><th scope="row">Suspects of a flood</th><td>{board.totals.suspects}</td><td>–</td><td>after alarms</td></tr>}
      </tbody>
    </table>
  );
}

function rings({ stage, ringing }: LineView): string {
  const whom = ringing.join(", ");
  switch (stage) {
    case "OFFERED":
    case "QUEUE": return whom;
    case "ANYBODY": return `${whom} (nobody of the line is free)`;
    case "WRAP_UP": return `${whom} (wrapping up)`;
    case "NOT_READY": return `${whom} (nobody is ready)`;
    case "BUSY": return `${whom} (all are talking)`;
    case "EVERYWHERE": return "every console: nobody is at a position";
  }
}

function Seats({ seats }: { seats: readonly SeatView[] }) {
  const desks = useCentre()?.positions ?? [];
  const empty = desks.filter((id) => !seats.some((each) => each.position === id));
  return (
    <table className={css.table}>
      <caption>Positions</caption>
      <thead><tr><th scope="col">Position</th><th scope="col">Person</th><th scope="col">State</th><th scope="col">For</th></tr></thead>
      <tbody>
        {seats.map((each) => (
          <tr key={each.position}>
            <th scope="row">{each.position}</th>
            <td>{each.name}{each.languages.length > 0 && <span className="dim"> {each.languages.join(" ")}</span>}</td>
            <td data-state={each.state}><span aria-hidden="true">{SIGNS[each.state]}</span> {STATES[each.state]}{each.state === "NOT_READY" && `: ${each.reason}`}</td>
            <td><Elapsed from={each.since} /></td>
          </tr>
        ))}
        {empty.length > 0 && <tr><td colSpan={4} className="dim">Free: {empty.join(", ")}</td></tr>}
      </tbody>
    </table>
  );
}
