import type { Compared } from '../../domain/measures/change-table.ts';
import { Worked } from './worked.tsx';

/** What is proposed less what is now, with both. */
export function Difference<T>({
  what,
  text,
  compared: { now, proposed, difference },
  said,
}: {
  what: string;
  text: string;
  compared: Compared<T>;
  said: (value: T) => string;
}) {
  if (difference === null) return text;
  const none = 'none';
  const [after, before] = [proposed === null ? none : said(proposed), now === null ? none : said(now)];
  return (
    <Worked
      what={what}
      formula="Proposed − now, of the exact values"
      steps={[`${after} − ${before} = ${said(difference)}`]}
    >
      {text}
    </Worked>
  );
}
