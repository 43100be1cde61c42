import type { Ask, Lookup, Problem, Quorum, Requirement } from './policy.ts';
import {
  defaulted,
  list,
  object,
  oneOf,
  optional,
  type Reader,
  record,
  required,
  text,
  truth,
  wholeNumber,
  word,
} from './reader.ts';

const quorum: Reader<Quorum> = (value, at, problems) =>
  value === 'any' || value === 'all' ? value : wholeNumber(value, at, problems);

const oneOrMore = (value: unknown, at: string, problems: Problem[]): string | string[] | undefined =>
  Array.isArray(value) ? list(word)(value, at, problems) : word(value, at, problems);

const whom = {
  role: optional(word),
  user: optional(word),
  group: optional(oneOrMore),
  chain: optional(oneOf(['each', 'first'])),
  quorum: defaulted(quorum, 'any'),
};

const ask: Reader<Ask> = (value, at, problems) => {
  const found = object(whom)(value, at, problems);
  return found && onlyOne(found, at, problems);
};

interface Whom {
  role?: string;
  user?: string;
  group?: string | string[];
  chain?: 'each' | 'first';
  quorum: Quorum;
}

/** Exactly one of role, user, group or chain; a chain may also name the role that counts. */
function onlyOne(
  found: {
    role?: string;
    user?: string;
    group?: string | string[];
    chain?: 'each' | 'first';
    quorum: Quorum;
  },
  at: string,
  problems: Problem[],
): Ask | undefined {
  const { role, user, group, chain } = found;
  const named = [chain ?? role, user, group].filter((each) => each !== undefined);
  if (named.length !== 1) {
    problems.push({
      pointer: at,
      message: 'must name one of role, user, group, chain (chain may also name a role)',
    });
    return undefined;
  }
  if (chain) return { chain, ...(role && { role }), quorum: found.quorum };
  if (role) return { role, quorum: found.quorum };
  if (user) return { user, quorum: found.quorum };
  return group ? { group, quorum: found.quorum } : undefined;
}

const lookup: Reader<Lookup> = object({
  by: required(word),
  asks: required(record(ask, text)),
  otherwise: optional(ask),
});

const requirement = object({
  ...whom,
  lookup: optional(lookup),
  input: optional(word),
  limited: optional(truth),
});

/** Reads whom an outcome asks; its stage and deadline stand beside it in the file. */
export const readRequirement: Reader<Omit<Requirement, 'stage' | 'within'>> = (value, at, problems) => {
  const found = requirement(value, at, problems);
  if (!found) return undefined;
  const { input, limited } = found;
  const asked = whomToAsk(found, at, problems);
  if (!asked) return undefined;
  // Climbing a chain for an input is looking for authority, so there a stated limit is needed.
  return {
    ask: asked,
    ...(input && { input }),
    limited: limited ?? ('chain' in asked && input !== undefined),
  };
};

function whomToAsk(found: Whom & { lookup?: Lookup }, at: string, problems: Problem[]): Requirement['ask'] | undefined {
  const { lookup, role, user, group, chain } = found;
  if (!lookup) return onlyOne(found, at, problems);
  if (!role && !user && !group && !chain) return { lookup };
  problems.push({ pointer: at, message: 'must name either a lookup or whom to ask' });
  return undefined;
}
