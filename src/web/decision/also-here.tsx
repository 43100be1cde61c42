import { Tooltip } from '@mantine/core';
import { initials } from '../parts/formats.ts';
import classes from './also-here.module.css';
import { usePresence } from './use-presence.ts';

/** Who else has this request open just now. */
export function AlsoHere({ approvalId }: { approvalId: string }) {
  const people = usePresence(approvalId);
  if (people.length === 0) return null;
  const names = new Intl.ListFormat('en').format(people.map(({ name }) => name));
  return (
    <Tooltip label={`Also here: ${names}`}>
      <span className={classes.here}>
        {people.slice(0, 4).map(({ id, name }) => (
          <span key={id} className={classes.person} aria-hidden="true">
            {initials(name)}
          </span>
        ))}
        <span className={classes.words}>
          {people.length === 1 ? `${people[0]?.name} is here too` : `${people.length} others are here`}
        </span>
      </span>
    </Tooltip>
  );
}
