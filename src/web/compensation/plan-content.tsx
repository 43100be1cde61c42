import type { PlanVersion, Ref, Role } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { Details } from '../parts/details.tsx';
import { dateWords, moneyWords } from '../parts/formats.ts';
import { People } from '../parts/person.tsx';
import { wordsFor } from '../parts/words.ts';
import { CommissionPlot } from './commission-plot.tsx';
import { appliesWords, dealsWords, ratesWords } from './pay-words.ts';

/** What a version of a plan says, with what it pays drawn and in figures. */
export function PlanContentShown({ content, people }: { content: PlanVersion['content']; people: readonly Ref[] }) {
  const roles = useResource<{ items: Role[] }>('/api/roles').data?.body.items ?? [];
  const { measure, currency, period, quota, rates, applies, deals, from, to } = content;
  const paid = people.filter(({ id }) => content.people.includes(id));
  const titles = content.roles.map((name) => roles.find((role) => role.name === name)?.title ?? name);
  return (
    <>
      <Details
        entries={[
          ['Counts', `${wordsFor(measure)} of deals signed in a ${period}`],
          ['Whose deals', dealsWords[deals]],
          [
            'Quota',
            quota === null
              ? 'Everybody’s own, that begins in the period'
              : `${moneyWords({ amount: quota, currency })} a ${period}`,
          ],
          ['Pays', ratesWords(measure, rates)],
          ['A higher rate is paid', appliesWords[applies]],
          ['Counts from', `${dateWords(from)}${to === null ? '' : ` to ${dateWords(to)}`}`],
          ['Roles', titles.join(', ')],
          ['People', paid.length > 0 && <People key="people" who={paid} of="and" most={paid.length} />],
        ]}
      />
      {quota !== null && <CommissionPlot terms={{ currency, quota, rates, applies }} />}
    </>
  );
}
