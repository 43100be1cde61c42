import {
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Draft, DraftField, DraftLine } from '../draft.ts';
import {
  emptyLine,
  type Rows,
  withCell,
  withChosen,
  withDuplicates,
  withField,
  withLinesAt,
  withMoved,
  withoutLines,
} from '../edits.ts';
import { linesIn, wholeLines } from '../copied-lines.ts';
import { isChoice, isOutside } from '../structure/marks-of.ts';
import { copiedRows, isTable } from '../pasted-rows.ts';
import type { Finish } from './cell-editor.tsx';
import type { ProductWords } from './product-words.ts';
import { type Column, explainedBy } from './columns.ts';
import { type Cursor, type Editing, type Move, moved, tabbed } from './cursor.ts';
import { type Asked, askedBy } from './keys.ts';
import type { RowEvents } from './row-events.ts';

export interface GridTask {
  lines: readonly DraftLine[];
  columns: readonly Column[];
  /** Undefined: the lines can only be read. */
  onChange?: (next: (draft: Draft) => Draft) => void;
  /** The text in the cell that is being written, before it is one; null when nothing is being written. */
  onTyping?: (typed: { id: string; field: DraftField; text: string } | null) => void;
  onPasteTable?: (text: string, place: number) => void;
  /** Lines as they were copied of this quote or another one. */
  onPasteLines?: (lines: readonly DraftLine[], place: number) => void;
  onPicked?: (sku: string, words: ProductWords, line: string) => void;
  /** Enter or a click on a figure: how it came about. */
  onExplain: (asked: { line: string; measure: string }) => void;
  /** What a line has beside its cells is asked for. */
  onStructure?: (line: string) => void;
  /** The cell to go to, as from an error that names it. */
  goTo?: { line: string; column: string };
}

