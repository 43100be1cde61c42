import { Link } from 'react-router';
import { hidden } from '../../domain/confidentiality.ts';
import type { ApprovalRow } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { RequestFigure } from '../inbox/request-figure.tsx';
import { DateText } from '../parts/date-text.tsx';
import { Due } from '../parts/due.tsx';
import { MoneyText } from '../parts/money-text.tsx';
import { Section } from '../parts/page.tsx';
import { RatioText } from '../parts/ratio-text.tsx';
import classes from './home.module.css';

/** The first of the decisions that wait, with enough to know which to open. */
export function Decisions({ count, late }: { count: number; late: number }) {
  const inbox = useResource<{ items: ApprovalRow[]; next: string | null }>(
    '/api/approvals?mine=true&snoozed=false&limit=6',
  );
  const rows = inbox.data?.body.items ?? [];
  if (rows.length === 0) return null;
  return (
    <Section
      title={count === 1 ? 'One decision waits on you' : `${count} decisions wait on you`}
      aside={
        <span>
          {late > 0 && (
            <Link to="/approvals?mine=true&overdue=true" className={classes.late}>
              {late} overdue
            </Link>
          )}
          <Link to="/approvals">All</Link>
        </span>
      }
    >
      <ul className={classes.decisions}>
        {rows.map((row) => (
          <li key={row.step?.id ?? row.id} className={classes.decision}>
            <Link to={`/approvals/${row.id}`}>
              {row.account.name}: {row.deal.name}
            </Link>
            <span className={classes.numbers}>
              <RequestFigure row={row} measure="tcv">
                <MoneyText value={row.tcv} whole />
              </RequestFigure>
              {row.discount !== null && (
                <span>
                  <RequestFigure row={row} measure="discount">
                    <RatioText value={row.discount} />
                  </RequestFigure>{' '}
                  off
                </span>
              )}
              {row.margin !== null && row.margin !== hidden && (
                <span>
                  margin{' '}
                  <RequestFigure row={row} measure="margin">
                    <RatioText value={row.margin} />
                  </RequestFigure>
                </span>
              )}
            </span>
            <span className={classes.because}>{row.because.join(' · ')}</span>
            <span className={classes.asked}>
              {row.dueAt || row.heldAt ? <Due {...row} /> : <DateText value={row.openedAt ?? row.submittedAt} ago />}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
