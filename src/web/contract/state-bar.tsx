import { stateWords } from '../parts/state-words.ts';
import classes from './state-bar.module.css';

const way = [
  ['draft', 'Draft'],
  ['issued', 'Out for signature'],
  ['awaitingConfirmation', 'Signed copy to confirm'],
  ['signed', 'Signed'],
] as const;

/** Where the contract stands on its way to signature; one that ended elsewhere says so at the end. */
export function StateBar({ state }: { state: string }) {
  const at = way.findIndex(([name]) => name === state);
  const ended = at < 0;
  return (
    <ol className={classes.bar} aria-label="Way to signature">
      {way.map(([name, word], index) => (
        <li
          key={name}
          className={classes.step}
          data-status={ended ? undefined : statusOf(index, at)}
          aria-current={index === at ? 'step' : undefined}
        >
          {word}
        </li>
      ))}
      {ended && (
        <li className={classes.step} data-status="failed" aria-current="step">
          {stateWords(state).word}
        </li>
      )}
    </ol>
  );
}

// The last step is not under way when it is reached: it is done.
function statusOf(index: number, at: number): string | undefined {
  if (index < at || (index === at && at === way.length - 1)) return 'done';
  return index === at ? 'current' : undefined;
}
