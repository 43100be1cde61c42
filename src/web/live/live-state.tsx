import { WifiOff } from 'lucide-react';
import { useMe } from '../api/me.ts';
import classes from './live-state.module.css';
import { useLive } from './use-live.ts';

/** Follows what happens, and says quietly when that is not possible for a while. */
export function LiveState() {
  const { lost } = useLive(useMe()?.id);
  return (
    <output className={classes.state}>
      {lost && (
        <span title="The connection that tells this page of changes is lost. Nothing you do is lost with it.">
          <WifiOff size={14} aria-hidden="true" />
          <span>Not live, reconnecting</span>
        </span>
      )}
    </output>
  );
}
