import classes from './imported.module.css';

/** Marks a deal whose offer is for a lead user. */
export const LeadUser = () => (
  <span className={classes.tag} title="The offer is for a lead user, with use case and sponsor">
    lead user
  </span>
);
