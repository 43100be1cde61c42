import type { PolicyVersion } from '../../api/types.ts';

export type InputSpec = PolicyVersion['inputs'][number];

/** What stands in the fields, by input; an empty field is a missing value. */
export type Written = Readonly<Record<string, string | readonly string[]>>;

/** The inputs a deal has and those its lines have: a column that only line tables read stands on the lines. */
export function inputsByPlace({ inputs, tables }: Pick<PolicyVersion, 'inputs' | 'tables'>): {
  deal: InputSpec[];
  lines: InputSpec[];
} {
  const read = (onLines: boolean) =>
    new Set(tables.filter(({ scope }) => (scope !== 'deal') === onLines).flatMap(({ columns }) => columns));
  const [byDeal, byLine] = [read(false), read(true)];
  return {
    deal: inputs.filter(({ name }) => byDeal.has(name) || !byLine.has(name)),
    lines: inputs.filter(({ name }) => byLine.has(name)),
  };
}

/** The fields as the API takes them: values by input name, empty ones left out. */
export function evaluationInput(
  specs: { deal: readonly InputSpec[]; lines: readonly InputSpec[] },
  deal: Written,
  lines: readonly Written[],
): Record<string, unknown> {
  const values = valuesOf(specs.deal, deal);
  return lines.length > 0 ? { ...values, lines: lines.map((line) => valuesOf(specs.lines, line)) } : values;
}

function valuesOf(specs: readonly InputSpec[], written: Written): Record<string, unknown> {
  const entries = specs.map(({ name, type }) => [name, valueOf(type, written[name])] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

// Numbers go as they are typed: text keeps every digit. No custom terms is a set without members, not a missing one.
function valueOf(type: string, written: string | readonly string[] | undefined): unknown {
  if (type === 'set') return written ?? [];
  if (typeof written !== 'string' || written.trim() === '') return undefined;
  return type === 'boolean' ? written === 'true' : written.trim();
}
