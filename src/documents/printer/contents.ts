import { PrintError } from './messages.ts';
import { pageTree } from './page-tree.ts';

/**
 * An empty element that wants the number of the page another element is on. What a document's data says is escaped,
 * so only a template can write one.
 */
const wanting = /(<[a-z]+ [^<>]*\bdata-page-of="([\w-]+)"[^<>]*>)(?=<\/)/g;

export function namesPages(html: string): boolean {
  return html.search(wanting) >= 0;
}

/**
 * Fills in the numbers that a first print showed.
 * @throws PrintError `refused` when nothing links to a target, since Chromium then does not say where it is.
 */
export function fillPageNumbers(html: string, printed: Uint8Array): string {
  const { destinations } = pageTree(printed);
  return html.replace(wanting, (_, tag: string, id: string) => {
    const page = destinations.get(id);
    if (page === undefined) throw new PrintError('refused', `no page found for the contents entry ${id}`);
    return `${tag}${page}`;
  });
}
