import { Button } from '@mantine/core';
import classes from './editor.module.css';
import type { DraftLine, FieldErrors } from './draft.ts';
import type { Remedy } from './remedies.ts';
import { wordsFor } from '../parts/words.ts';

interface Props {
  errors: FieldErrors;
  lines: readonly DraftLine[];
  remedies?: Readonly<Record<string, Remedy>>;
  onMend?: (line: string, remedy: Remedy) => void;
  onGoTo: (place: { line: string; column: string }) => void;
}

/** How many are listed; the rest shows when these are mended. */
const most = 6;

/** What keeps the numbers from being worked out, each leading to its cell. */
export function Wrong({ errors, lines, remedies = {}, onMend, onGoTo }: Props) {
  const found = Object.entries(errors);
  if (found.length === 0) return null;
  return (
    <div className={classes.wrong} role="alert">
      <strong>{found.length === 1 ? 'One field has to be mended' : `${found.length} fields have to be mended`}</strong>
      <ul>
        {found.slice(0, most).map(([pointer, message]) => {
          const [, line, column] = /^\/lines\/([^/]+)\/(\w+)/.exec(pointer) ?? [];
          const place = lines.findIndex(({ id }) => id === line);
          if (line === undefined || column === undefined || place < 0) {
            return <li key={pointer}>{`${wordsFor(pointer.split('/').at(-1) ?? '')}: ${message}`}</li>;
          }
          const remedy = remedies[pointer];
          return (
            <li key={pointer}>
              <button type="button" onClick={() => onGoTo({ line, column })}>
                Line {place + 1}, {wordsFor(column).toLowerCase()}
              </button>
              : {message}
              {remedy && onMend && (
                <Button variant="default" size="compact-xs" ml={8} onClick={() => onMend(line, remedy)}>
                  {'add' in remedy ? `Add ${remedy.add}` : `Remove ${remedy.remove}`}
                </Button>
              )}
            </li>
          );
        })}
        {found.length > most && <li>and {found.length - most} more</li>}
      </ul>
    </div>
  );
}
