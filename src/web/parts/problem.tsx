import { Button } from '@mantine/core';
import { ProblemError } from '../api/problem.ts';
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
  const errors = problem?.errors.filter(({ pointer }) => !except.includes(pointer)) ?? [];
  return (
    <div className={classes.problem} role="alert">
      <p>{wordsOf(error)}</p>
      {errors.length > 0 && (
        <ul>
          {errors.map(({ pointer, message }) => (
            <li key={pointer + message}>
              {message} {pointer && <code>{pointer}</code>}
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
