/** Collects the values of a statement while its text is put together. */
export interface Parameters {
  values: unknown[];
  /** The place of a value in the text, as of this type. */
  put(value: unknown, type: string): string;
}

export function parameters(...first: unknown[]): Parameters {
  const values = [...first];
  return { values, put: (value, type) => `$${values.push(value)}::${type}` };
}

/** A text for `ilike` that is found anywhere; what LIKE takes for wildcards stands for itself. */
export const anywhere = (text: string): string => `%${literal(text)}%`;

/** A text for `like` that is found at the beginning. */
export const atBeginning = (text: string): string => `${literal(text)}%`;

const literal = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
