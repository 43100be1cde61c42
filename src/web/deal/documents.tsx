import type { DocumentRow } from '../api/types.ts';
import { DateText } from '../parts/date-text.tsx';
import { Section } from '../parts/page.tsx';
import { State } from '../parts/state.tsx';
import { wordsFor } from '../parts/words.ts';
import classes from './deal.module.css';

/** The papers that were printed, newest first, each to be kept as a file once it is ready. */
export function Documents({ documents }: { documents: readonly DocumentRow[] }) {
  return (
    <Section title="Documents">
      {documents.length === 0 && <p className={classes.muted}>Proposals and contracts appear here when printed.</p>}
      <ul className={classes.rows}>
        {documents.map((document) => (
          <li key={document.id}>
            <span>
              {document.status === 'ready' ? (
                <a href={`/api/documents/${document.id}/content`} download>
                  {nameOf(document)}
                </a>
              ) : (
                nameOf(document)
              )}
              <br />
              <span className={classes.muted}>
                version {document.quoteVersion}, <DateText value={document.requestedAt} ago />
                {document.pages !== null && `, ${document.pages} ${document.pages === 1 ? 'page' : 'pages'}`}
              </span>
            </span>
            {document.draft && document.status === 'ready' ? (
              <State of="draft" word="Draft, not an offer" />
            ) : (
              <State of={document.status} />
            )}
            {document.error && <span className={classes.error}>{document.error}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

const nameOf = ({ kind, number, ordinal }: DocumentRow) =>
  `${wordsFor(kind)} ${number}${ordinal > 1 ? ` (${ordinal})` : ''}`;
