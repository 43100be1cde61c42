import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import icon from '../icon.svg';
import classes from './sign-in.module.css';

/** What a page looks like before anybody has signed in. */
export function Doorway({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className={classes.page}>
      <title>{`${title} · Countersign`}</title>
      <div className={classes.form}>
        <Stack gap="md">
          <h1 className={classes.brand}>
            <img src={icon} alt="" />
            Countersign
          </h1>
          {children}
        </Stack>
      </div>
    </main>
  );
}
