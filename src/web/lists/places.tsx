import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import classes from './lists.module.css';

export interface Place {
  to: string;
  name: string;
  /** How much there is, where that is known. */
  count?: number | undefined;
  /** Whether one is there; by the path unless said. */
  here?: boolean;
}

/** Lists that belong together, side by side. */
export function Places({ label, places }: { label: string; places: readonly Place[] }) {
  const { pathname } = useLocation();
  const nav = useRef<HTMLElement>(null);
  const at = places.findIndex(({ to, here = to === pathname }) => here);
  // On a narrow screen the row is longer than the screen.
  useEffect(() => {
    nav.current?.children[at]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [at]);
  return (
    <nav ref={nav} aria-label={label} className={classes.places}>
      {places.map(({ to, name, count }, index) => (
        <Link key={to} to={to} aria-current={index === at ? 'page' : undefined}>
          {name}
          {count !== undefined && <span className={classes.count}>{count}</span>}
        </Link>
      ))}
    </nav>
  );
}
