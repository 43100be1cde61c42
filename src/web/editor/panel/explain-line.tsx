import { Modal } from '@mantine/core';
import { Derivation } from '../../parts/derivation/derivation.tsx';

interface Props {
  /** What the line is called. */
  name: string | undefined;
  /** Undefined: no line is being explained. */
  line: string | undefined;
  onClose: () => void;
}

/** How a line's net came about, from its list, with every factor exact. Asked for when somebody wants to know. */
export function ExplainLine({ name = 'the line', line, onClose }: Props) {
  return (
    <Modal opened={line !== undefined} onClose={onClose} title={`How ${name} comes about`} size="lg">
      {line !== undefined && <Derivation key={line} measure="net" line={line} />}
    </Modal>
  );
}
