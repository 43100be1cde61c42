import type { DealRow } from '../api/types.ts';
import { DateText } from '../parts/date-text.tsx';
import { LeadUser } from '../parts/lead-user.tsx';
import { Imported } from '../parts/imported.tsx';
import { MoneyText } from '../parts/money-text.tsx';
import { RatioText } from '../parts/ratio-text.tsx';
import { State } from '../parts/state.tsx';
import classes from './deals.module.css';
import { WaitsOn } from './waits-on.tsx';

/** A deal on a phone. */
export function DealCard({ deal }: { deal: DealRow }) {
  return (
    <div className={classes.card}>
      <div className={classes.ends}>
        <span>
          <strong>{deal.name}</strong> {deal.origin === 'imported' && <Imported />}
          {deal.leadUser && <LeadUser />}
        </span>
        <strong>
          <MoneyText value={deal.tcv} whole />
        </strong>
      </div>
      <div className={classes.ends}>
        <span className={classes.since}>
          {deal.number} · {deal.account.name}
        </span>
        <span className={classes.since}>
          {deal.discount !== null && (
            <>
              <RatioText value={deal.discount} /> off
            </>
          )}
        </span>
      </div>
      <div className={classes.ends}>
        <State of={deal.stage} />
        <span className={classes.since}>
          {deal.waitingOn.length > 0 ? <WaitsOn deal={deal} /> : <DateText value={deal.movedAt} ago />}
        </span>
      </div>
    </div>
  );
}
