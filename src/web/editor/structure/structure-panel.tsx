import type { Draft, FieldErrors } from '../draft.ts';
import { withCell, withChosen, withStructure } from '../edits.ts';
import type { ProductWords } from '../grid/product-words.ts';
import type { FiguresByLine } from '../grid/figures.ts';
import { LineStructure } from './line-structure.tsx';

interface Props {
  draft: Draft;
  /** The line that is looked at. */
  line: string | undefined;
  products: Readonly<Record<string, ProductWords>>;
  figures: FiguresByLine;
  errors: FieldErrors;
  /** Undefined: it can only be read. */
  change?: (next: (draft: Draft) => Draft) => void;
  onClose: () => void;
}

/** The structure of one line of a draft, beneath the lines. */
export function StructurePanel({ draft, line: id, products, figures, errors, change, onClose }: Props) {
  const place = draft.lines.findIndex((one) => one.id === id);
  const line = draft.lines[place];
  if (!line) return null;
  return (
    <LineStructure
      {...{ line, place, errors, onClose }}
      lines={draft.lines}
      product={products[line.product]}
      figures={figures.get(line.id)}
      readOnly={!change}
      term={{ start: draft.head.start, months: Number(draft.head.termMonths) }}
      onStructure={(to) => change?.((now) => withStructure(now, line.id, to))}
      onCell={(field, text) => change?.((now) => withCell(now, line.id, field, text))}
      onChoose={(chosen) => change?.((now) => withChosen(now, line.id, chosen))}
    />
  );
}
