import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { minorOf } from '../../domain/compensation/commission.ts';
import { money } from '../../domain/money.ts';
import type { QuoteEffect } from '../api/types.ts';
import { Explained } from '../parts/explained.tsx';
import { moneyWords } from '../parts/formats.ts';
import { wordsFor } from '../parts/words.ts';
import classes from './compensation.module.css';

type Attained = Pick<QuoteEffect, 'attained' | 'behind' | 'counted' | 'deals' | 'measure' | 'period'>;

/** What was attained without the deal: the signed deals that it is the sum of, as far as the reader may see them. */
export const AttainedBefore = ({ of }: { of: Attained }) => (
  <Explained what="Attained without this deal" answer={() => <Deals {...of} />}>
    {moneyWords(of.attained, { whole: true })}
  </Explained>
);

function Deals({ attained, behind, counted, deals, measure, period }: Attained) {
  const { currency } = attained;
  const told = behind.reduce((all, { credit }) => all + minorOf(credit.amount, currency), 0n);
  const rest = minorOf(attained.amount, currency) - told;
  const others = counted - behind.length;
  const whose = deals === 'own' ? 'signed' : 'that their people signed';
  return (
    <>
      <h3>Attained without this deal</h3>
      <p>
        {counted === 0
          ? `No other deal was signed in ${period.name}.`
          : `${wordsFor(measure)} of ${counted === 1 ? 'the one deal' : `the ${counted} deals`} ${whose} in ${period.name}, each as far as it is theirs and rounded once, summed`}
      </p>
      {counted > 0 && (
        <table className={classes.deals} aria-label="Deals behind it">
          <tbody>
            {behind.map(({ deal, credit }) => (
              <tr key={deal.id}>
                <th scope="row">
                  <Anchor component={Link} to={`/deals/${deal.id}`} size="sm">
                    {deal.number}
                  </Anchor>{' '}
                  {deal.name}
                </th>
                <td>{moneyWords(credit)}</td>
              </tr>
            ))}
            {others > 0 && (
              <tr>
                <th scope="row">{othersWords(others, behind.length)}</th>
                <td>{moneyWords(money(rest, currency))}</td>
              </tr>
            )}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Attained</th>
              <td>{moneyWords(attained)}</td>
            </tr>
          </tfoot>
        </table>
      )}
    </>
  );
}

const othersWords = (others: number, shown: number): string =>
  `${others} ${shown > 0 ? 'more ' : ''}${others === 1 ? 'deal' : 'deals'}`;
