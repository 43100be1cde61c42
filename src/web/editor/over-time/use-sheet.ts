import {
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { CellEditorProps, Finish } from '../grid/cell-editor.tsx';
import { type Cursor, type Editing, type Move, moved } from '../grid/cursor.ts';
import { askedBy } from '../grid/keys.ts';
import type { SheetTask } from './sheet-task.ts';
import { tabbedIn, writingsOf } from './sheet-moves.ts';

/** The cursor, the cell that is open, and what keys, clipboard and pointer do to the cells of a sheet. */
export function useSheet(
  frame: RefObject<HTMLDivElement | null>,
  { rows, columns, onWrite, onAdd, onRemove, onExplain, goTo }: SheetTask,
  scrollTo: (row: number) => void,
) {
  const [cursor, setCursor] = useState<Cursor>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<Editing | null>(null);
  // After Escape the next Tab leaves the sheet, so that the keyboard is never caught in it.
  const leaving = useRef(false);
  const here: Cursor = {
    row: Math.min(cursor.row, Math.max(rows.length - 1, 0)),
    column: Math.min(cursor.column, Math.max(columns.length - 1, 0)),
  };
  const cell = rows[here.row]?.cells[here.column];

  const go = (to: Cursor) => {
    setCursor(to);
    scrollTo(to.row);
    frame.current?.focus({ preventScroll: true });
    // Columns scroll sideways beneath the head of their row.
    frame.current
      ?.querySelector(`[data-row="${to.row}"][data-column="${to.column}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  useEffect(() => {
    if (!goTo) return;
    const wrongIn = (row: number) => rows[row]?.cells.findIndex(({ error }) => error !== undefined) ?? -1;
    // What is wrong with all of them shows at one.
    const row = [goTo.row, ...rows.keys()].find((place) => wrongIn(place) >= 0) ?? goTo.row;
    go({ row, column: Math.max(wrongIn(row), 0) });
    frame.current?.scrollIntoView({ block: 'nearest' });
    // Once for every place that is asked for, not whenever the rows change.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [goTo]);
  const move = (way: Move) => go(moved(here, way, rows.length, columns.length));
  const open = (text: string, replacing: boolean) => {
    if (cell?.field) setEditing({ text, replacing });
    else if (cell?.explains && !replacing) onExplain?.(cell.explains);
  };
  const write = (text: string) => {
    if (cell?.field && cell.text !== text) onWrite([{ ...here, text }]);
  };
  const addBehind = (row: number) => {
    if (!onAdd) return;
    onAdd(row);
    go({ row: row + 1, column: 0 });
  };

  const events: Pick<CellEditorProps, 'onDone' | 'onCancel'> = {
    onDone(text: string, how: Finish) {
      setEditing(null);
      write(text);
      if (how === 'stay') return;
      if (how === 'add') addBehind(here.row);
      else if (how === 'next' || how === 'previous') go(tabbedIn(rows, here, how === 'next' ? 1 : -1) ?? here);
      else move(how);
    },
    onCancel() {
      setEditing(null);
      frame.current?.focus({ preventScroll: true });
    },
  };

  const handlers = {
    onKeyDown(event: KeyboardEvent) {
      const asked = event.target === frame.current ? askedBy(event) : undefined;
      if (!asked) return;
      if (asked.kind === 'tab') {
        const next = leaving.current ? undefined : tabbedIn(rows, here, asked.by);
        leaving.current = false;
        if (!next) return;
        event.preventDefault();
        return go(next);
      }
      leaving.current = asked.kind === 'leave';
      if (asked.kind === 'leave') return;
      event.preventDefault();
      if (asked.kind === 'move') move(asked.move);
      else if (asked.kind === 'edit') open(cell?.text ?? '', false);
      else if (asked.kind === 'replace') open(asked.text, true);
      else if (asked.kind === 'clear') write('');
      else if (asked.kind === 'add') addBehind(rows.length === 0 ? -1 : here.row);
      else if (asked.kind === 'remove' && rows.length > 0) onRemove?.(here.row);
    },
    onPaste(event: ClipboardEvent) {
      const text = event.clipboardData.getData('text/plain');
      if (text === '' || event.target !== frame.current) return;
      event.preventDefault();
      const writings = writingsOf(text, here, rows);
      if (writings.length > 0) onWrite(writings);
    },
    onCopy(event: ClipboardEvent) {
      if (event.target !== frame.current || !cell) return;
      event.preventDefault();
      event.clipboardData.setData('text/plain', cell.text);
    },
    onPointerDown(event: PointerEvent) {
      const target = event.target as Element;
      const pressed = target.closest<HTMLElement>('[data-row]');
      if (!pressed || target.tagName === 'INPUT') return;
      const at = { row: Number(pressed.dataset.row), column: Number(pressed.dataset.column) };
      const again = at.row === here.row && at.column === here.column && document.activeElement === frame.current;
      event.preventDefault();
      go(at);
      // A figure is opened by the click that follows.
      if (again && cell?.field) open(cell.text, false);
    },
    onClick({ target }: MouseEvent) {
      const figure = (target as Element).closest('[data-explains]');
      const at = figure?.closest<HTMLElement>('[data-row]')?.dataset;
      const asked = rows[Number(at?.row)]?.cells[Number(at?.column)]?.explains;
      if (asked) onExplain?.(asked);
    },
  };
  return { here, editing, events, handlers };
}
