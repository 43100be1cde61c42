import type { QuoteContent, QuoteLine } from '../offer.ts';
import { isOpenChoice } from './line-price.ts';

/** More choices than this are refused: every one is judged. */
export const maximumChoices = 32;

/**
 * Every way in which the customer can still choose, the offer as it stands first: each optional line or not, one of every
 * set of alternatives or none. An offer without open choices has one.
 */
export function choicesOf(content: QuoteContent): QuoteContent[] {
  const open = openChoices(content);
  if (open.length === 0) return [content];
  const taken = open.reduce<string[][]>(
    (ways, ids) => ways.flatMap((way) => [way, ...ids.map((id) => [...way, id])]),
    [[]],
  );
  return taken.map((ids) => (ids.length === 0 ? content : withChosen(content, new Set(ids))));
}

/** How many there are, without making them. */
export const countChoices = (content: QuoteContent): number =>
  openChoices(content).reduce((count, ids) => count * (ids.length + 1), 1);

/** How many alternatives could take the place of one that is chosen: no ways of their own, but priced as options are. */
export const countReplacements = (content: QuoteContent): number =>
  content.lines.filter(isOpenChoice).length - openChoices(content).flat().length;

/** What is decided independently: ids of which at most one is taken. */
function openChoices({ lines }: QuoteContent): string[][] {
  const decided = new Set(lines.flatMap(({ alternative, chosen }) => (alternative && chosen ? [alternative] : [])));
  const sets = new Map<string, string[]>();
  for (const line of lines) {
    if (!isOpenChoice(line) || (line.alternative && decided.has(line.alternative))) continue;
    const key = line.alternative === undefined ? `line ${line.id}` : `set ${line.alternative}`;
    sets.set(key, [...(sets.get(key) ?? []), line.id]);
  }
  return [...sets.values()];
}

/** The offer with some of its open choices taken, each in the place of another alternative of its set that was chosen. */
export function withChosen(content: QuoteContent, ids: ReadonlySet<string>): QuoteContent {
  const sets = new Set(
    content.lines.flatMap(({ id, alternative }) => (ids.has(id) && alternative ? [alternative] : [])),
  );
  const lines = content.lines.map((line): QuoteLine => {
    if (ids.has(line.id)) return { ...line, chosen: true };
    const isReplaced = line.chosen && line.alternative !== undefined && sets.has(line.alternative);
    return isReplaced ? { ...line, chosen: false } : line;
  });
  return { ...content, lines };
}

/** Which lines a choice takes that the offer as it stands leaves open. */
export function newlyChosen({ lines }: QuoteContent, choice: QuoteContent): QuoteLine[] {
  const before = new Set(lines.flatMap(({ id, chosen }) => (chosen ? [id] : [])));
  return choice.lines.filter(({ id, chosen }) => chosen && !before.has(id));
}

/** What tells one set of alternatives from another: spaces around its name do not, nor do capitals. */
export const setOf = (alternative: string): string => alternative.trim().toLowerCase();

/** Lines as they are taken in: a set is spelled as its first line spells it, so that names may be compared as they are. */
export function withOneSpelling(lines: QuoteLine[]): QuoteLine[] {
  const spelled = new Map<string, string>();
  return lines.map((line) => {
    if (line.alternative === undefined) return line;
    const set = setOf(line.alternative);
    const alternative = spelled.get(set) ?? line.alternative.trim();
    spelled.set(set, alternative);
    return line.alternative === alternative ? line : { ...line, alternative };
  });
}
