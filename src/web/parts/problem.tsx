import { Button } from '@mantine/core';
import { ProblemError } from '../api/problem.ts';
import { isWithin, placeWords } from './field-errors.ts';
import classes from './problem.module.css';

interface ProblemProps {
  error: Error | null | undefined;
  /** Pointers that are shown at their fields already. */
  except?: readonly string[];
  again?: () => void;
}

/** Why something did not happen, and what can be done about it. Nothing when there is no error. */
export function Problem({ error, except = [], again }: ProblemProps) {
  if (!error) return null;
  const problem = error instanceof ProblemError ? error : undefined;
  const all = problem?.errors ?? [];
  const errors = all.filter(({ pointer }) => !except.some((shown) => isWithin(pointer, shown)));
  return (
    <div className={classes.problem} role="alert">
      {/* What is wrong with a field is said once: there, or in the list. */}
      {errors.length === 0 && (
        <p>{all.length > 0 ? 'Something written here does not fit: it is marked at its field.' : wordsOf(error)}</p>
      )}
      {errors.length > 0 && (
        <ul>
          {errors.map(({ pointer, message }) => (
            <li key={pointer + message}>
              {message} {placeWords(pointer) && <span className={classes.place}>({placeWords(pointer)})</span>}
            </li>
          ))}
        </ul>
      )}
      {again && (
        <Button variant="default" onClick={again} mt={8}>
          Try again
        </Button>
      )}
    </div>
  );
}

function wordsOf(error: Error): string {
  if (!(error instanceof ProblemError)) return 'Something went wrong on this screen. Reload the page to go on.';
  if (error.status === 412) {
    return `${error.message} The newest state is shown now and what you typed is kept: look at it and send it again.`;
  }
  return error.message;
}
