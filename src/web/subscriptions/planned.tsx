import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { answerTo } from '../api/client.ts';
import type { ProblemError } from '../api/problem.ts';
import type { PlannedQuote } from '../api/types.ts';
import { dateWords, numberWords } from '../parts/formats.ts';
import { MoneyText } from '../parts/money-text.tsx';
import { PlainTable } from '../parts/plain-table.tsx';

/** What would be charged, asked anew shortly after every change; nothing is saved. */
export function usePlan(path: string, body: object | null) {
  const [asked] = useDebouncedValue(body && JSON.stringify(body), 200);
  const { data, error } = useQuery<PlannedQuote, ProblemError>({
    queryKey: [path, asked],
    enabled: asked !== null,
    queryFn: ({ signal }) => answerTo<PlannedQuote>(path, asked ?? '', signal),
    placeholderData: (former) => former,
    retry: false,
  });
  return { plan: error || body === null ? undefined : data, error: body === null ? null : error };
}

/** The lines and their sum, from when to when. */
export function Plan({ plan }: { plan: PlannedQuote }) {
  if (plan.lines.length === 0) return <p>A draft without lines: say on the quote what is added.</p>;
  return (
    <>
      <p>
        From {dateWords(plan.content.start)} to {dateWords(plan.end)}:
      </p>
      <PlainTable
        label="What it will charge"
        rows={plan.lines.map((line, index) => ({ ...line, index }))}
        rowKey={({ index }) => String(index)}
        columns={[
          { id: 'name', head: 'Product', cell: ({ name }) => name },
          { id: 'quantity', head: 'Units', align: 'right', cell: ({ quantity }) => numberWords(quantity) },
          { id: 'net', head: 'Net', align: 'right', cell: ({ net }) => <MoneyText value={net} /> },
        ]}
        foot={{ name: <strong>Total</strong>, net: <MoneyText value={plan.total} /> }}
      />
      {plan.leftOut.map(({ subject, reason }) => (
        <p key={subject}>
          Left out: {subject}. {reason}
        </p>
      ))}
    </>
  );
}
