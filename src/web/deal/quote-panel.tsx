import { Button, Group } from '@mantine/core';
import { Link } from 'react-router';
import { structureWords } from '../../domain/offer-words.ts';
import type { Deal, Quote, QuoteRow } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { OverTimeOnDemand } from '../editor/over-time/version-over-time.tsx';
import { Empty } from '../parts/empty.tsx';
import { FileButton } from '../parts/export-button.tsx';
import { Section } from '../parts/page.tsx';
import { PackageSection } from '../parts/package-section.tsx';
import { Problem } from '../parts/problem.tsx';
import { State } from '../parts/state.tsx';
import { Structure } from '../parts/structure.tsx';
import { Waterfall } from '../parts/waterfall.tsx';
import { VersionFigures } from '../parts/derivation/version-figures.tsx';
import { KeyMeasures } from './key-measures.tsx';
import { FromSubscription } from './from-subscription.tsx';
import { OpenQuote } from './open-quote.tsx';
import { QuoteCommands } from './quote-commands.tsx';
import classes from './quote-panel.module.css';
import { Route } from './route.tsx';
import { Validity } from './validity.tsx';
import { Versions } from './versions.tsx';

interface QuotePanelProps {
  deal: Deal;
  dealEtag: string | undefined;
  /** The quote that is looked at; undefined: the deal has none. */
  quote: QuoteRow | undefined;
}

/** The quote in short: what it is worth, what can be done with it, who has to agree, how it came to be. */
export function QuotePanel({ deal, dealEtag, quote: row }: QuotePanelProps) {
  const quote = useResource<Quote>(row ? `/api/quotes/${row.id}` : null);
  if (!row) {
    return (
      <Section title="Quote">
        <Empty
          title="No quote yet"
          action={
            <Group justify="center" gap={8}>
              <OpenQuote deal={deal} etag={dealEtag} />
              <FromSubscription deal={deal} />
            </Group>
          }
        >
          A quote says what is offered at which price and terms; everything else follows from it.
        </Empty>
      </Section>
    );
  }
  return (
    <>
      <section className={classes.panel} aria-label={`Quote ${row.number}`}>
        <header className={classes.head}>
          <h2>
            <Link to={`/quotes/${row.id}`}>Quote {row.number}</Link>
          </h2>
          <span>version {row.version}</span>
          <State of={row.state} />
          <span className={classes.commands}>
            {row.measures && <FileButton path={`/api/quotes/${row.id}/versions/${row.version}/file`} />}
            {quote.data ? (
              <QuoteCommands quote={quote.data.body} etag={quote.data.etag} deal={deal} />
            ) : (
              <Button component={Link} to={`/quotes/${row.id}`} variant="default">
                Open quote
              </Button>
            )}
          </span>
        </header>
        <Problem error={quote.error} again={() => void quote.refetch()} />
        {row.measures ? (
          <VersionFigures quoteId={row.id} version={row.version}>
            <div className={classes.numbers}>
              <KeyMeasures measures={row.measures} risk={quote.data?.body.risk ?? null} />
              <Waterfall steps={row.measures.waterfall} />
            </div>
          </VersionFigures>
        ) : (
          <p className={classes.none}>Nothing is on it yet: add products in the quote to see what it is worth.</p>
        )}
        {quote.data && <Structure words={structureOf(quote.data.body)} />}
        {quote.data && <Validity quote={quote.data.body} etag={quote.data.etag} />}
        <OtherQuotes quotes={deal.quotes} shown={row.id} />
      </section>
      {row.measures && <OverTimeOnDemand key={`${row.id} ${row.version}`} quoteId={row.id} version={row.version} />}
      {quote.data?.body.content.package !== undefined && <PackageSection quote={row} />}
      <Route deal={deal} quote={quote.data?.body} />
      {quote.data && quote.data.body.version > 1 && <Versions quote={quote.data.body} etag={quote.data.etag} />}
    </>
  );
}

function structureOf({ content, products, figures }: Quote): string[] {
  const named = [
    ...Object.entries(products).map(([sku, { name }]) => [sku, name]),
    ...figures.flatMap(({ agreement }) => (agreement ? [[agreement.id, agreement.name]] : [])),
  ];
  return structureWords(content, Object.fromEntries(named));
}

function OtherQuotes({ quotes, shown }: { quotes: readonly QuoteRow[]; shown: string }) {
  const others = quotes.filter(({ id }) => id !== shown);
  if (others.length === 0) return null;
  return (
    <p className={classes.others}>
      Other quotes:
      {others.map(({ id, number, state }) => (
        <span key={id}>
          <Link to={`?quote=${id}`} preventScrollReset>
            {number}
          </Link>
          <State of={state} />
        </span>
      ))}
    </p>
  );
}
