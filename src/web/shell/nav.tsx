import { Link } from 'react-router';
import icon from '../icon.svg';
import { PlaceLinks } from './place-links.tsx';
import classes from './shell.module.css';

/** The places on the left. */
export function Nav() {
  return (
    <nav className={classes.nav} aria-label="Main">
      <Link to="/" className={classes.brand}>
        <img src={icon} alt="" />
        Countersign
      </Link>
      <PlaceLinks />
    </nav>
  );
}
