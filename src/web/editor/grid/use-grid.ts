import {
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useRef,
} from 'react';
import { withChosen, withDuplicates, withField, withMoved, withoutLines } from '../edits.ts';
import { linesIn, wholeLines } from '../copied-lines.ts';
import { isChoice, isOutside } from '../structure/marks-of.ts';
import { copiedRows, isTable } from '../pasted-rows.ts';
import { tabbed } from './cursor.ts';
import type { GridTask } from './grid-task.ts';
import { type Asked, askedBy } from './keys.ts';
import { useCursor } from './use-cursor.ts';
import { useOpenCell } from './use-open-cell.ts';

/** What keys, clipboard and pointer do to the lines, from where the cursor stands. */
export function useGrid(frame: RefObject<HTMLDivElement | null>, task: GridTask, scrollTo: (row: number) => void) {
  const { lines, columns, onChange, onPasteTable, onPasteLines, onExplain, goTo } = task;
  const cursor = useCursor(frame, task, scrollTo);
  const { here, rows, isSelecting, line, column, go } = cursor;
  const cell = useOpenCell(frame, task, cursor);
  // After Escape the next Tab leaves the lines, so that the keyboard is never caught in them.
  const leaving = useRef(false);

  useEffect(() => {
    const place = goTo ? lines.findIndex(({ id }) => id === goTo.line) : -1;
    const of = columns.findIndex(({ key }) => key === goTo?.column);
    if (place >= 0) go({ row: place, column: Math.max(of, 0) });
    // Once for every place that is asked for, not whenever the lines change.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [goTo]);

  const fillRows = (text: string) => {
    const field = column?.field;
    if (field) onChange?.((draft) => withField(draft, rows, field, text));
  };

  const change = (asked: Asked) => {
    switch (asked.kind) {
      case 'replace':
        return cell.open(asked.text, true);
      case 'add':
        return cell.addAt(Math.min(here.row + 1, lines.length));
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
        if (isSelecting && rows.to > rows.from && column?.field)
          return fillRows(lines[rows.from]?.[column.field] ?? '');
        onChange?.((draft) => withDuplicates(draft, rows));
        return go({ ...here, row: rows.to + 1 });
      case 'shift':
        if (asked.by === 1 ? rows.to >= lines.length - 1 : rows.from <= 0) return undefined;
        onChange?.((draft) => withMoved(draft, rows, asked.by));
        return cursor.shift(asked.by);
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
      if (asked.kind === 'move') cursor.move(asked.move, asked.extend);
      else if (asked.kind === 'all') cursor.selectAll();
      else if (asked.kind === 'edit') cell.openAsIs();
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
      cell.close();
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
      const pressed = target.closest<HTMLElement>('[data-row]');
      if (!pressed || target.tagName === 'INPUT') return;
      const { row, column: of } = pressed.dataset;
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
      if (again && !target.closest('[data-explains]')) cell.openAsIs();
    },
    onClick({ target, shiftKey }: MouseEvent) {
      const figure = (target as Element).closest<HTMLElement>('[data-explains]');
      const of = lines[Number(figure?.closest<HTMLElement>('[data-row]')?.dataset.row)];
      if (figure && of && !shiftKey) onExplain({ line: of.id, measure: figure.dataset.explains ?? 'net' });
    },
  };
  return {
    here,
    rows: isSelecting ? rows : undefined,
    line,
    column,
    editing: cell.editing,
    events: cell.events,
    handlers,
    /** The same as by key, for those who point: a line at the end, and what is done to the rows chosen. */
    add: () => cell.addAt(lines.length),
    change,
    structure,
  };
}
