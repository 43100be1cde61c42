import { useSearchParams } from 'react-router';
import { useMay, useMe } from '../api/me.ts';
import type { Delegation } from '../api/types.ts';
import { useList } from '../api/use-list.ts';
import { Page, PageLoading, Section } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { chainAbove } from '../people/reporting-tree.ts';
import { useCompany } from '../people/use-company.ts';
import { DelegationForm } from './delegation-form.tsx';
import { DelegationTable } from './delegation-table.tsx';
import classes from './away.module.css';

/**
 * Who stands in for whom: now, to come and over, with what it covers; and arranging it, for oneself or for somebody whom
 * one leads or administers and who is ill.
 */
export default function Away() {
  const me = useMe();
  const mayForAll = useMay('people.write');
  const company = useCompany();
  const [search, setSearch] = useSearchParams();
  const whose = search.get('for') ?? me?.id;
  const person = whose === me?.id ? undefined : whose;
  const { rows, error, again, more } = useList<Delegation>('/api/delegations', { limit: 200, person });
  if (!me || !whose) return <PageLoading />;
  const others = [...company.byId.values()].filter(
    ({ id, active }) =>
      active && id !== me.id && (mayForAll || chainAbove(company.byId, id).some((above) => above.id === me.id)),
  );
  const ofState = (...states: Delegation['state'][]) => rows?.filter(({ state }) => states.includes(state)) ?? [];
  const name = company.byId.get(whose)?.name ?? '';
  return (
    <Page
      title="Away and standing in"
      beneath="Whoever stands in decides with the authority of who is away and never more, and each decision names both."
    >
      <div className={classes.columns}>
        <div className={classes.stack}>
          <Problem error={error} again={again} />
          <Section title="Now">
            <DelegationTable
              label="Now"
              rows={ofState('inForce')}
              empty={person ? `${name} is here and decides.` : 'You are here, and stand in for nobody.'}
            />
          </Section>
          <Section title="To come">
            <DelegationTable
              label="To come"
              rows={ofState('upcoming')}
              empty="Nothing is arranged. It can be, weeks ahead."
            />
          </Section>
          {ofState('over', 'revoked').length > 0 && (
            <Section title="Over">
              <DelegationTable label="Over" rows={ofState('over', 'revoked')} empty="" />
            </Section>
          )}
          {more && (
            <button type="button" className={classes.more} onClick={more}>
              Show more
            </button>
          )}
        </div>
        <Section title={person ? `Arrange it for ${name}` : 'Be away, or let somebody decide for you'}>
          <DelegationForm
            key={whose}
            me={me.id}
            whose={whose}
            others={others}
            roles={company.roles}
            onWhose={(id) => setSearch(id === me.id ? {} : { for: id }, { replace: true })}
          />
        </Section>
      </div>
    </Page>
  );
}
