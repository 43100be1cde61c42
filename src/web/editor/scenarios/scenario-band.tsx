import { Button } from '@mantine/core';
import { FlaskConical } from 'lucide-react';
import type { Quote } from '../../api/types.ts';
import { useShortcuts } from '../../parts/keyboard.tsx';
import type { Target } from '../target.ts';
import type { Writing } from '../use-writing.ts';
import classes from './scenarios.module.css';
import { useScenarioDeeds } from './use-scenario-deeds.ts';

interface Props {
  quote: Quote;
  scenario: NonNullable<Target['scenario']>;
  writing: Writing;
}

/** Stays in sight while a scenario is written: that this is not the quote, and the way back to it. */
export function ScenarioBand({ quote, scenario, writing }: Props) {
  const { back } = useScenarioDeeds(quote.id, scenario, writing);
  useShortcuts([{ keys: 'q d', does: 'Back to the draft', run: () => void back() }]);
  return (
    <div className={classes.standing} role="note" aria-label="Scenario">
      <FlaskConical size={16} aria-hidden="true" />
      <p>
        <strong>Scenario “{scenario.name}”: not the quote.</strong> Nothing here can be submitted.
      </p>
      <Button variant="white" size="compact-sm" title="q, then d" onClick={() => void back()}>
        Back to the draft
      </Button>
    </div>
  );
}
