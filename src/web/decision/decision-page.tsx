import { Link } from 'react-router';
import type { Approval } from '../api/types.ts';
import { DateText } from '../parts/date-text.tsx';
import { Page } from '../parts/page.tsx';
import { Person } from '../parts/person.tsx';
import { State } from '../parts/state.tsx';
import { ActionBar } from './action-bar.tsx';
import { AlsoHere } from './also-here.tsx';
import { AskCommands } from './ask-commands.tsx';
import { mayAsk } from './ask-others.tsx';
import { Card } from './card.tsx';
import classes from './decision.module.css';
import { ClockCommands } from './clock-commands.tsx';
import { News } from './news.tsx';
import { Standing } from './standing.tsx';
import { StepClock } from './step-clock.tsx';

/** A request on one screen: what is asked of whom and why, what it does, and the decision beneath it all. */
export function DecisionPage({ approval, etag }: { approval: Approval; etag: string | undefined }) {
  const { deal, account, quote, submittedBy, submittedAt, state } = approval;
  const mine = approval.steps.find(({ yours }) => yours);
  const shown = approval.steps.filter(
    ({ status, yours, available }) => status === 'open' && (yours || available.length > 0 || !mine),
  );
  const byKeys =
    shown.find((step) => step.yours && mayAsk(step, 'handOn')) ?? shown.find((step) => mayAsk(step, 'handOn'));
  return (
    <Page
      title={`${deal.number} ${deal.name}`}
      heading={
        <span className={classes.heading}>
          {deal.number} {deal.name} <State of={state} /> <AlsoHere approvalId={approval.id} />
        </span>
      }
      beneath={
        <>
          <Link to={`/deals/${deal.id}`}>{deal.number}</Link> ·{' '}
          <Link to={`/accounts/${account.id}`}>{account.name}</Link> · {account.segment}, {account.region} ·{' '}
          <Link to={`/quotes/${quote.id}`}>
            {quote.number}, version {quote.version}
          </Link>{' '}
          · from <Person who={submittedBy} within /> <DateText value={submittedAt} ago />
        </>
      }
    >
      <News approval={approval} />
      <Standing approval={approval} />
      {shown.map((step) => (
        <section key={step.id} className={classes.clocks} aria-label={`Deadline of ${step.label}`}>
          <StepClock step={step} />
          <ClockCommands step={step} etag={etag}>
            <AskCommands step={step} deal={`${deal.number} ${deal.name}`} byKeys={step === byKeys} />
          </ClockCommands>
        </section>
      ))}
      {approval.card && <Card approval={approval} card={approval.card} isAsked={mine !== undefined} />}
      <ActionBar approval={approval} step={mine} etag={etag} />
      <div className={classes.underBar} />
    </Page>
  );
}
