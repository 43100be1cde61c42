import type { Deal } from '../api/types.ts';
import { justificationFields } from '../deals/deal-fields.tsx';
import { Section } from '../parts/page.tsx';
import classes from './deal.module.css';

/** Why this deal, now, at this price: what approvers read first. */
export function Justification({ justification }: { justification: Deal['justification'] }) {
  const said = justificationFields.filter(([name]) => justification[name]);
  return (
    <Section title="Justification">
      {said.length === 0 ? (
        <p className={classes.muted}>Nothing is written yet; approvers will look for it here.</p>
      ) : (
        <dl className={classes.said}>
          {said.map(([name, label]) => (
            <div key={name}>
              <dt>{label}</dt>
              <dd>{justification[name]}</dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  );
}
