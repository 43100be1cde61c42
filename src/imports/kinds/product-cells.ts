import { z } from 'zod';

type Read = { value: string } | { message: string };

const sku = z.string().trim().min(1).max(100);
const quantity = z.string().regex(/^(?=.*[1-9])(0|[1-9]\d{0,17})(\.\d{1,12})?$/);
const skus = z.array(sku).max(50);
const components = z.array(z.strictObject({ product: sku, quantity })).max(50);

/** SKUs with semicolons between, or as a JSON list where a SKU has one itself; handed on as a JSON list. */
export function readSkus(text: string): Read {
  const read = skus.safeParse(text.startsWith('[') ? json(text) : parts(text));
  return read.success
    ? { value: JSON.stringify(read.data) }
    : { message: 'Write at most 50 SKUs with semicolons between, like PLT-CORE; SUP-STD.' };
}

/** Quantities and SKUs, "1 GW-200; 10 SN-VIB", or a JSON list; handed on as that. */
export function readComponents(text: string): Read {
  const read = components.safeParse(text.startsWith('[') ? json(text) : parts(text).map(component));
  return read.success
    ? { value: JSON.stringify(read.data) }
    : { message: 'Write at most 50 quantities and SKUs with semicolons between, like 1 GW-200; 10 SN-VIB.' };
}

/** SKUs as a cell that reads back as the same. */
export const skusCell = (list: readonly string[]): string =>
  list.some(isAwkward) ? JSON.stringify(list) : list.join('; ');

/** Components as a cell that reads back as the same. */
export const componentsCell = (list: readonly { product: string; quantity: string }[]): string =>
  list.some(({ product }) => isAwkward(product))
    ? JSON.stringify(list.map(({ product, quantity: units }) => ({ product, quantity: units })))
    : list.map(({ product, quantity: units }) => `${units} ${product}`).join('; ');

const isAwkward = (text: string): boolean => /[;[\r\n]/.test(text);

const parts = (text: string): string[] =>
  text
    .split(/[;\r\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

function component(text: string): { quantity?: string; product: string } {
  const at = text.search(/\s/);
  return at < 0 ? { product: text } : { quantity: text.slice(0, at), product: text.slice(at + 1).trim() };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
