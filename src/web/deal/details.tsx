import { Link } from 'react-router';
import type { Deal } from '../api/types.ts';
import { DateText } from '../parts/date-text.tsx';
import { Section } from '../parts/page.tsx';
import { RatioText } from '../parts/ratio-text.tsx';
import { wordsFor } from '../parts/words.ts';
import classes from './deal.module.css';

/** What the deal is, apart from its quotes. */
export function Details({ deal }: { deal: Deal }) {
  return (
    <Section title="Deal">
      <dl className={classes.pairs}>
        <dt>Account</dt>
        <dd>
          <Link to={`/accounts/${deal.account.id}`}>{deal.account.name}</Link>
        </dd>
        <dt>Sold by</dt>
        <dd>{deal.seller.name}</dd>
        <dt>Kind</dt>
        <dd>
          {wordsFor(deal.kind)}, {wordsFor(deal.paper).toLowerCase()}
        </dd>
        <dt>Route</dt>
        <dd>
          {wordsFor(deal.routeToMarket)}
          {deal.partner && ` by ${deal.partner.name}`}
          {deal.partnerMargin && (
            <>
              , margin <RatioText value={deal.partnerMargin} digits={2} />
            </>
          )}
        </dd>
        <dt>Closes by</dt>
        <dd>{wordsFor(deal.wayToClose)}</dd>
        <dt>Closes on</dt>
        <dd>
          <DateText value={deal.customerCloseDate} />
        </dd>
        {deal.externalId && (
          <>
            <dt>In the CRM</dt>
            <dd>{deal.externalId}</dd>
          </>
        )}
        <dt>Opened</dt>
        <dd>
          <DateText value={deal.createdAt} />
        </dd>
      </dl>
    </Section>
  );
}
