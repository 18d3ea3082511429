import { lookups, type AnsweringView, type InterpretingView, type ReportView } from "@tocsin/wire";
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useAction, useKeyOf } from "../../app/keys";
import { useCentre, useLive, useMe } from "../../app/live";
import { Button } from "../../parts/Button";
import { FilterChoice } from "../../parts/Filter";
import { day, timeOfDay } from "../../parts/format";
import { Key } from "../../parts/Marks";
import dialogs from "../session/Dialogs.module.css";
import { periods, type Period } from "./period";
import css from "./Report.module.css";

const PERIODS = [{ id: "today", words: "Today" }, { id: "yesterday", words: "Yesterday" }, { id: "week", words: "7 days" }, { id: "month", words: "30 days" }] as const;

/// What a supervisor reads of a period: how quickly calls were answered, and what interpreters cost in time.
export function Report() {
  const me = useMe();
  const may = me?.roles.some((each) => each === "SUPERVISOR" || each === "ADMINISTRATOR") === true;
  const [open, setOpen] = useState(false);
  useAction("reports.show", () => setOpen((now) => !now), may);
  return open ? <ReportDialog onClose={() => setOpen(false)} /> : null;
}

function ReportDialog({ onClose }: { onClose: () => void }) {
  const live = useLive();
  const zone = useCentre()?.timeZone ?? "UTC";
  const [period, setPeriod] = useState<Period>("today");
  const [report, setReport] = useState<ReportView | null>(null);
  const [fault, setFault] = useState("");
  const { from, to } = periods(period, live.serverNow(), zone);
  useEffect(() => {
    const abort = new AbortController();
    setReport(null);
    setFault("");
    lookups.report(from, to, abort.signal).then(setReport, (cause: unknown) => {
      if (!abort.signal.aborted) setFault(cause instanceof Error ? cause.message : "The report cannot be made.");
    });
    return () => abort.abort();
  }, [from, to]);
  const days = `?from=${from}&to=${to}`;
  const key = useKeyOf("reports.show");
  return (
    <ModalOverlay isOpen onOpenChange={(open) => !open && onClose()} isDismissable className={dialogs.overlay}>
      <Modal className={`${dialogs.modal} ${css.modal}`}>
        <Dialog className={dialogs.dialog} aria-label="Report">
          <div className={css.head}>
            <Heading slot="title" className={dialogs.title}>Answering and interpreters</Heading>
            <FilterChoice label="Period" options={PERIODS} value={period} onChange={setPeriod} />
            <span className="dim">{from === to ? from : `${from} to ${to}`}</span>
            <span className={css.ways}>
              <a className={css.link} href={`/api/reports/answering.csv${days}`} download>CSV of answering</a>
              <a className={css.link} href={`/api/reports/interpreters.csv${days}`} download>CSV of interpreters</a>
              <Button onPress={() => print()} isDisabled={report === null}>Print</Button>
              <Button onPress={onClose} autoFocus>Close <Key>{key}</Key></Button>
            </span>
          </div>
          {fault !== "" && <p role="alert" className={css.fault}>{fault} Close and try again.</p>}
          {report === null && fault === "" && <p role="status" className="dim">The journal is read.</p>}
          {report && <Tables report={report} />}
        </Dialog>
      </Modal>
      {report && <Paper report={report} period={from === to ? from : `${from} to ${to}`} />}
    </ModalOverlay>
  );
}

function Tables({ report }: { report: ReportView }) {
  const several = report.days.length > 1;
  return (
    <div className={css.tables}>
      <div>
        <Answering title="Answering, by line" first="Line" rows={report.queues} empty="Nobody called in this time." />
        {several && <Answering title="9-1-1 by day" first="Day" rows={report.days} empty="" />}
        <Interpreting title="Interpreters, by language" first="Language" rows={report.languages} empty="No interpreter was asked for in this time." />
        <Interpreting title="Interpreters, by provider" first="Provider" rows={report.providers} empty="" />
      </div>
      <Answering title={several ? "9-1-1 by hour of the day" : "9-1-1 by hour"} first="Hour" rows={report.hours} empty="Nobody called 9-1-1 in this time." />
    </div>
  );
}

