import { Button } from '@mantine/core';
import type { Quote } from '../../api/types.ts';
import { Section } from '../../parts/page.tsx';
import type { FieldErrors, Head } from '../draft.ts';
import { LinesOrTime } from '../lines-or-time.tsx';
import { PocketTerms } from './pocket-terms.tsx';
import { QuoteTerms } from './quote-terms.tsx';
import classes from './terms.module.css';

interface Props {
  quote: Quote;
  head: Head;
  errors: FieldErrors;
  /** What stands below: the quote over its time, or its lines. */
  overTime: boolean;
  onOverTime: (shown: boolean) => void;
  onChange: (change: Partial<Head>) => void;
}

/** What holds for the whole quote, and which view of its lines stands below. */
export function TermsSection({ quote, head, errors, overTime, onOverTime, onChange }: Props) {
  return (
    <Section title="Terms" aside={<LinesOrTime label="What is written below" {...{ overTime, onOverTime }} />}>
      <QuoteTerms head={head} packages={quote.packages} errors={errors} onChange={onChange} />
      {head.billing === 'custom' && !overTime && (
        <p className={classes.elsewhere}>
          What is paid when is written under{' '}
          <Button size="compact-xs" variant="default" onClick={() => onOverTime(true)}>
            Over time
          </Button>
        </p>
      )}
      <PocketTerms head={head} errors={errors} onChange={onChange} />
    </Section>
  );
}
