import { Fragment } from 'react';
import type { Totals } from '../api/types.ts';
import { Figure } from './figure.tsx';
import classes from './figure.module.css';
import { isApplicable, measureGroups } from './measure-groups.ts';
import { measureText } from './measure-text.tsx';
import { wordsFor } from './words.ts';

/** Whether a number is still that of what was written before. */
export type IsAwaited = (measure: string) => boolean;

interface Props {
  measures: Totals;
  isAwaited?: IsAwaited | undefined;
}

/** The numbers of a version that say something of it, by what they are asked for; each explains itself. */
export function MeasuresList({ measures, isAwaited }: Props) {
  return (
    <dl className={classes.list}>
      {measureGroups.map(({ title, measures: names }) => {
        const shown = names.filter((name) => isApplicable(name, measures));
        if (shown.length === 0) return null;
        return (
          <Fragment key={title}>
            {shown.map((name, place) => (
              <div key={name} data-lead={leading.has(name)} data-rule={place === 0} data-awaited={isAwaited?.(name)}>
                <dt>{wordsFor(name)}</dt>
                <dd>
                  <Figure measure={name}>{measureText(name, measures)}</Figure>
                </dd>
              </div>
            ))}
          </Fragment>
        );
      })}
    </dl>
  );
}

const leading: ReadonlySet<string> = new Set(['net', 'tcv', 'margin']);
