import { NavLink } from 'react-router';
import classes from './lists.module.css';

/** Lists that belong together, side by side. */
export function Places({ label, places }: { label: string; places: readonly { to: string; name: string }[] }) {
  return (
    <nav aria-label={label} className={classes.places}>
      {places.map(({ to, name }) => (
        <NavLink key={to} to={to} end>
          {name}
        </NavLink>
      ))}
    </nav>
  );
}