/** The cursor, the cell that is open, and what keys, clipboard and pointer do to the lines. */
export function useGrid(frame: RefObject<HTMLDivElement | null>, task: GridTask, scrollTo: (row: number) => void) {
  const { lines, columns, onChange, onTyping, onPasteTable, onPasteLines, onExplain, goTo } = task;
  const [cursor, setCursor] = useState<Cursor>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<Editing | null>(null);
  // Where a selection of rows began; the cursor is its other end.
  const [anchor, setAnchor] = useState<number | null>(null);
  // After Escape the next Tab leaves the lines, so that the keyboard is never caught in them.
  const leaving = useRef(false);

  const here: Cursor = {
    row: Math.min(cursor.row, Math.max(lines.length - 1, 0)),
    column: Math.min(cursor.column, columns.length - 1),
  };
  const rows: Rows = rowsBetween(Math.min(anchor ?? here.row, Math.max(lines.length - 1, 0)), here.row);
  const line = lines[here.row];
  const column = columns[here.column];

  const go = (to: Cursor, extend = false) => {
    setAnchor(extend ? (anchor ?? here.row) : null);
    setCursor(to);
    scrollTo(to.row);
    frame.current?.focus({ preventScroll: true });
  };
  const move = (way: Move, extend = false) => go(moved(here, way, lines.length, columns.length), extend);
  const open = (text: string, replacing: boolean) => {
    if (onChange && column?.field && line) setEditing({ text, replacing });
    else if (line && !replacing) onExplain({ line: line.id, measure: explainedBy(column, isOutside(line)) ?? 'net' });
  };
  const openAsIs = () => open(line && column?.field ? line[column.field] : '', false);
  const addAt = (place: number) => {
    onChange?.((draft) => withLinesAt(draft, place, [emptyLine()]));
    setCursor({ row: place, column: 0 });
    scrollTo(place);
    setEditing({ text: '', replacing: false });
  };
  const fill = (text: string) => {
    const field = column?.field;
    if (line && field) onChange?.((draft) => withCell(draft, line.id, field, text));
  };

  const fillRows = (text: string) => {
    const field = column?.field;
    if (field) onChange?.((draft) => withField(draft, rows, field, text));
  };

  const finish = (text: string, how: Finish, typedOn = '') => {
    const field = column?.field;
    setEditing(null);
    onTyping?.(null);
    if (line && field && line[field] !== text) fill(text);
    if (how === 'stay') return;
    if (how === 'add') addAt(here.row + 1);
    else if (how === 'next' || how === 'previous')
      go(tabbed(here, how === 'next' ? 1 : -1, lines.length, columns) ?? here);
    else move(how);
    // What was typed while an answer was awaited belongs to the next cell.
    if (typedOn !== '') setEditing({ text: typedOn, replacing: true });
  };

  // One object for good: rows that are not written in stay as they are while another cell is.
  const latest = useRef({ finish, line, column, onTyping, onPicked: task.onPicked });
  useEffect(() => {
    latest.current = { finish, line, column, onTyping, onPicked: task.onPicked };
  });
  const events = useMemo<RowEvents>(
    () => ({
      onTyping: (text) => {
        const { line: at, column: of, onTyping: tell } = latest.current;
        if (at && of?.field) tell?.({ id: at.id, field: of.field, text });
      },
      onDone: (text, how, typedOn) => latest.current.finish(text, how, typedOn),
      onPicked: (sku, words) => {
        const { line: at, onPicked } = latest.current;
        if (at) onPicked?.(sku, words, at.id);
      },
      onCancel: () => {
        setEditing(null);
        latest.current.onTyping?.(null);
        frame.current?.focus({ preventScroll: true });
      },
    }),
    [frame],
  );

  useEffect(() => {
    const place = goTo ? lines.findIndex(({ id }) => id === goTo.line) : -1;
    const of = columns.findIndex(({ key }) => key === goTo?.column);
    if (place >= 0) go({ row: place, column: Math.max(of, 0) });
    // Once for every place that is asked for, not whenever the lines change.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [goTo]);

  const selectAll = () => {
    setAnchor(0);
    setCursor({ ...here, row: lines.length - 1 });
  };

  const change = (asked: Asked) => {
    switch (asked.kind) {
      case 'replace':
        return open(asked.text, true);
      case 'add':
        return addAt(Math.min(here.row + 1, lines.length));
      case 'clear':
        return fillRows('');
      case 'choose':
        if (line && isChoice(line)) onChange?.((draft) => withChosen(draft, line.id, isOutside(line)));
        return undefined;
      case 'remove':
        onChange?.((draft) => withoutLines(draft, rows));
        return go({ ...here, row: rows.from });
      case 'duplicate':
        // Several rows are filled down from the first, as in a spreadsheet; one alone is doubled.
        if (anchor !== null && rows.to > rows.from && column?.field)
          return fillRows(lines[rows.from]?.[column.field] ?? '');
        onChange?.((draft) => withDuplicates(draft, rows));
        return go({ ...here, row: rows.to + 1 });
      case 'shift': {
        if (asked.by === 1 ? rows.to >= lines.length - 1 : rows.from <= 0) return undefined;
        onChange?.((draft) => withMoved(draft, rows, asked.by));
        if (anchor !== null) setAnchor(anchor + asked.by);
        setCursor({ ...here, row: here.row + asked.by });
        return scrollTo(here.row + asked.by);
      }
      default:
        return undefined;
    }
  };

  const structure = () => {
    if (line) task.onStructure?.(line.id);
  };
  const handlers = {
    onKeyDown(event: KeyboardEvent) {
      const asked = event.target === frame.current ? askedBy(event) : undefined;
      if (!asked) return;
      if (asked.kind === 'tab') {
        const next = leaving.current || !onChange ? undefined : tabbed(here, asked.by, lines.length, columns);
        leaving.current = false;
        if (!next) return;
        event.preventDefault();
        return go(next);
      }
      leaving.current = asked.kind === 'leave';
      event.preventDefault();
      if (asked.kind === 'move') move(asked.move, asked.extend);
      else if (asked.kind === 'all') selectAll();
      else if (asked.kind === 'edit') openAsIs();
      else if (asked.kind === 'structure') structure();
      else if (onChange) change(asked);
    },
    onPaste(event: ClipboardEvent) {
      const whole = linesIn(event.clipboardData.getData(wholeLines));
      if (onChange && whole && event.target === frame.current) {
        event.preventDefault();
        const place = lines.length === 0 ? 0 : rows.to + 1;
        return onPasteLines?.(whole, place);
      }
      const text = event.clipboardData.getData('text/plain');
      const table = isTable(text);
      if (!onChange || text === '' || (!table && event.target !== frame.current)) return;
      event.preventDefault();
      if (!table) return fillRows(text.trim());
      setEditing(null);
      onPasteTable?.(text, lines.length === 0 ? 0 : rows.to + 1);
    },
    onCopy(event: ClipboardEvent) {
      if (event.target !== frame.current || !line) return;
      event.preventDefault();
      const copied = lines.slice(rows.from, rows.to + 1);
      event.clipboardData.setData('text/plain', copiedRows(copied));
      event.clipboardData.setData(wholeLines, JSON.stringify(copied));
    },
    onPointerDown(event: PointerEvent) {
      const target = event.target as Element;
      const cell = target.closest<HTMLElement>('[data-row]');
      if (!cell || target.tagName === 'INPUT') return;
      const { row, column: of } = cell.dataset;
      const at = { row: Number(row), column: Number(of) };
      const again = at.row === here.row && at.column === here.column && document.activeElement === frame.current;
      if (event.shiftKey) {
        event.preventDefault();
        return go(at, true);
      }
      event.preventDefault();
      // Taking the focus ends what is being written in another cell, which keeps it.
      go(at);
      // A figure is opened by the click that follows.
      if (again && !target.closest('[data-explains]')) openAsIs();
    },
    onClick({ target, shiftKey }: MouseEvent) {
      const figure = (target as Element).closest<HTMLElement>('[data-explains]');
      const of = lines[Number(figure?.closest<HTMLElement>('[data-row]')?.dataset.row)];
      if (figure && of && !shiftKey) onExplain({ line: of.id, measure: figure.dataset.explains ?? 'net' });
    },
  };
  return {
    here,
    rows: anchor === null ? undefined : rows,
    line,
    column,
    editing,
    events,
    handlers,
    /** The same as by key, for those who point: a line at the end, and what is done to the rows chosen. */
    add: () => addAt(lines.length),
    change,
    structure,
  };
}

const rowsBetween = (one: number, other: number): Rows => ({ from: Math.min(one, other), to: Math.max(one, other) });
