import { Link } from 'react-router';
import { dealStages } from '../../domain/deal-stage.ts';
import type { Home } from '../api/types.ts';
import { numberWords } from '../parts/formats.ts';
import { MoneyText } from '../parts/money-text.tsx';
import { Section } from '../parts/page.tsx';
import { State } from '../parts/state.tsx';
import classes from './home.module.css';

/** How many deals stand where, and what they are worth in each currency. */
export function Stages({ stages }: { stages: Home['stages'] }) {
  return (
    <Section title="Stages">
      <table className={classes.stages}>
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col">Deals</th>
            <th scope="col">TCV</th>
          </tr>
        </thead>
        <tbody>
          {inOrder(stages).map(({ stage, deals, tcv }) => (
            <tr key={stage}>
              <th scope="row">
                <Link to={`/deals?stage=${stage}`}>
                  <State of={stage} />
                </Link>
              </th>
              <td>{numberWords(String(deals))}</td>
              <td>
                {tcv.map((sum) => (
                  <div key={sum.currency}>
                    <MoneyText value={sum} whole />
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** As a deal passes them, not as the alphabet has them. */
function inOrder(stages: Home['stages']): Home['stages'] {
  const names: readonly string[] = dealStages;
  return stages.toSorted((a, b) => names.indexOf(a.stage) - names.indexOf(b.stage));
}
