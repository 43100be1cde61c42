import { Switch } from '@mantine/core';
import { useState } from 'react';
import type { Evaluation, PolicyTable, PolicyVersion } from '../../api/types.ts';
import { Findings } from '../../parts/findings.tsx';
import { Section } from '../../parts/page.tsx';
import { State } from '../../parts/state.tsx';
import { DecisionTable } from '../decision-table.tsx';
import classes from './trial.module.css';

/** What the version says of the inputs: verdict, findings, route, and every table with what it read. */
export function Result({ version, evaluation }: { version: PolicyVersion; evaluation: Evaluation }) {
  const [all, setAll] = useState(false);
  const { findings, route } = evaluation;
  const shown = version.tables.filter((table) => all || speaks(evaluation, table));
  return (
    <>
      <div className={classes.columns}>
        <Section title="Findings">
          <output className={classes.verdict}>
            <Verdict evaluation={evaluation} />
          </output>
          <Findings findings={findings} />
        </Section>
        <Section title="Route">{route.length === 0 ? 'Nobody has to approve.' : <Route route={route} />}</Section>
      </div>
      <Switch
        label={`Show all ${version.tables.length} tables, also those where nothing matches`}
        checked={all}
        onChange={(event) => setAll(event.currentTarget.checked)}
      />
      {shown.map((table) => (
        <Section key={table.name} title={table.name}>
          {evaluation.trace
            .filter((trace) => trace.table === table.name)
            .map((trace) => (
              <div key={trace.line ?? ''}>
                {trace.line !== undefined && <p className={classes.lineName}>Line {trace.line}</p>}
                <DecisionTable table={table} trace={trace} />
              </div>
            ))}
        </Section>
      ))}
    </>
  );
}

function Verdict({ evaluation: { standard, blocked } }: { evaluation: Evaluation }) {
  if (blocked) return <State of="blocked" word="Blocked: it cannot be submitted like this" />;
  if (standard) return <State of="standard" word="Standard: approved at once" />;
  return <State of="needs-review" />;
}

function Route({ route }: { route: Evaluation['route'] }) {
  return (
    <ol className={classes.stages}>
      {route.map((steps, index) => (
        <li key={steps.map(({ label }) => label).join()} className={classes.stage}>
          <span>Stage {index + 1}</span>
          <ul>
            {steps.map(({ label, quorum, rules }) => (
              <li key={label}>
                <strong>{label}</strong>
                {quorum !== 'any' && quorum !== 1 && ` (${quorum === 'all' ? 'everyone' : `${quorum} of them`})`}{' '}
                <span className={classes.rules}>by {rules.join(', ')}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

/** Some row matched or was left open. */
function speaks({ trace }: Evaluation, { name }: PolicyTable): boolean {
  return trace.some(({ table, rows }) => table === name && rows.some(({ match }) => match !== 'not-matched'));
}
