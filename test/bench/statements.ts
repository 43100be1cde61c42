import pg from 'pg';

/** A statement as the driver was given it. */
export interface Statement {
  text: string;
  values: unknown[];
  name?: string;
}

type Query = (...args: unknown[]) => unknown;
const prototype = pg.Client.prototype as unknown as { query: Query };

/** What any connection of this process is asked while `work` runs, in order. */
export async function recorded<T>(work: () => Promise<T>): Promise<{ result: T; statements: Statement[] }> {
  const statements: Statement[] = [];
  const original = prototype.query;
  prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const statement = statementOf(args);
    if (statement) statements.push(statement);
    return original.apply(this, args);
  };
  try {
    return { result: await work(), statements };
  } finally {
    prototype.query = original;
  }
}

function statementOf([asked, values]: unknown[]): Statement | undefined {
  if (typeof asked === 'string') return { text: asked, values: Array.isArray(values) ? values : [] };
  const config = asked as Partial<Statement>;
  return config.text === undefined ? undefined : { name: config.name, text: config.text, values: config.values ?? [] };
}

/** The same statement about something else: every name that `names` knows, anywhere in the parameters, is replaced. */
export function retargeted(statements: readonly Statement[], names: ReadonlyMap<string, string>): Statement[] {
  const known = new RegExp([...names.keys()].join('|'), 'g');
  const renamed = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replace(known, (name) => names.get(name) as string);
    return Array.isArray(value) ? value.map(renamed) : value;
  };
  return statements.map(({ values, ...statement }) => ({ ...statement, values: values.map(renamed) }));
}
