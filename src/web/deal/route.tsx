import { Link } from 'react-router';
import type { Approval, Deal, Quote } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { DateText } from '../parts/date-text.tsx';
import { Section } from '../parts/page.tsx';
import { State } from '../parts/state.tsx';
import { StepsList } from '../parts/steps-list.tsx';
import classes from './deal.module.css';

/** Who has to agree to the quote's submitted version, and how far that is. */
export function Route({ deal, quote }: { deal: Deal; quote: Quote | undefined }) {
  const latest = deal.approvals.toSorted((a, b) => b.submittedAt.localeCompare(a.submittedAt))[0];
  const approval = useResource<Approval>(latest ? `/api/approvals/${latest.id}` : null);
  const shown = approval.data?.body;
  if (!latest && quote?.assessment?.review === 'standard') {
    return (
      <Section title="Approval">
        <State of="standard" word="Within the rules: nobody had to be asked" />
      </Section>
    );
  }
  if (!latest || !shown) return null;
  return (
    <Section
      title="Approval"
      aside={
        <span className={classes.beneath}>
          <State of={shown.state} />
          <Link to={`/approvals/${shown.id}`}>Details</Link>
        </span>
      }
    >
      <p className={classes.muted} style={{ marginBottom: 10 }}>
        Version {shown.quote.version}, asked by {shown.submittedBy.name} <DateText value={shown.submittedAt} ago />
        {deal.approvals.length > 1 && `; ${deal.approvals.length - 1} earlier`}
      </p>
      <StepsList steps={shown.steps} />
    </Section>
  );
}
