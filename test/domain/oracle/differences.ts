import { inspect } from 'node:util';

/** Where the product's numbers are not those of the oracle. */

/** A fraction of either; the product's are of numbers where they are small. */
interface AnyFraction {
  n: number | bigint;
  d: number | bigint;
}

const isFraction = (value: unknown): value is AnyFraction =>
  typeof value === 'object' && value !== null && 'n' in value && 'd' in value;
const equal = (a: AnyFraction, b: AnyFraction): boolean => BigInt(a.n) * BigInt(b.d) === BigInt(b.n) * BigInt(a.d);
const text = (value: unknown): string =>
  isFraction(value) ? `${value.n}/${value.d}` : inspect(value, { depth: 4, breakLength: Infinity });

/** Compares all that the oracle says; what it does not speak of may be anything. */
export function differences(product: unknown, oracle: unknown, path = ''): string[] {
  if (isFraction(product) && isFraction(oracle)) return equal(product, oracle) ? [] : [told(path, product, oracle)];
  if (Array.isArray(oracle)) {
    if (!Array.isArray(product) || product.length !== oracle.length) return [told(`${path}/length`, product, oracle)];
    return oracle.flatMap((each, index) => differences(product[index], each, `${path}/${index}`));
  }
  if (typeof oracle === 'object' && oracle !== null && !isFraction(oracle)) {
    if (typeof product !== 'object' || product === null) return [told(path, product, oracle)];
    return Object.entries(oracle).flatMap(([name, value]) =>
      differences((product as Record<string, unknown>)[name], value, `${path}/${name}`),
    );
  }
  return product === oracle ? [] : [told(path, product, oracle)];
}

const told = (path: string, product: unknown, oracle: unknown): string =>
  `${path}: product ${text(product)}, oracle ${text(oracle)}`;
