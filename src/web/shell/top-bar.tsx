import { spotlight } from '@mantine/spotlight';
import { Search } from 'lucide-react';
import { LiveState } from '../live/live-state.tsx';
import { AccountMenu } from './account-menu.tsx';
import { Bell } from './bell.tsx';
import classes from './shell.module.css';

/** Find anything, what is new, who one is. */
export function TopBar({ onHelp }: { onHelp(): void }) {
  return (
    <header className={classes.bar}>
      <button type="button" className={classes.find} onClick={spotlight.open}>
        <Search size={15} aria-hidden="true" />
        Find anything
        <kbd>{/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      <div className={classes.space} />
      <LiveState />
      <Bell />
      <AccountMenu onHelp={onHelp} />
    </header>
  );
}
