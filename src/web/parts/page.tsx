import { Group, Skeleton, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './page.module.css';

interface PageProps {
  /** Names the page in the browser's tab and as its first heading. */
  title: string;
  /** Shown instead of the plain title, when it needs more than words. */
  heading?: ReactNode;
  /** Below the title: who, what, since when. */
  beneath?: ReactNode;
  /** Right of the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** The frame of every screen: title, what can be done, content. */
export function Page({ title, heading, beneath, actions, children }: PageProps) {
  return (
    <div className={classes.page}>
      <title>{`${title} · Countersign`}</title>
      <header className={classes.head}>
        <div className={classes.titles}>
          <h1 className={classes.title}>{heading ?? title}</h1>
          {beneath && <div className={classes.beneath}>{beneath}</div>}
        </div>
        {actions && <Group gap={8}>{actions}</Group>}
      </header>
      {children}
    </div>
  );
}

/** A titled part of a page. `aside` stands right of its title. */
export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <header className={classes.sectionHead}>
        <h2>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}

/** The shape of a page before it is there. */
export function PageLoading() {
  return (
    <Stack component="output" gap={12} p="md" aria-busy="true" aria-label="Loading">
      <Skeleton height={24} width={260} />
      <Skeleton height={14} width={420} maw="90%" />
      <Skeleton height={180} mt={8} />
      <Skeleton height={120} />
    </Stack>
  );
}
