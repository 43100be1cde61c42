import classes from './imported.module.css';

/** Marks a deal as history from another system. */
export const Imported = () => (
  <span className={classes.tag} title="History from another system: nothing can be done to it">
    imported
  </span>
);
