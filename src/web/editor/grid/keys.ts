import type { KeyboardEvent } from 'react';
import { type Move, moveOf } from './cursor.ts';

/** What a key asks of the grid while no cell is being edited. */
export type Asked =
  | { kind: 'move'; move: Move; extend: boolean }
  | { kind: 'all' }
  | { kind: 'tab'; by: 1 | -1 }
  | { kind: 'edit' }
  | { kind: 'replace'; text: string }
  | { kind: 'leave' | 'clear' | 'duplicate' | 'remove' | 'add' | 'structure' | 'choose' }
  | { kind: 'shift'; by: 1 | -1 };

export function askedBy({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): Asked | undefined {
  const command = ctrlKey || metaKey;
  if (altKey && (key === 'ArrowUp' || key === 'ArrowDown')) return { kind: 'shift', by: key === 'ArrowUp' ? -1 : 1 };
  if (altKey) return undefined;
  if (command && key === 'd') return { kind: 'duplicate' };
  if (command && key === 'Backspace') return { kind: 'remove' };
  if (command && key === 'Enter') return { kind: 'add' };
  if (command && key === 'a') return { kind: 'all' };
  const move = moveOf(key, command);
  if (move) return { kind: 'move', move, extend: shiftKey };
  if (command) return undefined;
  if (key === 'Tab') return { kind: 'tab', by: shiftKey ? -1 : 1 };
  if (key === 'Enter' || key === 'F2') return { kind: 'edit' };
  if (key === 'Escape') return { kind: 'leave' };
  if (key === 'Delete' || key === 'Backspace') return { kind: 'clear' };
  if (key === ' ') return { kind: 'structure' };
  // Nothing that can be written in a cell begins with it.
  if (key === '+') return { kind: 'choose' };
  return key.length === 1 ? { kind: 'replace', text: key } : undefined;
}
