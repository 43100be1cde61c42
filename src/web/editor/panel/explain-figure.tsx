import { Modal } from '@mantine/core';
import type { AskedFigure } from '../../parts/derivation/source.ts';
import { wordsFor } from '../../parts/words.ts';
import { Derivation } from '../../parts/derivation/derivation.tsx';

interface Props {
  /** What it is of: the line's product, the quote. */
  name: string | undefined;
  /** Undefined: nothing is being explained. */
  asked: (AskedFigure & { follows?: string }) | undefined;
  onClose: () => void;
}

/** How a figure of a line or the quote came about, with every factor exact. Asked for when somebody wants to know. */
export function ExplainFigure({ name = 'the line', asked, onClose }: Props) {
  const { follows, ...figure } = asked ?? { measure: 'net' };
  const title = `How the ${wordsFor(figure.measure).toLowerCase()} of ${name} comes about`;
  return (
    <Modal opened={asked !== undefined} onClose={onClose} title={title} size="lg">
      {follows && <p>{follows}</p>}
      {asked && <Derivation key={`${figure.line} ${figure.measure}`} {...figure} />}
    </Modal>
  );
}
