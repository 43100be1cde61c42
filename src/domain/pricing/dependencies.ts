import type { Charge, Component } from '../catalogue.ts';
import { at } from './limits.ts';
import type { Problem } from './priced.ts';

/** What a product needs beside it, bars from the quote, and holds. */
export interface Dependencies {
  sku: string;
  charge: Charge;
  pricePeriod: 'month' | 'year' | null;
  requires: readonly string[];
  excludes: readonly string[];
  components: readonly Component[];
}

export type Known = ReadonlyMap<string, Dependencies>;

/**
 * What is wrong with the dependencies of a product, so that it or another one could never be sold, or its cost never told.
 * `others` holds every product that is named and every one that has dependencies of its own.
 */
export function dependencyProblems(product: Dependencies, others: Known): Problem[] {
  const known = new Map(others).set(product.sku, product);
  const found = ownProblems(product, known);
  if (found.length > 0) return found;
  const spoilt = [...known.values()].find(
    (other) => other.sku !== product.sku && togetherWith(other, known).has(product.sku) && contradiction(other, known),
  );
  if (!spoilt) return [];
  return [at(fieldOf(product), `${spoilt.sku} could not be sold any more: ${contradiction(spoilt, known)}`)];
}

/** The same, of the product alone; `known` holds it too. */
export function ownProblems(product: Dependencies, known: Known): Problem[] {
  const found = [
    ...namedProblems('/requires', product.requires, product, known),
    ...namedProblems('/excludes', product.excludes, product, known),
    ...componentProblems(product, known),
    ...product.excludes.flatMap((sku, index) =>
      product.requires.includes(sku) ? [at(`/excludes/${index}`, `${sku} is required as well.`)] : [],
    ),
  ];
  const impossible = found.length > 0 ? undefined : contradiction(product, known);
  return impossible ? [at(fieldOf(product), impossible)] : found;
}

function namedProblems(field: string, skus: readonly string[], { sku: own }: Dependencies, known: Known): Problem[] {
  return skus.flatMap((sku, index) => {
    const here = `${field}/${index}`;
    if (sku === own) return [at(here, 'A product does not name itself.')];
    if (skus.indexOf(sku) !== index) return [at(here, `${sku} is named twice.`)];
    return known.has(sku) ? [] : [at(here, `There is no product ${sku}.`)];
  });
}

/** A bundle is charged as what it holds: its cost is the sum of theirs. */
function componentProblems({ sku: own, charge, pricePeriod, components }: Dependencies, known: Known): Problem[] {
  return components.flatMap(({ product: sku }, index) => {
    const here = `/components/${index}/product`;
    if (sku === own) return [at(here, 'A bundle does not hold itself.')];
    if (components.findIndex(({ product }) => product === sku) !== index) return [at(here, `${sku} is named twice.`)];
    const part = known.get(sku);
    if (!part) return [at(here, `There is no product ${sku}.`)];
    if (heldBy(part, known).has(own)) return [at(here, `${sku} holds ${own} itself.`)];
    return part.charge === charge && part.pricePeriod === pricePeriod
      ? []
      : [at(here, `${sku} is charged ${chargedAs(part)}, the bundle ${chargedAs({ charge, pricePeriod })}.`)];
  });
}

/** Two products that come together and bar one another, as a sentence. */
export function contradiction(product: Dependencies, known: Known): string | undefined {
  const together = togetherWith(product, known);
  for (const sku of together) {
    const barred = known.get(sku)?.excludes.find((other) => together.has(other));
    if (barred !== undefined) return `${sku} excludes ${barred}, and both come with ${product.sku}.`;
  }
  return undefined;
}

/** Everything that must be on a quote with a product, itself included. */
export const togetherWith = (product: Dependencies, known: Known): Set<string> =>
  reached(product.sku, known, ({ requires, components }) => [
    ...requires,
    ...components.map(({ product: sku }) => sku),
  ]);

/** Everything that is in a bundle, itself included. */
const heldBy = (product: Dependencies, known: Known): Set<string> =>
  reached(product.sku, known, ({ components }) => components.map(({ product: sku }) => sku));

function reached(from: string, known: Known, next: (product: Dependencies) => readonly string[]): Set<string> {
  const found = new Set([from]);
  for (const sku of found) {
    const product = known.get(sku);
    for (const other of product ? next(product) : []) found.add(other);
  }
  return found;
}

const fieldOf = ({ requires, excludes }: Dependencies): string =>
  excludes.length > 0 ? '/excludes' : requires.length > 0 ? '/requires' : '/components';

const chargedAs = ({ charge, pricePeriod }: Pick<Dependencies, 'charge' | 'pricePeriod'>): string =>
  charge === 'one-time' ? 'once' : `${charge === 'usage' ? 'by usage ' : ''}per ${pricePeriod}`;
