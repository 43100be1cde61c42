/** How rows are written for spreadsheets. */
export type Cell = string | number | boolean | null;

/** One line of CSV (RFC 4180). */
export function csvLine(cells: readonly Cell[]): string {
  const written = cells.map((cell) => (typeof cell === 'string' ? quoted(defused(cell)) : String(cell ?? '')));
  return `${written.join(',')}\r\n`;
}

/** Spreadsheets run what begins like a formula; a plain number with a sign is what it says. */
function defused(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^-\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
}

const quoted = (text: string): string => (/[",\r\n\t']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
