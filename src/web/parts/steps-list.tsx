import type { ApprovalStep, StepPlan } from '../api/types.ts';
import { Absences } from './absences.tsx';
import { DateText } from './date-text.tsx';
import { People, Person } from './person.tsx';
import { State } from './state.tsx';
import classes from './steps-list.module.css';

/** A step as planned or as it runs. */
export type StepShown = Pick<ApprovalStep, 'stage' | 'label' | 'ask' | 'quorum' | 'candidates' | 'rules' | 'fallback'> &
  Partial<Pick<ApprovalStep, 'id' | 'status' | 'decisions' | 'openedAt' | 'closedAt' | 'yours'>> &
  Partial<Pick<StepPlan, 'within' | 'skipped' | 'alarm'>>;

/** The route to a yes: stages one after another, steps of a stage at the same time, with who is asked and what they said. */
export function StepsList({ steps }: { steps: readonly StepShown[] }) {
  const stages = [...Map.groupBy(steps, ({ stage }) => stage).entries()].sort(([a], [b]) => a - b);
  return (
    <ol className={classes.stages}>
      {stages.map(([stage, inside], index) => (
        <li key={stage} className={classes.stage}>
          <span className={classes.number} aria-hidden="true">
            {index + 1}
          </span>
          <ul className={classes.steps} aria-label={`Stage ${index + 1}`}>
            {inside.map((step) => (
              <Step key={step.id ?? `${step.label} ${step.ask}`} step={step} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Step({ step }: { step: StepShown }) {
  const { label, quorum, candidates, status, decisions = [], fallback, alarm, skipped = [] } = step;
  return (
    <li className={classes.step} data-open={status === 'open'}>
      <div className={classes.head}>
        <strong>{label}</strong>
        {status && <State of={status} />}
      </div>
      {decisions.length === 0 && (
        <p className={classes.people}>
          {quorum > 1 && `${quorum} of `}
          {candidates.length > 0 ? <People who={candidates} of={quorum > 1 ? 'and' : 'or'} /> : 'Nobody can be asked'}
          {status === 'open' && step.openedAt && (
            <>
              , asked <DateText value={step.openedAt} ago />
            </>
          )}
        </p>
      )}
      {(status === undefined || status === 'open' || status === 'waiting') && (
        <Absences of={candidates} className={classes.note} />
      )}
      {decisions.map((decision) => (
        <div key={decision.id} className={classes.decision}>
          <p>
            <Person who={decision.by} inPlaceOf={decision.onBehalfOf} />
            {/* One decision says the same as the step's own state. */}
            {decisions.length > 1 && (
              <>
                {' '}
                <State of={decision.decision} />
              </>
            )}
            <span className={classes.people}>
              , <DateText value={decision.at} ago />
            </span>
          </p>
          {decision.comment && <blockquote>{decision.comment}</blockquote>}
        </div>
      ))}
      {fallback && (
        <p className={classes.note}>{alarm ?? 'A fallback is asked: nobody in the rule’s own route could be.'}</p>
      )}
      {skipped.map(({ person, because }) => (
        <p key={person} className={classes.people}>
          Not {person}: {because}
        </p>
      ))}
    </li>
  );
}
