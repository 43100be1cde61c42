import { useEffect } from 'react';
import { isOpen } from '../parts/keyboard.tsx';

/** Ctrl-Z and Ctrl-Y (or Ctrl-Shift-Z) for the whole draft; a field of several lines keeps its own. */
export function useUndoKeys(undo: () => void, redo: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      const asked = (event.ctrlKey || event.metaKey) && (key === 'z' || key === 'y');
      if (!asked || event.defaultPrevented || isOpen('[role=dialog][aria-modal=true]')) return;
      if (event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) redo();
      else undo();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [undo, redo]);
}
