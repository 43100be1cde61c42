import { Box, Modal } from '@mantine/core';
import { Derivation } from '../../parts/derivation/derivation.tsx';
import { OwnDerivation } from '../../parts/derivation/own-figure.tsx';
import { wordsFor } from '../../parts/words.ts';
import type { ExplainedFigure } from '../over-time/sheet-task.ts';

interface Props {
  /** What it is of: the line's product, the quote. */
  name: string | undefined;
  /** Undefined: nothing is being explained. */
  asked: ExplainedFigure | undefined;
  onClose: () => void;
}

/** How a figure of a line or the quote came about, with every factor exact. Asked for when somebody wants to know. */
export function ExplainFigure({ name = 'the line', asked, onClose }: Props) {
  const { follows, own, ...figure } = asked ?? { measure: 'net' };
  const title = `How ${own?.what ?? `the ${wordsFor(figure.measure).toLowerCase()} of ${name}`} comes about`;
  return (
    <Modal opened={asked !== undefined} onClose={onClose} title={title} size="lg">
      {follows && <p>{follows}</p>}
      {own?.figures.map((derived) => (
        <Box key={derived.name} mb="md">
          <OwnDerivation derived={derived} currency={own.currency} />
        </Box>
      ))}
      {asked && <Derivation key={`${figure.line} ${figure.measure}`} {...figure} />}
    </Modal>
  );
}
