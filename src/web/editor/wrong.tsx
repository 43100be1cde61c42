import { Button } from '@mantine/core';
import type { DraftLine, FieldErrors } from './draft.ts';
import classes from './editor.module.css';
import { type FieldPlace, fieldPlace } from './field-place.ts';
import type { Remedy } from './remedies.ts';

interface Props {
  errors: FieldErrors;
  lines: readonly DraftLine[];
  remedies: Readonly<Record<string, Remedy>>;
  onMend: (line: string, remedy: Remedy) => void;
  onGoTo: (pointer: string, place: FieldPlace) => void;
}

/** How many are listed; the rest shows when these are mended. */
const most = 6;

/** What keeps the numbers from being worked out, each leading to its field. */
export function Wrong({ errors, lines, remedies, onMend, onGoTo }: Props) {
  const found = Object.entries(errors);
  if (found.length === 0) return null;
  return (
    <div className={classes.wrong} role="alert">
      <strong>{found.length === 1 ? 'One field has to be mended' : `${found.length} fields have to be mended`}</strong>
      <ul>
        {found.slice(0, most).map(([pointer, message]) => {
          const place = fieldPlace(pointer, lines);
          const { line } = place;
          const remedy = remedies[pointer];
          return (
            <li key={pointer}>
              <button type="button" onClick={() => onGoTo(pointer, place)}>
                {place.words}
              </button>
              : {message}
              {remedy && line && (
                <Button variant="default" size="compact-xs" ml={8} onClick={() => onMend(line.id, remedy)}>
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
