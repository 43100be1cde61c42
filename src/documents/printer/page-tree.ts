/** The pages of one of Chromium's PDFs: object numbers in reading order, and where its named destinations lead. */
export interface PageTree {
  order: number[];
  /** Name of a destination (the id of an element that a link leads to) → number of its page, from 1. */
  destinations: Map<string, number>;
}

/**
 * Reads the page tree of a PDF that Chromium wrote: uncompressed objects, one definition each (PDF 32000-1, 7.7.3).
 * Not a reader for other people's files.
 */
export function pageTree(pdf: Uint8Array): PageTree {
  const text = Buffer.from(pdf).toString('latin1');
  const kids = new Map<number, number[]>();
  const children = new Set<number>();
  for (const [, number, list = ''] of text.matchAll(/\n(\d+) 0 obj\n<<\/Type \/Pages\b[^>]*?\/Kids \[([^\]]*)\]/g)) {
    const found = [...list.matchAll(/(\d+) 0 R/g)].map(([, kid]) => Number(kid));
    kids.set(Number(number), found);
    for (const kid of found) children.add(kid);
  }
  const leaves = (node: number): number[] => kids.get(node)?.flatMap(leaves) ?? [node];
  const order = [...kids.keys()].filter((node) => !children.has(node)).flatMap(leaves);
  const destinations = new Map<string, number>();
  for (const [, name = '', page] of text.matchAll(/\/([\w-]+) \[(\d+) 0 R \/XYZ/g)) {
    destinations.set(name, order.indexOf(Number(page)) + 1);
  }
  return { order, destinations };
}
