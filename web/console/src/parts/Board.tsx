import {
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
  type SortingState,
} from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useEffect, useMemo, useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from "react";
import { preferences } from "../app/preferences";
import { useStore } from "../app/store";
import css from "./Board.module.css";
import { held, type Line } from "./order";

export interface Column<T> {
  id: string;
  title: string;
  /// CSS grid track: `6rem`, `minmax(12rem, 1fr)`.
  width: string;
  value: (row: T) => string | number;
  show: (row: T) => ReactNode;
  /// Hidden while the board is narrower than this many rem.
  from?: number;
  end?: boolean;
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

export interface BoardProps<T extends { id: string | number }> {
  label: string;
  rows: readonly T[];
  columns: readonly Column<T>[];
  /// Order when nobody has chosen one; ascending by each in turn.
  order: readonly { id: string; desc: boolean }[];
  groupOf?: (row: T) => string;
  groupTitle?: (group: string, rows: readonly T[]) => ReactNode;
  groupRank?: (group: string) => number;
  selected: T["id"] | null;
  onOpen: (row: T) => void;
  onMenu?: (row: T, at: DOMRect) => void;
  rowLabel: (row: T) => string;
  toneOf?: (row: T) => string | undefined;
  /// A board's own keys on a row.
  onRowKey?: (event: KeyboardEvent, row: T) => void;
  empty: ReactNode;
}

/// A dense table that stands still: while the pointer or the focus is on it the order of rows is held, newcomers join
/// at the end of their group and rows that ended stay, greyed, until the hand is gone. Only rows on screen exist.
export function Board<T extends { id: string | number }>(props: BoardProps<T>) {
  const { rows, columns, order, groupOf, groupRank } = props;
  const [sorting, setSorting] = useState<SortingState>(() => order.map((each) => ({ ...each })));
  const [pointer, setPointer] = useState(false);
  const [focused, setFocused] = useState(false);
  const [cursor, setCursor] = useState<T["id"] | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const defs = useMemo(
    () => columns.map((column): ColumnDef<typeof features, T> => ({ id: column.id, accessorFn: column.value, sortFn: compare })),
    [columns],
  );
  const data = rows as T[];
  const table = useTable({ features, data, columns: defs, getRowId: (row: T) => String(row.id), state: { sorting }, onSortingChange: setSorting });
  const sorted = table.getRowModel().rows;
  const fresh = useMemo(() => {
    const list = sorted.map((each) => each.original);
    if (!groupOf) return list;
    const rank = groupRank ?? (() => 0);
    return [...list].sort((a, b) => rank(groupOf(a)) - rank(groupOf(b)));
  }, [sorted, groupOf, groupRank]);

  const last = useRef<readonly Line<T>[]>([]);
  const holding = pointer || focused;
  const lines = useMemo(() => held(last.current, fresh, holding, groupOf), [fresh, holding, groupOf]);
  useEffect(() => {
    last.current = lines;
  });

  const { zoom } = useStore(preferences);
  const height = 27 * zoom;
  const virtual = useVirtualizer({
    count: lines.length, getScrollElement: () => scroller.current, estimateSize: () => height, overscan: 6,
    getItemKey: (index) => lines[index]?.key ?? index,
  });
  useEffect(() => virtual.measure(), [height, virtual]);

  // What was chosen elsewhere comes into sight, unless the hand is on this board.
  const { selected } = props;
  useEffect(() => {
    const at = last.current.findIndex((line) => line.key === `row-${selected}`);
    if (selected !== null && at >= 0 && !focused) virtual.scrollToIndex(at);
    // Only a new choice scrolls, never a change of the rows.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [selected]);

  const template = useTemplate(scroller, columns, zoom);
  const rowIndexes = useMemo(() => lines.flatMap((line, index) => (line.kind === "row" ? [index] : [])), [lines]);
  const cursorAt = rowIndexes.find((index) => lines[index]?.key === `row-${cursor}`) ?? rowIndexes[0];

  const move = (to: number | undefined) => {
    const line = to === undefined ? undefined : lines[to];
    if (to === undefined || line?.kind !== "row") return;
    setCursor(line.row.id);
    virtual.scrollToIndex(to);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${to}"]`)?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = rowIndexes.indexOf(cursorAt ?? -1);
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 10, PageUp: at - 10, Home: 0, End: rowIndexes.length - 1 };
    const step = steps[event.key];
    const line = cursorAt === undefined ? undefined : lines[cursorAt];
    if (step !== undefined && !event.altKey && !event.ctrlKey) {
      event.preventDefault();
      move(rowIndexes[Math.max(0, Math.min(rowIndexes.length - 1, step))]);
    } else if (line?.kind === "row") {
      if (event.key === "Enter" && !event.ctrlKey) {
        event.preventDefault();
        props.onOpen(line.row);
      } else if (event.key === "ContextMenu" || (event.shiftKey && event.key === "F10") || (event.key === " " && props.onMenu)) {
        event.preventDefault();
        const box = (event.target as HTMLElement).getBoundingClientRect();
        props.onMenu?.(line.row, box);
      } else {
        props.onRowKey?.(event, line.row);
      }
    }
  };
  const sortBy = (id: string) => setSorting((now) => [{ id, desc: now[0]?.id === id ? !now[0].desc : false }, ...order.filter((each) => each.id !== id)]);
  const waiting = holding && lines.some((line) => line.kind === "row" && (line.late || line.ended));

  return (
    <div
      className={css.board}
      role="grid"
      aria-label={props.label}
      aria-rowcount={rows.length + 1}
      style={{ "--template": template.tracks } as CSSProperties}
      onPointerEnter={() => setPointer(true)}
      onPointerLeave={() => setPointer(false)}
      onFocus={() => setFocused(true)}
      onBlur={(event) => setFocused(event.currentTarget.contains(event.relatedTarget))}
    >
      <div role="row" aria-rowindex={1} className={css.head}>
        {template.columns.map((column) => {
          const sort = sorting[0]?.id === column.id ? (sorting[0].desc ? "descending" : "ascending") : "none";
          return (
            <div key={column.id} role="columnheader" aria-sort={sort} className={css.headCell} data-end={column.end ? "" : undefined}>
              <button type="button" tabIndex={-1} className={css.sort} onClick={() => sortBy(column.id)}>
                {column.title}
                <span aria-hidden="true" className={css.arrow}>{sort === "none" ? "" : sort === "ascending" ? "▴" : "▾"}</span>
              </button>
            </div>
          );
        })}
        {waiting && <span className={css.held} title="Rows stand still while the pointer or the focus is here">order held</span>}
      </div>
      <div ref={scroller} className={css.body} onKeyDown={onKeyDown} role="rowgroup">
        {lines.length === 0 ? (
          <div role="row"><div role="gridcell">{props.empty}</div></div>
        ) : (
          <div role="presentation" style={{ height: virtual.getTotalSize(), position: "relative" }}>
            {virtual.getVirtualItems().map((item) => {
              const line = lines[item.index];
              if (!line) return null;
              if (line.kind === "group") {
                return (
                  <div key={item.key} role="row" className={css.group} style={{ transform: `translateY(${item.start}px)` }}>
                    <div role="gridcell">{props.groupTitle?.(line.group, line.rows) ?? line.group}</div>
                  </div>
                );
              }
              return (
                <Row key={item.key} line={line} index={item.index} start={item.start} columns={template.columns} {...pickRowProps(props)}
                  selected={props.selected === line.row.id} tabbable={item.index === cursorAt} setCursor={setCursor} />
              );
            })}
          </div>
        )}
      </div>
    </div>
  );
}

function pickRowProps<T extends { id: string | number }>(props: BoardProps<T>) {
  const { onOpen, onMenu, rowLabel, toneOf } = props;
  return { onOpen, rowLabel, ...(onMenu ? { onMenu } : {}), ...(toneOf ? { toneOf } : {}) };
}

interface RowProps<T extends { id: string | number }> {
  line: Extract<Line<T>, { kind: "row" }>;
  index: number;
  start: number;
  columns: readonly Column<T>[];
  selected: boolean;
  tabbable: boolean;
  setCursor: (id: T["id"]) => void;
  onOpen: (row: T) => void;
  onMenu?: (row: T, at: DOMRect) => void;
  rowLabel: (row: T) => string;
  toneOf?: (row: T) => string | undefined;
}

function RowView<T extends { id: string | number }>({ line, index, start, columns, selected, tabbable, setCursor, onOpen, onMenu, rowLabel, toneOf }: RowProps<T>) {
  const { row } = line;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-label={rowLabel(row)}
      data-index={index}
      data-first={tabbable ? "" : undefined}
      data-look={toneOf?.(row)}
      data-ended={line.ended ? "" : undefined}
      tabIndex={tabbable ? 0 : -1}
      className={css.row}
      style={{ transform: `translateY(${start}px)` }}
      onFocus={() => setCursor(row.id)}
      onClick={() => onOpen(row)}
      onContextMenu={(event) => {
        if (!onMenu) return;
        event.preventDefault();
        onMenu(row, new DOMRect(event.clientX, event.clientY, 1, 1));
      }}
    >
      {columns.map((column) => (
        <div key={column.id} role="gridcell" className={css.cell} data-end={column.end ? "" : undefined}>{column.show(row)}</div>
      ))}
    </div>
  );
}

const Row = memo(RowView, (before, after) =>
  before.line.row === after.line.row && before.line.ended === after.line.ended && before.index === after.index && before.start === after.start &&
  before.columns === after.columns && before.selected === after.selected && before.tabbable === after.tabbable && before.onOpen === after.onOpen,
) as typeof RowView;

function compare(a: { getValue: (id: string) => unknown }, b: { getValue: (id: string) => unknown }, id: string): number {
  const x = a.getValue(id);
  const y = b.getValue(id);
  return typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y), "en", { numeric: true });
}

/// Which columns fit, from the board's own width, so that a board in its own window shows more.
function useTemplate<T>(scroller: { current: HTMLElement | null }, columns: readonly Column<T>[], zoom: number) {
  const [width, setWidth] = useState(100);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.round(entry.contentRect.width / (10 * zoom)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, zoom]);
  return useMemo(() => {
    const shown = columns.filter((column) => (column.from ?? 0) <= width);
    return { columns: shown, tracks: shown.map((column) => column.width).join(" ") };
  }, [columns, width]);
}
