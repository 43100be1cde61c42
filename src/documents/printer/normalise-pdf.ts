/**
 * Chromium's PDFs of one document differ in two ways only: the time they were made, and the numbers of the elements
 * that tags refer to. Both are rewritten in place at the same length, so that every offset in the file stays right.
 */
export function normalisePdf(pdf: Uint8Array): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1');
  const ids = [...new Set([...text.matchAll(parts)].flatMap(([, , id]) => id ?? []))].sort();
  // In the same order as before, because the tree that looks them up is sorted.
  const numbers = new Map(ids.map((id, index) => [id, String(index + 1).padStart(id.length, '0')]));
  const normal = text.replace(parts, (whole: string, date?: string, id?: string) => {
    if (date !== undefined) return whole.replace(date, date.replace(/\d/g, '0'));
    if (id !== undefined) return `(node${numbers.get(id)})`;
    return whole;
  });
  return Buffer.from(normal, 'latin1');
}

/** A stream, left alone whatever its bytes look like; or a date; or an element's name. */
const parts = /\bstream\r?\n[^]*?endstream|\/(?:CreationDate|ModDate) \(D:([^)]*)\)|\(node(\d+)\)/g;
