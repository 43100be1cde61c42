import { Button, Modal, Skeleton } from '@mantine/core';
import { useState } from 'react';
import type { Approval, SeenCard } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { ChangeSection } from '../parts/change-table.tsx';
import { Difference, since } from '../parts/difference.tsx';
import { Findings } from '../parts/findings.tsx';
import { MeasuresList } from '../parts/measures-list.tsx';
import { Section } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { RiskPoints } from '../parts/risk-points.tsx';
import { WaterfallSection } from '../parts/waterfall.tsx';
import { AsksAndGives } from './asks-and-gives.tsx';
import classes from './decision.module.css';
import { Glance } from './glance.tsx';
import { Question } from './question.tsx';

/** What an approver had before their eyes when they decided, as it was kept beside the decision. */
export function WhatTheySaw({ approval, decisionId, name }: { approval: Approval; decisionId: string; name: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="compact-xs" variant="subtle" onClick={() => setOpen(true)}>
        What {name} saw
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={`What ${name} saw`} size="xl">
        {open && <Kept approval={approval} decisionId={decisionId} />}
      </Modal>
    </>
  );
}

function Kept({ approval, decisionId }: { approval: Approval; decisionId: string }) {
  const { data, error, refetch } = useResource<{ items: SeenCard[] }>(`/api/approvals/${approval.id}/seen`);
  if (!data) return error ? <Problem error={error} again={() => void refetch()} /> : <Skeleton height={320} />;
  const kept = data.body.items.find(({ decision }) => decision.id === decisionId);
  if (!kept) return null;
  const { card } = kept;
  return (
    <div className={classes.stack}>
      <Section title="The question">
        <Question approval={approval} card={card} />
        <Glance card={card} />
        <p className={classes.muted}>Terms digest {card.termsHash.slice(0, 12)}</p>
      </Section>
      <Section title="Why">
        <Findings findings={card.because} currency={card.measures.tcvPolicy.currency} risk={card.risk} />
      </Section>
      {card.changed && (
        <Section title={`Changed since version ${card.changed.since}`}>
          <Difference changes={card.changed.changes} between={since(card.changed, approval.quote)} />
        </Section>
      )}
      <Section title="What they ask, what we get">
        <AsksAndGives card={card} />
      </Section>
      {card.change && <ChangeSection change={card.change} />}
      <WaterfallSection steps={card.measures.waterfall} />
      <Section title="Risk">
        <RiskPoints risk={card.risk} />
      </Section>
      <Section title="Numbers">
        <MeasuresList measures={card.measures} />
      </Section>
    </div>
  );
}
