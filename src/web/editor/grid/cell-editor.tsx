import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import classes from './grid.module.css';

/** Where the cursor goes when an edit is finished. */
export type Finish = 'stay' | 'down' | 'up' | 'left' | 'right' | 'next' | 'previous' | 'add';

export interface CellEditorProps {
  label: string;
  initial: string;
  /** Opened by typing over the cell: the arrows finish the edit then. */
  replacing: boolean;
  onTyping: (text: string) => void;
  onDone: (text: string, finish: Finish) => void;
  onCancel: () => void;
}

/** One cell as a field of text. Leaving it by any way but Escape keeps what was typed. */
export function CellEditor({ label, initial, replacing, onTyping, onDone, onCancel }: CellEditorProps) {
  const [text, setText] = useState(initial);
  const input = useRef<HTMLInputElement>(null);
  const over = useRef(false);
  const finish = (how: Finish) => {
    if (over.current) return;
    over.current = true;
    onDone(text, how);
  };
  useEffect(() => {
    input.current?.focus();
    if (!replacing) input.current?.select();
    if (replacing) onTyping(initial);
    // Only when it opens: what is typed later comes through onChange.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  return (
    <input
      ref={input}
      className={classes.input}
      aria-label={label}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        onTyping(currentTarget.value);
      }}
      onBlur={() => finish('stay')}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') {
          over.current = true;
          onCancel();
          return;
        }
        const how = finishOf(event, replacing);
        if (!how) return;
        event.preventDefault();
        finish(how);
      }}
    />
  );
}

export function finishOf(event: KeyboardEvent, arrows: boolean): Finish | undefined {
  if (event.nativeEvent.isComposing) return undefined;
  if (event.key === 'Enter') return event.ctrlKey || event.metaKey ? 'add' : event.shiftKey ? 'up' : 'down';
  if (event.key === 'Tab') return event.shiftKey ? 'previous' : 'next';
  return arrows ? arrowFinish[event.key] : undefined;
}

const arrowFinish: Record<string, Finish> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};