function Answering({ title, first, rows, empty }: { title: string; first: string; rows: readonly AnsweringView[]; empty: string }) {
  if (rows.length === 0) return empty === "" ? null : <><h3 className={css.caption}>{title}</h3><p className="dim">{empty}</p></>;
  return (
    <table className={css.table}>
      <caption className={css.caption}>{title}</caption>
      <thead>
        <tr><th scope="col">{first}</th><th scope="col">Answered</th><th scope="col">Gave up</th><th scope="col">in 15 s<span className={css.wanted}>90 %</span></th><th scope="col">in 20 s<span className={css.wanted}>95 %</span></th><th scope="col">Median</th><th scope="col">90 % in</th></tr>
      </thead>
      <tbody>
        {rows.map((each) => (
          <tr key={each.name}>
            <th scope="row">{each.words}</th>
            <td>{each.answered}</td>
            <td>{each.abandoned}{each.abandoned > 0 && <span className="dim"> {each.abandonedPercent.toFixed(1)} %</span>}</td>
            <Share answered={each.answered} percent={each.within15} wanted={90} />
            <Share answered={each.answered} percent={each.within20} wanted={95} />
            <td>{each.answered === 0 ? "–" : seconds(each.medianSeconds)}</td>
            <td>{each.answered === 0 ? "–" : seconds(each.p90Seconds)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Share({ answered, percent, wanted }: { answered: number; percent: number; wanted: number }) {
  if (answered === 0) return <td>–</td>;
  const met = percent >= wanted;
  return <td data-met={met ? "yes" : "no"}>{percent.toFixed(1)} % <span aria-hidden="true">{met ? "✓" : "▲"}</span><span className="unseen">{met ? "met" : "missed"}</span></td>;
}

function Interpreting({ title, first, rows, empty }: { title: string; first: string; rows: readonly InterpretingView[]; empty: string }) {
  if (rows.length === 0) return empty === "" ? null : <><h3 className={css.caption}>{title}</h3><p className="dim">{empty}</p></>;
  return (
    <table className={css.table}>
      <caption className={css.caption}>{title}</caption>
      <thead>
        <tr><th scope="col">{first}</th><th scope="col">Asked</th><th scope="col">Came</th><th scope="col">in 60 s</th><th scope="col">Missed</th><th scope="col">On the line</th><th scope="col">First word</th><th scope="col">Minutes</th></tr>
      </thead>
      <tbody>
        {rows.map((each) => (
          <tr key={each.name}>
            <th scope="row">{each.name}</th>
            <td>{each.asked}</td>
            <td>{each.joined}{each.unserved > 0 && <span className={css.unserved}> {each.unserved} never</span>}</td>
            <td>{each.withinMinute}</td>
            <td>{each.failed}</td>
            <td>{each.lineSeconds === undefined ? "–" : seconds(each.lineSeconds)}</td>
            <td>{each.wordSeconds === undefined ? "–" : seconds(each.wordSeconds)}</td>
            <td>{each.usedMinutes.toFixed(1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function seconds(value: number): string {
  return value >= 120 ? "2 min +" : `${Number.isInteger(value) ? value : value.toFixed(1)} s`;
}

/// The same on paper, in black, with who printed it and when.
function Paper({ report, period }: { report: ReportView; period: string }) {
  const live = useLive();
  const centre = useCentre();
  const me = useMe();
  const zone = centre?.timeZone ?? "UTC";
  useEffect(() => {
    document.documentElement.dataset["printing"] = "report";
    return () => void delete document.documentElement.dataset["printing"];
  }, []);
  return createPortal(
    <article className={css.paper} aria-hidden="true">
      <header><b>{centre?.name}: answering and interpreters, {period}</b><span>printed {day(live.serverNow(), zone)} {timeOfDay(live.serverNow(), zone)} by {me?.name}</span></header>
      <Tables report={report} />
      <footer>From the journal. 9-1-1: 90 % within 15 s, 95 % within 20 s (NENA-STA-020.1). Times are medians, from the request.</footer>
    </article>,
    document.body,
  );
}
