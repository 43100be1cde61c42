import { NativeSelect } from '@mantine/core';
import { useSearchParams } from 'react-router';
import type { Change, Quote, QuoteVersionRow } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { DateText } from '../parts/date-text.tsx';
import { Difference } from '../parts/difference.tsx';
import { VersionFigures } from '../parts/derivation/version-figures.tsx';
import { Figure } from '../parts/figure.tsx';
import { MoneyText } from '../parts/money-text.tsx';
import { Section } from '../parts/page.tsx';
import { Person } from '../parts/person.tsx';
import { RatioText } from '../parts/ratio-text.tsx';
import { CloneQuote } from '../parts/reoffer.tsx';
import classes from './quote-panel.module.css';
import { RestoreVersion } from './restore-version.tsx';

/** How the offer came to be what it is: every version with a way back to it, and what differs between any two. */
export function Versions({ quote, etag }: { quote: Quote; etag: string | undefined }) {
  const { id: quoteId, version: latest, available } = quote;
  const [search, setSearch] = useSearchParams();
  const from = Number(search.get('from') ?? latest - 1);
  const to = Number(search.get('to') ?? latest);
  const versions = useResource<{ items: QuoteVersionRow[] }>(`/api/quotes/${quoteId}/versions`);
  const difference = useResource<{ changes: Change[] }>(`/api/quotes/${quoteId}/difference?from=${from}&to=${to}`, {
    keep: true,
  });
  const choose = (name: 'from' | 'to', value: string) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        after.set(name, value);
        return after;
      },
      { replace: true, preventScrollReset: true },
    );
  const numbers = Array.from({ length: latest }, (_, index) => String(index + 1));
  return (
    <Section title="Versions">
      <table className={classes.versions} aria-label="Versions">
        <thead>
          <tr>
            <th scope="col">Version</th>
            <th scope="col">By</th>
            <th scope="col">Submitted</th>
            <th scope="col" data-align="right">
              TCV
            </th>
            <th scope="col" data-align="right">
              Discount
            </th>
            <th scope="col">Go on from it</th>
          </tr>
        </thead>
        <tbody>
          {versions.data?.body.items.map(({ version, createdBy, submittedBy, submittedAt, measures }) => (
            <tr key={version}>
              <th scope="row">{version}</th>
              <td>
                <Person who={submittedBy ?? createdBy} />
              </td>
              <td>{submittedAt ? <DateText value={submittedAt} ago /> : 'not yet'}</td>
              <td data-align="right">
                {measures && (
                  <VersionFigures quoteId={quoteId} version={version}>
                    <Figure measure="tcv">
                      <MoneyText value={measures.tcv} whole />
                    </Figure>
                  </VersionFigures>
                )}
              </td>
              <td data-align="right">
                {measures && (
                  <VersionFigures quoteId={quoteId} version={version}>
                    <Figure measure="effectiveDiscount">
                      <RatioText value={measures.effectiveDiscount} />
                    </Figure>
                  </VersionFigures>
                )}
              </td>
              <td className={classes.again}>
                {version < latest && (
                  <>
                    <RestoreVersion quote={quote} etag={etag} version={version} />
                    <CloneQuote available={available} quoteId={quoteId} version={version} />
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes.compare}>
        <span>What differs from version</span>
        <NativeSelect
          aria-label="From version"
          data={numbers}
          value={String(from)}
          onChange={(event) => choose('from', event.currentTarget.value)}
        />
        <span>to</span>
        <NativeSelect
          aria-label="To version"
          data={numbers}
          value={String(to)}
          onChange={(event) => choose('to', event.currentTarget.value)}
        />
      </div>
      {difference.data && <Difference changes={difference.data.body.changes} between={{ quoteId, from, to }} />}
    </Section>
  );
}
