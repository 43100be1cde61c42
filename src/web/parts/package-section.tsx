import { Link } from 'react-router';
import type { Money, QuotePackage } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import type { Column } from './column.ts';
import { VersionFigures } from './derivation/version-figures.tsx';
import { Figure } from './figure.tsx';
import { moneyWords, numberWords } from './formats.ts';
import { MoneyText } from './money-text.tsx';
import classes from './package-section.module.css';
import { Section } from './page.tsx';
import { PlainTable } from './plain-table.tsx';
import { State } from './state.tsx';
import { Worked } from './worked.tsx';

type Other = QuotePackage['others'][number];
/** A quote of the package; of the one that is looked at only what it counts. */
type Counted = Pick<Other, 'id' | 'number' | 'version'> & Partial<Other>;

/** The quotes that are judged together with this one, and what they come to; nothing for a quote of no package. */
export function PackageSection({ quote: { id, number, state } }: { quote: Pick<Counted, 'id' | 'number' | 'state'> }) {
  const { data } = useResource<QuotePackage>(`/api/quotes/${id}/package`);
  if (!data || data.body.name === null) return null;
  const { others, unseen, own, ownVersion: version, ownExact, tcv } = data.body;
  const counts = own && ownExact !== null && { tcv: own, exactTcv: ownExact };
  const rows: Counted[] = [{ id, number, version, ...(state && { state }), ...counts }, ...others];
  const title = `Package “${data.body.name}”`;
  const isAlone = others.length === 0 && unseen === 0;
  return (
    <Section title={title}>
      {isAlone ? (
        <p className={classes.said}>No other quote of the customer is in it yet: this one is judged by itself.</p>
      ) : (
        <>
          <PlainTable
            label={title}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            {...(tcv && { foot: { quote: 'Judged together', tcv: <Together rows={rows} tcv={tcv} /> } })}
          />
          <p className={classes.said}>
            {unseen > 0
              ? unseenWords(unseen)
              : 'Each as it stands now, at its own exchange rate; the sum is rounded once.'}
          </p>
        </>
      )}
    </Section>
  );
}

/** What all quotes come to, with what each counts. */
const Together = ({ rows, tcv }: { rows: readonly Counted[]; tcv: Money }) => (
  <Worked
    what="TCV of the package"
    formula="TCV of every quote in the policy currency, each at its own exchange rate, summed and rounded once"
    steps={[
      ...rows.flatMap(({ number, exactTcv }) =>
        exactTcv === undefined ? [] : [`${number}: ${numberWords(exactTcv)} ${tcv.currency}`],
      ),
      `Together ${moneyWords(tcv)}`,
    ]}
  >
    <MoneyText value={tcv} />
  </Worked>
);

const unseenWords = (unseen: number): string =>
  `And ${unseen} that you may not see. All are judged on their sum, which is not shown to you.`;

const columns: Column<Counted>[] = [
  {
    id: 'quote',
    head: 'Quote',
    cell: ({ id, number, deal }) =>
      deal ? (
        <>
          <Link className={classes.whole} to={`/quotes/${id}`}>
            {number}
          </Link>
          <span className={classes.deal}>{deal.name}</span>
        </>
      ) : (
        <>
          <span className={classes.whole}>{number}</span>
          <span className={classes.deal}>this quote</span>
        </>
      ),
  },
  {
    id: 'state',
    head: 'State',
    width: '1%',
    cell: ({ state }) =>
      state && (
        <span className={classes.whole}>
          <State of={state} />
        </span>
      ),
  },
  {
    id: 'tcv',
    head: 'TCV',
    align: 'right',
    width: '1%',
    cell: ({ id, version, tcv }) =>
      tcv ? (
        <VersionFigures quoteId={id} version={version}>
          <Figure measure="tcvPolicy">
            <MoneyText value={tcv} />
          </Figure>
        </VersionFigures>
      ) : (
        <MoneyText value={tcv} />
      ),
  },
];
