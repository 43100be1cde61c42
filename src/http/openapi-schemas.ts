/** JSON Schema, as far as it is looked at here. */
interface Schema {
  $ref?: string;
  type?: string | string[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
}

/**
 * A description whose schemas say what is meant. The generator writes `nullable` and `extend` of a named schema as
 * `allOf`, which nothing fits: null is no object, and two closed objects each bar the fields of the other.
 */
export function meant<T extends { components?: { schemas?: object } }>(document: T): T {
  const named = (document.components?.schemas ?? {}) as Record<string, Schema>;
  const mend = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(mend);
    if (typeof node !== 'object' || node === null) return node;
    const schema = node as Schema;
    const [base, more, ...others] = schema.allOf ?? [];
    if (base?.$ref !== undefined && more && others.length === 0) {
      if (more.properties) return extended(mend(named[nameOf(base.$ref)]) as Schema, mend(more) as Schema);
      if ([more.type].flat().includes('null')) {
        const { type: _, ...words } = more;
        return { ...words, anyOf: [base, { type: 'null' }] };
      }
    }
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, mend(value)]));
  };
  return mend(document) as T;
}

const nameOf = (ref: string): string => ref.split('/').at(-1) ?? ref;

const extended = (base: Schema, more: Schema): Schema => ({
  ...base,
  ...more,
  properties: { ...base.properties, ...more.properties },
  required: [...new Set([...(base.required ?? []), ...(more.required ?? [])])],
});
