import { useMe } from '../api/me.ts';
import type { Delegation } from '../api/types.ts';
import { useList } from '../api/use-list.ts';
import { Page, PageLoading, Section } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { DelegationForm } from './delegation-form.tsx';
import { DelegationTable } from './delegation-table.tsx';
import classes from './away.module.css';

/** Who stands in for the reader, for whom the reader stands in, with their days: to come, now and over. */
export default function Away() {
  const me = useMe();
  const { rows, error, again, more } = useList<Delegation>('/api/delegations', { limit: 200 });
  if (!rows || !me) return error ? <Problem error={error} again={again} /> : <PageLoading />;
  const given = rows.filter(({ from }) => from.id === me.id);
  const received = rows.filter(({ to }) => to?.id === me.id);
  return (
    <Page
      title="Away and standing in"
      beneath="Whoever stands in decides with your authority and never more, and each decision names you both."
    >
      <div className={classes.columns}>
        <div className={classes.stack}>
          <Section title="Who stands in for me">
            <DelegationTable
              label="Who stands in for me"
              rows={given}
              who={({ to }) => to?.name ?? 'Nobody'}
              empty="Nobody stands in for you. You can arrange it weeks ahead."
            />
          </Section>
          <Section title="For whom I stand in">
            <DelegationTable
              label="For whom I stand in"
              rows={received}
              who={({ from }) => from.name}
              empty="You stand in for nobody."
            />
          </Section>
          {more && (
            <button type="button" className={classes.more} onClick={more}>
              Show more
            </button>
          )}
        </div>
        <Section title="Be away, or let somebody decide for you">
          <DelegationForm me={me.id} />
        </Section>
      </div>
    </Page>
  );
}
