import { useEffect, useRef } from "react";
import type { LiveSocket } from "@tocsin/wire";
import { desk, refusals, save, startDraft, work } from "../../app/desk";
import { switchboard, useAction, useKeyOf } from "../../app/keys";
import { useCall, useIncident, useLive } from "../../app/live";
import { useStore } from "../../app/store";
import { Button } from "../../parts/Button";
import { Key, PriorityMark } from "../../parts/Marks";
import { Empty, Panel } from "../../parts/Panel";
import { Views } from "../../parts/Views";
import { play } from "../alarms/tones";
import { nextToAnswer } from "../calls/order";
import { AssignedUnits } from "./AssignedUnits";
import { commitFields } from "./commits";
import css from "./IncidentPanel.module.css";
import { NearbyIncidents } from "./NearbyIncidents";
import { Notes } from "./Notes";
import { PlaceField } from "./PlaceField";
import { PriorityField } from "./PriorityField";
import { Recommendation } from "./Recommendation";
import { SavedMark } from "./SavedMark";
import { Timeline } from "./Timeline";
import { TypeField } from "./TypeField";
import { Water } from "./Water";
import { Who } from "./Who";
import { WorksheetFoot } from "./WorksheetFoot";

/// The incident in hand, in the order of speech: where, what, who, notes; beneath it who should go.
export function IncidentPanel() {
  const { working, draft, view } = useStore(desk);
  const incident = useIncident(working);
  const timelineKey = useKeyOf("incident.timeline");
  useAction("incident.timeline", () => desk.set({ view: view === "work" ? "timeline" : "work" }), working !== null);
  const title = incident ? (
    <span className={css.title}><PriorityMark priority={incident.priority} /> #{incident.id} {incident.status === "CLOSED" ? "closed" : ""}</span>
  ) : draft ? `New incident${draft.call === null ? "" : ` from C${draft.call}`}` : "Incident";
  return (
    <Panel
      name="incident"
      title={title}
      onEnter={() => switchboard.run("incident.address")}
      aside={incident && (
        <>
          <Views
            label="What to see of the incident"
            value={view}
            onChange={(next) => desk.set({ view: next })}
            views={[{ id: "work", words: "Work" }, { id: "timeline", words: <>Timeline <Key>{timelineKey}</Key></> }]}
          />
          <SavedMark incident={incident.id} />
        </>
      )}
    >
      {incident && view === "timeline" ? <Timeline incident={incident} /> : incident || draft ? <Worksheet /> : <Nothing />}
    </Panel>
  );
}

function Nothing() {
  const answer = useKeyOf("call.answer");
  const fresh = useKeyOf("incident.new");
  const line = useKeyOf("line.focus");
  return (
    <Empty>
      No incident is in hand. Answering a call (<Key>{answer}</Key>) starts one with the caller’s place; <Key>{fresh}</Key> starts an empty one. To
      take one up, choose it on the board or type its number in the command line (<Key>{line}</Key>).
      <p style={{ marginTop: "1.2rem" }}>
        <Button action="incident.new" onPress={() => startDraft(null)}>New incident</Button>
      </p>
    </Empty>
  );
}

function Worksheet() {
  const live = useLive();
  const { working, draft } = useStore(desk);
  const incident = useIncident(working);
  const call = useCall(draft?.call ?? null);
  const sheet = useRef<HTMLDivElement>(null);

  // Others see which field this person is in.
  useEffect(() => {
    const element = sheet.current;
    if (!element || working === null) return undefined;
    const enter = (event: FocusEvent) => {
      const field = (event.target as HTMLElement).closest<HTMLElement>("[data-field]")?.dataset["field"] ?? null;
      live.editing(working, field);
    };
    const leave = () => live.editing(working, null);
    element.addEventListener("focusin", enter);
    element.addEventListener("focusout", leave);
    return () => {
      element.removeEventListener("focusin", enter);
      element.removeEventListener("focusout", leave);
      leave();
    };
  }, [live, working]);

  useAction("incident.save", () => {
    void saveAll(live).then((saved) => {
      if (!saved) return;
      play("accepted");
      work(null);
      desk.set({ queue: "waiting" });
      const waiting = nextToAnswer(live.mirror.list("calls"), live.mirror.queues);
      if (waiting) desk.set({ call: waiting.id });
      switchboard.run("panel.queue");
    });
  });
  const closed = incident?.status === "CLOSED";
  return (
    <>
      <div ref={sheet} className={css.sheet}>
        <PlaceField incident={incident} call={call} />
        <TypeField incident={incident} />
        <PriorityField incident={incident} />
        {draft && call && <NearbyIncidents call={call} />}
        <Who incident={incident} call={call} />
        <Notes incident={incident} />
        {incident && <AssignedUnits incident={incident} />}
        {incident && !closed && <Water incident={incident} />}
        {incident && !closed && <Recommendation incident={incident} />}
      </div>
      {incident && <WorksheetFoot incident={incident} />}
    </>
  );
}

/// Sends whatever is typed and not yet sent. False when something was refused and waits beside its field.
async function saveAll(live: LiveSocket): Promise<boolean> {
  await commitFields();
  const { working, notes, draft } = desk.get();
  const note = (working === null ? draft?.note : notes[working])?.trim() ?? "";
  if (note !== "" && live.connection.state === "live") {
    const answer = await save(live, { kind: "note", text: note });
    if (answer?.t === "refused") return false;
    const id = desk.get().working;
    if (id !== null) desk.set({ notes: { ...desk.get().notes, [id]: "" } });
  } else if (note !== "") {
    void save(live, { kind: "note", text: note });
  }
  return refusals.get().shown === null;
}
