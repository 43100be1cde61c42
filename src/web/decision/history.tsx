import { Link } from 'react-router';
import { counted } from '../../domain/offer-words.ts';
import type { Approval, ApprovalHistory } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { DealFigure } from '../deals/deal-figure.tsx';
import { DateText } from '../parts/date-text.tsx';
import { MoneyText } from '../parts/money-text.tsx';
import { Section } from '../parts/page.tsx';
import { Person } from '../parts/person.tsx';
import { RatioText } from '../parts/ratio-text.tsx';
import { State } from '../parts/state.tsx';
import { Worked } from '../parts/worked.tsx';
import classes from './decision.module.css';

const usualFormula =
  'Discounts of the other requests of the last 12 months that were approved and that you may see, in order: the middle one';

/** What went before with this customer and this rep: context as it is now, not kept with the decision. */
export function History({ approval: { id, account, owner } }: { approval: Approval }) {
  const { data } = useResource<ApprovalHistory>(`/api/approvals/${id}/history`);
  if (!data) return null;
  const { account: theirs, rep } = data.body;
  const { last } = theirs;
  const decided = rep.approved + rep.returned + rep.rejected;
  return (
    <Section title="What went before" aside={<span className={classes.muted}>As of now</span>}>
      <p className={classes.before}>
        <Link to={`/accounts/${account.id}`}>{account.name}</Link>:{' '}
        {theirs.deals === 0
          ? 'no other deal.'
          : `${theirs.deals} other ${theirs.deals === 1 ? 'deal' : 'deals'}, ${theirs.won} won, ${theirs.lost} lost.`}
      </p>
      {last && (
        <p className={classes.before}>
          Last: <Link to={`/deals/${last.id}`}>{`${last.number} ${last.name}`}</Link> <State of={last.stage} />,{' '}
          <DealFigure deal={last} measure="tcv" value={last.tcv}>
            <MoneyText value={last.tcv} whole />
          </DealFigure>
          {last.discount !== null && (
            <>
              ,{' '}
              <DealFigure deal={last} measure="discount" value={last.discount}>
                <RatioText value={last.discount} />
              </DealFigure>{' '}
              off
            </>
          )}
          {last.termMonths !== null && `, ${counted(last.termMonths, 'month')}`}
          {last.decision && (
            <>
              ; <State of={last.decision.decision} /> by <Person who={last.decision.by} within />,{' '}
              <DateText value={last.decision.at} ago />
            </>
          )}
        </p>
      )}
      <p className={classes.before}>
        <Link to={`/deals?owner=${owner.id}`}>{owner.name}</Link>, last 12 months:{' '}
        {decided === 0
          ? 'no other request decided.'
          : `${rep.approved} approved, ${rep.returned} returned, ${rep.rejected} rejected`}
        {rep.usualDiscount !== null && (
          <>
            , usually{' '}
            <Worked what="Usual discount" formula={usualFormula} steps={[`The middle one of ${rep.approved}`]}>
              <RatioText value={rep.usualDiscount} />
            </Worked>{' '}
            off
          </>
        )}
      </p>
    </Section>
  );
}
