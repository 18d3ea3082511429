import type { Sent } from "./outbox";
import type { CallView, IncidentView, Me, PositionView, Priority, StatusView, TypeView, UnitView } from "./types";

/// What the screen shows before the server has said so: pure, safe guesses that a refusal simply takes back. Only what
/// one person decides alone is guessed; who wins a race for a call or a unit is never guessed.

export function callAsAsked(call: CallView, unseen: readonly Sent[]): CallView {
  let shown = call;
  for (const sent of unseen) {
    if (sent.t !== "cmd") continue;
    const { command } = sent;
    if (command.type === "calls.Hold" && command.call === call.id && shown.status === "ACTIVE") {
      shown = { ...shown, status: "HELD" };
    } else if (command.type === "calls.Resume" && command.call === call.id && shown.status === "HELD") {
      shown = { ...shown, status: "ACTIVE" };
    }
  }
  return shown;
}

export function incidentAsAsked(
  incident: IncidentView,
  unseen: readonly Sent[],
  me: Me | null,
  types: readonly TypeView[],
): IncidentView {
  let shown = incident;
  for (const sent of unseen) {
    if (sent.t !== "cmd" || !("incident" in sent.command) || sent.command.incident !== incident.id) continue;
    const { command } = sent;
    if (command.type === "incidents.Prioritize") {
      shown = { ...shown, priority: command.priority as Priority };
    } else if (command.type === "incidents.Classify") {
      const type = types.find((each) => each.code === command.incidentType);
      if (type) shown = { ...shown, type: type.code, typeWords: type.words, priority: type.priority };
    } else if (command.type === "incidents.AddNote") {
      // The delta may come before the acknowledgement: a line that is there already is not shown twice.
      const { text } = command;
      const there = incident.notes.some((each) => each.by === me?.login && each.at >= sent.typedAt && each.text.includes(text.trim()));
      if (there) continue;
      const note = { at: sent.typedAt, by: me?.login ?? "", byName: me?.name ?? "", text };
      shown = { ...shown, notes: [...shown.notes, note] };
    }
  }
  return shown;
}

export function unitAsAsked(unit: UnitView, unseen: readonly Sent[], statuses: readonly StatusView[]): UnitView {
  let shown = unit;
  for (const sent of unseen) {
    if (sent.t !== "cmd") continue;
    const { command } = sent;
    if (command.type !== "units.Report" || command.unit !== unit.id) continue;
    const status = statuses.find((each) => each.code === command.status);
    if (status) {
      shown = {
        ...shown,
        status: status.code,
        statusWords: status.words,
        primary: status.primary,
        since: sent.typedAt,
        detail: command.detail,
        overdue: false,
      };
    }
  }
  return shown;
}

export function positionAsAsked(position: PositionView, unseen: readonly Sent[]): PositionView {
  let shown = position;
  for (const sent of unseen) {
    if (sent.t !== "cmd" || sent.command.type !== "positions.SetReady") continue;
    if (sent.command.position !== position.id) continue;
    shown = { ...shown, ready: sent.command.ready, reason: sent.command.reason };
  }
  return shown;
}
