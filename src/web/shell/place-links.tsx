import { VisuallyHidden } from '@mantine/core';
import { NavLink } from 'react-router';
import classes from './shell.module.css';
import { usePlaces } from './use-places.ts';

/** Every place of the person, grouped, with what waits there. */
export function PlaceLinks({ onGo }: { onGo?: () => void }) {
  return usePlaces().map(({ name, places }) => (
    <div key={name} className={classes.group}>
      <h2>{name}</h2>
      <ul>
        {places.map(({ to, name: place, icon: Icon, waiting }) => (
          <li key={to}>
            <NavLink to={to} end={to === '/'} className={classes.place} onClick={onGo}>
              <Icon size={16} aria-hidden="true" />
              {place}
              {waiting > 0 && <Waiting count={waiting} />}
            </NavLink>
          </li>
        ))}
      </ul>
    </div>
  ));
}

/** How much waits, read out as such. */
export function Waiting({ count }: { count: number }) {
  return (
    <span className={classes.count}>
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <VisuallyHidden>{count} waiting</VisuallyHidden>
    </span>
  );
}
