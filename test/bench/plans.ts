import type { Desk } from './desk.ts';
import type { FigureRow } from './figures.ts';
import type { Statement } from './statements.ts';

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  Plans?: Plan[];
}

const large = ['deal', 'account', 'instance', 'quote', 'quote_version', 'contract', 'sales_order', 'invoice', 'fact'];
const isLarge = (table: string) => large.includes(table) || table.startsWith('approval_');

/** The indexes that some statements go by, and the large tables that they read from end to end. */
export async function plansOf({ database }: Desk, statements: readonly Statement[]): Promise<FigureRow> {
  const read = statements.filter(
    ({ text }) => /^\s*(select|with)\b/i.test(text) && !/for update|insert into/.test(text),
  );
  const nodes: Plan[] = [];
  for (const { text, values } of read) {
    const [row] = await database.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (format json) ${text}`, values);
    if (row) nodes.push(...flat(row['QUERY PLAN'][0].Plan));
  }
  const whole = nodes
    .filter((node) => node['Node Type'] === 'Seq Scan' && isLarge(node['Relation Name'] ?? ''))
    .map((node) => node['Relation Name'] as string);
  const indexes = nodes.flatMap((node) => node['Index Name'] ?? []).filter((name) => !name.endsWith('_pkey'));
  return {
    statements: statements.length,
    indexes: [...new Set(indexes)].join(' ') || 'primary keys',
    readsWhole: [...new Set(whole)].join(' ') || 'none',
  };
}

const flat = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(flat)];
