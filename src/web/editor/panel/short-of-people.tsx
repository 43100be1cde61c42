import { shortage } from '../../../domain/policy/seats.ts';
import { shortageText } from '../../../domain/policy/resolve.ts';
import type { StepPlan } from '../../api/types.ts';
import { People } from '../../parts/person.tsx';

/** Which steps nobody can finish, and who there is: what the rep brings to an administrator. */
export function ShortOfPeople({ steps }: { steps: readonly StepPlan[] }) {
  const short = shortage(
    steps.map((step) => ({
      ...step,
      seats: step.quorum,
      who: step.candidates,
      candidates: step.candidates.map(({ id }) => id),
    })),
  );
  if (!short) return null;
  const who = new Map(short.steps.flatMap((step) => step.who.map((person) => [person.id, person] as const)));
  return (
    <p>
      {shortageText(short)}{' '}
      {who.size > 0 && (
        <>
          <People who={[...who.values()]} of="and" most={6} /> can; nobody fills two places.
        </>
      )}
    </p>
  );
}
