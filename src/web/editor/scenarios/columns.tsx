import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import type { QuoteContent } from '../../../domain/offer.ts';
import type { Preview, Scenario } from '../../api/types.ts';
import { Figure } from '../../parts/figure.tsx';
import { isApplicable, type ShownMeasure } from '../../parts/measure-groups.ts';
import { measureText } from '../../parts/measure-text.tsx';
import { Problem } from '../../parts/problem.tsx';
import { ScrollBox } from '../../parts/scroll-box.tsx';
import { wordsFor } from '../../parts/words.ts';
import { FiguresOf } from '../figures-of.tsx';
import { Deeds, type DeedsOf } from './deeds.tsx';
import classes from './scenarios.module.css';
import { useWorth } from './use-scenarios.ts';

interface Props extends DeedsOf {
  quoteId: string;
  draft: QuoteContent | null;
  scenarios: readonly Scenario[];
}

/** The draft and up to four scenarios, in their main numbers, findings and route; what differs from the draft is marked. */
export function Columns({ quoteId, draft, scenarios, onTake, onOpen, onReplace, onDiscard }: Props) {
  const [first, second, third, fourth] = scenarios;
  const own = useWorth(quoteId, draft);
  const worths = [
    useWorth(quoteId, first?.content ?? null),
    useWorth(quoteId, second?.content ?? null),
    useWorth(quoteId, third?.content ?? null),
    useWorth(quoteId, fourth?.content ?? null),
  ];
  const columns = scenarios.map((scenario, place) => ({ scenario, worth: worths[place] }));
  const answers = [own.data, ...columns.map(({ worth }) => worth?.data)];
  const rows = main.filter((measure) => answers.some((answer) => answer && isApplicable(measure, answer.measures)));
  const row = (title: string, of: (answer: Preview) => { text: string; node: ReactNode }) => {
    const base = own.data && of(own.data).text;
    return (
      <tr key={title}>
        <th scope="row">{title}</th>
        <td>
          {draft && own.data && (
            <FiguresOf quoteId={quoteId} content={draft}>
              {of(own.data).node}
            </FiguresOf>
          )}
        </td>
        {columns.map(({ scenario, worth }) => {
          const value = worth?.data && of(worth.data);
          return (
            <td key={scenario.id} data-differs={value !== undefined && base !== undefined && value.text !== base}>
              {value && (
                <FiguresOf quoteId={quoteId} content={scenario.content}>
                  {value.node}
                </FiguresOf>
              )}
            </td>
          );
        })}
      </tr>
    );
  };
  return (
    <>
      {scenarios.length > 0 && <p className={classes.sideways}>{sidewaysWords(scenarios.length)}</p>}
      <ScrollBox className={classes.scroll}>
        <table className={classes.table} aria-label="Draft and scenarios">
          <thead>
            <tr>
              <th scope="col">Measure</th>
              <th scope="col">Draft</th>
              {columns.map(({ scenario }) => (
                <th scope="col" key={scenario.id}>
                  {scenario.name} <Badge size="xs">Scenario</Badge>
                  <small>{scenario.createdBy.name}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {row('Lines', ({ figures }) => same(String(figures.length)))}
            {rows.map((measure) =>
              row(wordsFor(measure), ({ measures }) => ({
                text: JSON.stringify(measures[measure]),
                node: <Figure measure={measure}>{measureText(measure, measures)}</Figure>,
              })),
            )}
            {row('What it needs', ({ assessment }) => same(wordsFor(assessment.review)))}
            {row('Findings', ({ assessment }) => listed(assessment.findings.map(({ because }) => because)))}
            {row('Who is asked', ({ assessment }) => listed(assessment.steps.map(({ label }) => label)))}
            {[own, ...worths].some(({ error }) => error) && (
              <tr>
                <th scope="row">Not priced</th>
                <td>{own.error && <Problem error={own.error} />}</td>
                {columns.map(({ scenario, worth }) => (
                  <td key={scenario.id}>{worth?.error && <Problem error={worth.error} />}</td>
                ))}
              </tr>
            )}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">To do</th>
              <td>–</td>
              {columns.map(({ scenario }) => (
                <td key={scenario.id}>
                  <Deeds {...{ scenario, onTake, onOpen, onReplace, onDiscard }} isWhole={draft !== null} />
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </ScrollBox>
    </>
  );
}

/** Where the table is wider than the screen. */
const sidewaysWords = (beside: number): string =>
  beside === 1
    ? 'Swipe sideways: the scenario is beside the draft'
    : `Swipe sideways: ${beside} scenarios are beside the draft`;

const main: readonly ShownMeasure[] = [
  'tcv',
  'acv',
  'arr',
  'netNewArr',
  'firstYear',
  'usageCommitment',
  'list',
  'discount',
  'net',
  'margin',
  'pocketPrice',
  'pocketMargin',
  'daysToCash',
];

const same = (text: string) => ({ text, node: text });
const listed = (names: readonly string[]) => ({
  text: names.join(),
  node:
    names.length === 0 ? (
      '–'
    ) : (
      <ul>
        {[...new Set(names)].map((of) => (
          <li key={of}>{of}</li>
        ))}
      </ul>
    ),
});
