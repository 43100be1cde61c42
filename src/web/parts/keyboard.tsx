/** Single keys: off while somebody types or a dialog is open, switched off altogether by whoever prefers that. */
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { tinykeys } from 'tinykeys';

export interface Shortcut {
  /** As tinykeys writes it: "a", "g d"; "[Shift]+?" where some keyboards need Shift. */
  keys: string;
  /** For the help: "Approve". */
  does: string;
  /** Goes on while the key is held down; any other key does its work once, however long it is held. */
  repeats?: boolean;
  run(): void;
}

interface Keyboard {
  on: boolean;
  switchOn(on: boolean): void;
  /** What works here now, for the help. */
  shortcuts: readonly Shortcut[];
  add(shortcuts: readonly Shortcut[]): () => void;
}

const Context = createContext<Keyboard | null>(null);

interface Props {
  /** As the person has chosen. */
  on: boolean;
  switchOn(on: boolean): void;
  children: ReactNode;
}

/** Holds the switch and what the help lists. Stands around everything that uses useShortcuts. */
export function KeyboardShortcuts({ on, switchOn, children }: Props) {
  const [groups, setGroups] = useState<readonly (readonly Shortcut[])[]>([]);
  const add = useCallback((shortcuts: readonly Shortcut[]) => {
    setGroups((all) => [...all, shortcuts]);
    return () => setGroups((all) => all.filter((one) => one !== shortcuts));
  }, []);
  const keyboard = useMemo(() => ({ on, switchOn, shortcuts: groups.flat(), add }), [on, switchOn, groups, add]);
  return <Context value={keyboard}>{children}</Context>;
}

export function useKeyboard(): Keyboard {
  const keyboard = useContext(Context);
  if (!keyboard) throw new Error('useKeyboard is used outside KeyboardShortcuts');
  return keyboard;
}

/** Makes keys work while the component is shown. What they run may change with every rendering; which they are may too. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const { on, add } = useKeyboard();
  const latest = useRef(shortcuts);
  // With the picture, not after it: a key pressed at once means what is on the screen.
  useLayoutEffect(() => {
    latest.current = shortcuts;
  });
  const names = JSON.stringify(shortcuts.map(({ keys, does, repeats }) => [keys, does, repeats]));
  useLayoutEffect(() => {
    const listed = (JSON.parse(names) as [string, string, boolean | null][]).map(([keys, does, repeats]) => ({
      keys,
      does,
      repeats: repeats === true,
      run: () => latest.current.find((one) => one.keys === keys)?.run(),
    }));
    const forget = add(listed);
    const stop = on ? listen(listed) : undefined;
    return () => {
      stop?.();
      forget();
    };
  }, [names, on, add]);
}

function listen(shortcuts: readonly Shortcut[]): () => void {
  const handlers = shortcuts.map(({ keys, run, repeats }): [string, (event: KeyboardEvent) => void] => [
    keys,
    (event) => {
      event.preventDefault();
      if (repeats || !event.repeat) run();
    },
  ]);
  return tinykeys(window, Object.fromEntries(handlers), { ignore: isElsewhere });
}

// Typing, a held modifier that belongs to the browser, or an open dialog or menu.
function isElsewhere(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return true;
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (target?.isContentEditable || target?.closest('input:not([type=checkbox], [type=radio]), textarea, select'))
    return true;
  return isOpen('[role=dialog][aria-modal=true], [role=menu], [role=listbox]');
}

/** Something that takes the keys for itself is on the screen: closed dialogs may stay in the document, unseen. */
export const isOpen = (selector: string): boolean =>
  [...document.querySelectorAll(selector)].some((one) => one.checkVisibility());
