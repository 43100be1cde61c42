import { emit } from 'xstate';

/**
 * The one way a chart emits a fact: `{ type: 'record', params: { fact: 'QuoteRecalled' } }`. The fact carries what
 * identifies its subject (from the context) and the data of the command that caused it, so that audit shows both.
 */
export interface Recording {
  fact: string;
  /** Further data, fixed by the chart. */
  with?: object;
  /** Leaves the command's own data out: for a second fact of the same command. */
  bare?: true;
}

interface Args<Context> {
  context: Context;
  event: { type: string };
}

/** The `record` action of a chart whose facts are identified by `identify(context)`. */
export const recording = <Context>(identify: (context: Context) => object) =>
  emit(({ context, event }: Args<never>, params: Recording) => {
    // The event that begins a machine wraps its input, which is what was asked.
    const { type: _, ...carried } = event.type === 'xstate.init' ? beginning(event) : event;
    return {
      type: params.fact,
      ...identify(context),
      ...(params.bare ? {} : carried),
      ...params.with,
    };
  }) as never;

const beginning = ({ input }: { type: string; input?: object }) => ({ type: '', ...input });

/** Shorthand for charts: records `fact`. */
export const record = (fact: string, more: Omit<Recording, 'fact'> = {}) => ({
  type: 'record' as const,
  params: { fact, ...more },
});
