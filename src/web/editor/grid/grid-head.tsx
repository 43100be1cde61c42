/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the virtualiser places rows itself, which table elements do not allow */
import { type Column, staying } from './columns.ts';
import classes from './grid.module.css';

/** The titles above the lines; they stay in sight. */
export function GridHead({ columns }: { columns: readonly Column[] }) {
  return (
    <div role="rowgroup" className={classes.headGroup}>
      <div role="row" aria-rowindex={1} className={classes.head}>
        <div role="columnheader" aria-colindex={1} className={`${classes.title} ${classes.right}`}>
          #
        </div>
        {columns.map(({ key, title, align }, index) => (
          <div
            key={key}
            role="columnheader"
            aria-colindex={index + 2}
            className={align === 'right' ? `${classes.title} ${classes.right}` : classes.title}
            {...staying(columns, index)}
          >
            {title}
          </div>
        ))}
      </div>
    </div>
  );
}
