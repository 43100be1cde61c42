import type { ReactNode } from 'react';
import classes from './page-heading.module.css';

/** The name of what a page is about, what it is worth, and last, smaller, where it stands. */
export const PageHeading = ({ children }: { children: ReactNode }) => (
  <span className={classes.heading}>{children}</span>
);
