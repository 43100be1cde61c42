import type { QuoteContent } from '../../domain/offer.ts';
import { type Named, named } from '../names.ts';
import type { Reader } from '../page.ts';

export interface ScenarioRow {
  id: string;
  name: string;
  content: QuoteContent;
  createdBy: Named;
  createdAt: string;
  version: number;
}

/** The scenarios of a quote in the order in which they were kept; or the one that is named. */
export const scenariosOf = (reader: Reader, quoteId: string, id?: string): Promise<ScenarioRow[]> =>
  reader.query<ScenarioRow>(
    `select s.id, s.name, s.content, ${named('p')} as "createdBy", s.created_at as "createdAt", s.version
     from scenario s join person p on p.id = s.created_by
     where s.quote_id = $1 and ($2::uuid is null or s.id = $2) order by s.created_at, s.id`,
    [quoteId, id ?? null],
  );
