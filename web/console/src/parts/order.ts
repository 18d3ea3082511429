/// A line of a board: a row, or the title of a group.
export type Line<T> =
  | { kind: "group"; key: string; group: string; rows: readonly T[] }
  | { kind: "row"; key: string; group: string; row: T; late: boolean; ended: boolean };

/// The lines to show. Free, they follow the sorted rows. Held, every row keeps its place: changed rows show their new
/// contents where they are, rows that are gone stay as ended, and newcomers join the end of their group.
export function held<T extends { id: string | number }>(
  before: readonly Line<T>[],
  sorted: readonly T[],
  holding: boolean,
  groupOf?: (row: T) => string,
): readonly Line<T>[] {
  const group = groupOf ?? (() => "");
  const now = new Map(sorted.map((row) => [row.id, row]));
  const rows: Extract<Line<T>, { kind: "row" }>[] = [];
  if (holding && before.length > 0) {
    for (const line of before) {
      if (line.kind !== "row") continue;
      const row = now.get(line.row.id);
      // A row keeps the group it stands in: a changed status does not lift it from under the hand.
      rows.push(row === undefined ? { ...line, ended: true } : { ...line, row, ended: false });
      now.delete(line.row.id);
    }
    for (const row of sorted) {
      if (!now.has(row.id)) continue;
      const line = lineOf(row, group(row), true);
      const end = rows.findLastIndex((each) => each.group === line.group);
      if (end < 0) rows.push(line);
      else rows.splice(end + 1, 0, line);
    }
  } else {
    for (const row of sorted) rows.push(lineOf(row, group(row), false));
  }
  return groupOf ? withTitles(rows) : rows;
}

function lineOf<T extends { id: string | number }>(row: T, group: string, late: boolean): Extract<Line<T>, { kind: "row" }> {
  return { kind: "row", key: `row-${row.id}`, group, row, late, ended: false };
}

function withTitles<T>(rows: readonly Extract<Line<T>, { kind: "row" }>[]): Line<T>[] {
  const lines: Line<T>[] = [];
  let group: string | null = null;
  for (const line of rows) {
    if (line.group !== group) {
      group = line.group;
      const members = rows.filter((each) => each.group === group).map((each) => each.row);
      lines.push({ kind: "group", key: `group-${group}`, group, rows: members });
    }
    lines.push(line);
  }
  return lines;
}
