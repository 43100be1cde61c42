import { Link } from 'react-router';
import type { Policy } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { DateText } from '../parts/date-text.tsx';
import { Section } from '../parts/page.tsx';
import classes from './home.module.css';

/** Which version of each policy decides now, since when, and what is drafted beside it. */
export function Policies() {
  const { data } = useResource<{ items: Policy[] }>('/api/policies');
  const items = data?.body.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section title="Policy" aside={<Link to="/policy">All</Link>}>
      <ul className={classes.news}>
        {items.map(({ policy, governing, versions }) => {
          const inForce = versions.find((version) => version.inForce);
          const drafts = versions.filter(({ status }) => status === 'draft').length;
          return (
            <li key={policy}>
              <Link to={inForce ? `/policy/${encodeURIComponent(policy)}/${inForce.version}` : '/policy'}>
                {policy}
              </Link>
              <span className={classes.when}>
                {inForce ? <DateText value={inForce.effectiveFrom} ago /> : 'not in force'}
              </span>
              <span className={classes.about}>
                {[
                  ...(inForce ? [`version ${inForce.version} in force`] : []),
                  ...(governing ? ['decides the route of every deal'] : []),
                  ...(drafts > 0 ? [drafts === 1 ? 'one draft' : `${drafts} drafts`] : []),
                ].join(' · ')}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
