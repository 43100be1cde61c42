import type { ReactNode } from 'react';
import classes from './row-card.module.css';

interface RowCardProps {
  title: ReactNode;
  /** Right of the title: usually the state. */
  aside?: ReactNode;
  /** Beneath, quieter; right of it what is compared down the list. */
  children?: ReactNode;
  figure?: ReactNode;
}

/** A row of a list on a phone. */
export function RowCard({ title, aside, children, figure }: RowCardProps) {
  return (
    <div className={classes.card}>
      <div className={classes.line}>
        <span className={classes.title}>{title}</span>
        {aside}
      </div>
      <div className={classes.beneath}>
        <span className={classes.rest}>{children}</span>
        <span className={classes.figure}>{figure}</span>
      </div>
    </div>
  );
}
