import { ConfirmWithReason } from '../parts/confirm-with-reason.tsx';
import { askWords, type DecisionKind } from './decision.ts';

interface Props {
  /** What is being decided; undefined while nothing is. */
  kind: DecisionKind | undefined;
  deal: string;
  onClose: () => void;
  onDecide: (kind: DecisionKind, comment: string) => void;
}

const consequences: Record<DecisionKind, string> = {
  approve: 'What you write is kept with your decision, for everybody on the request.',
  reject: 'The request ends; other open steps are cancelled. The rep reads why.',
  'request-changes': 'The quote goes back to the rep as a new version. Say what would make it approvable.',
};

/** The words that go with a decision; a yes needs none. */
export function DecideDialog({ kind, deal, onClose, onDecide }: Props) {
  if (!kind) return null;
  return (
    <ConfirmWithReason
      key={kind}
      opened
      onClose={onClose}
      title={`${askWords[kind]}: ${deal}`}
      label={kind === 'approve' ? 'Comment' : 'Why'}
      optional={kind === 'approve'}
      confirm={askWords[kind]}
      danger={kind === 'reject'}
      busy={false}
      error={null}
      onConfirm={(comment) => onDecide(kind, comment)}
    >
      {consequences[kind]}
    </ConfirmWithReason>
  );
}
