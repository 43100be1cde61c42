import type { Problem } from './policy.ts';

/**
 * Readers turn an unknown value into a typed one and note every problem with its JSON pointer. A reader that
 * noted a problem returns undefined.
 */
export type Reader<T> = (value: unknown, at: string, problems: Problem[]) => T | undefined;

/** A field of an object: its reader and, when it may be absent, what stands for it. */
export interface Field<T> {
  read: Reader<T>;
  absent?: () => T;
}

export const required = <T>(read: Reader<T>): Field<T> => ({ read });
export const optional = <T>(read: Reader<T>): Field<T | undefined> => ({
  read,
  absent: () => undefined,
});
export const defaulted = <T>(read: Reader<T>, value: NoInfer<T>): Field<T> => ({ read, absent: () => value });

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** RFC 6901: the pointer to a member. */
export function below(at: string, key: string | number): string {
  return `${at}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

const longest = 2000;

export const text: Reader<string> = (value, at, problems) => {
  if (typeof value === 'string' && value.trim() !== '' && value.length <= longest) return value;
  problems.push({
    pointer: at,
    message: `must be text of 1 to ${longest} characters`,
  });
  return undefined;
};

/** A name that is safe as a key everywhere. */
export const word: Reader<string> = (value, at, problems) => {
  if (typeof value === 'string' && /^[A-Za-z][A-Za-z0-9_.@-]*$/.test(value) && value.length <= 100) return value;
  problems.push({
    pointer: at,
    message: 'must be a name: a letter, then letters, digits, _ . @ or -',
  });
  return undefined;
};

export const truth: Reader<boolean> = (value, at, problems) => {
  if (typeof value === 'boolean') return value;
  problems.push({ pointer: at, message: 'must be true or false' });
  return undefined;
};

export const wholeNumber: Reader<number> = (value, at, problems) => {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 && value <= 1000) return value;
  problems.push({
    pointer: at,
    message: 'must be a whole number from 1 to 1000',
  });
  return undefined;
};

/** Text, or a number or truth value that YAML already recognised, as text. */
export const scalar: Reader<string> = (value, at, problems) =>
  typeof value === 'number' || typeof value === 'boolean' ? String(value) : text(value, at, problems);

export function oneOf<const W extends string>(words: readonly W[]): Reader<W> {
  return (value, at, problems) => {
    const found = words.find((each) => each === value);
    if (found === undefined)
      problems.push({
        pointer: at,
        message: `must be one of ${words.join(', ')}`,
      });
    return found;
  };
}

export function list<T>(read: Reader<T>): Reader<T[]> {
  return (value, at, problems) => {
    if (!Array.isArray(value)) {
      problems.push({ pointer: at, message: 'must be a list' });
      return undefined;
    }
    return complete(value.map((item, index) => read(item, below(at, index), problems)));
  };
}

export function record<T>(read: Reader<T>, key: Reader<string> = word): Reader<Record<string, T>> {
  return (value, at, problems) => {
    if (!isPlainObject(value)) {
      problems.push({ pointer: at, message: 'must be an object' });
      return undefined;
    }
    const entries = complete(
      Object.entries(value).map(([name, item]) => {
        const pointer = below(at, name);
        const known = key(name, pointer, problems);
        const found = read(item, pointer, problems);
        return known === undefined || found === undefined ? undefined : ([known, found] as const);
      }),
    );
    return entries && lookupTable(entries);
  };
}

/** An object whose only members are these: no name finds what every object inherits. */
export function lookupTable<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  return Object.assign(Object.create(null) as Record<string, T>, Object.fromEntries(entries));
}

type Read<S> = { [K in keyof S]: S[K] extends Field<infer T> ? T : never };

/** An object with these fields and no others: a misspelt field is a problem, not silence. */
export function object<S extends Record<string, Field<unknown>>>(shape: S): Reader<Read<S>> {
  return (value, at, problems) => {
    if (!isPlainObject(value)) {
      problems.push({ pointer: at, message: 'must be an object' });
      return undefined;
    }
    const before = problems.length;
    const found: Record<string, unknown> = {};
    for (const [name, field] of Object.entries(shape)) {
      if (Object.hasOwn(value, name) && value[name] !== undefined) {
        found[name] = field.read(value[name], below(at, name), problems);
      } else if (field.absent) {
        const absent = field.absent();
        if (absent !== undefined) found[name] = absent;
      } else {
        problems.push({ pointer: below(at, name), message: 'is missing' });
      }
    }
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(shape, name)) {
        problems.push({
          pointer: below(at, name),
          message: `is not known here; known: ${Object.keys(shape).join(', ')}`,
        });
      }
    }
    return problems.length > before ? undefined : (found as Read<S>);
  };
}

function complete<T>(items: (T | undefined)[]): T[] | undefined {
  const whole = items.filter((item) => item !== undefined);
  return whole.length === items.length ? whole : undefined;
}
