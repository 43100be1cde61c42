import { Select, Textarea, TextInput } from '@mantine/core';
import { dealKinds, papers, routesToMarket, waysToClose } from '../../domain/deal.ts';
import type { Account } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { AccountSelect } from '../parts/account-select.tsx';
import { fieldError } from '../parts/field-errors.ts';
import { choices } from '../parts/words.ts';
import classes from './deals.module.css';

/** What a person writes of a deal itself; null: not said. */
export interface DealDraft {
  name: string;
  accountId: string | null;
  sellerId: string | null;
  kind: string;
  paper: string;
  routeToMarket: string;
  partnerId: string | null;
  partnerMargin: string;
  wayToClose: string;
  customerCloseDate: string;
  justification: Record<string, string>;
}

export const justificationFields = [
  ['executiveSummary', 'Executive summary'],
  ['compellingEvent', 'Compelling event'],
  ['competition', 'Competition'],
  ['reasonForDiscount', 'Reason for the discount'],
  ['inReturn', 'What we get in return'],
  ['priceLater', 'How the price goes up later'],
  ['logoRights', 'Logo rights'],
] as const;

interface DealFieldsProps {
  draft: DealDraft;
  onChange(changes: Partial<DealDraft>): void;
  onAccount(account: Account | null): void;
  error: Error | null;
}

/** The fields of a deal, for opening one and for changing it. */
export function DealFields({ draft, onChange, onAccount, error }: DealFieldsProps) {
  const sellers = useResource<{ items: { id: string; name: string; country: string }[] }>('/api/sellers');
  const direct = draft.routeToMarket === 'direct';
  return (
    <div className={classes.fields}>
      <AccountSelect
        label="Account"
        required
        placeholder="Type part of the name"
        value={draft.accountId}
        onChange={onAccount}
        error={fieldError(error, '/accountId')}
      />
      <TextInput
        label="Deal name"
        required
        value={draft.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        error={fieldError(error, '/name')}
      />
      <Select
        label="Kind"
        allowDeselect={false}
        data={choices(dealKinds)}
        value={draft.kind}
        onChange={(kind) => kind && onChange({ kind })}
        error={fieldError(error, '/kind')}
      />
      <Select
        label="Paper"
        allowDeselect={false}
        data={choices(papers)}
        value={draft.paper}
        onChange={(paper) => paper && onChange({ paper })}
        error={fieldError(error, '/paper')}
      />
      <Select
        label="Route to market"
        allowDeselect={false}
        data={choices(routesToMarket)}
        value={draft.routeToMarket}
        onChange={(routeToMarket) =>
          routeToMarket &&
          onChange({ routeToMarket, ...(routeToMarket === 'direct' && { partnerId: null, partnerMargin: '' }) })
        }
        error={fieldError(error, '/routeToMarket')}
      />
      <Select
        label="Way to close"
        allowDeselect={false}
        data={choices(waysToClose)}
        value={draft.wayToClose}
        onChange={(wayToClose) => wayToClose && onChange({ wayToClose })}
        error={fieldError(error, '/wayToClose')}
      />
      {!direct && (
        <>
          <AccountSelect
            label="Partner"
            clearable
            value={draft.partnerId}
            onChange={(partner) => onChange({ partnerId: partner?.id ?? null })}
            error={fieldError(error, '/partnerId')}
          />
          <TextInput
            label="Partner margin"
            placeholder="15%"
            value={draft.partnerMargin}
            onChange={(event) => onChange({ partnerMargin: event.currentTarget.value })}
            error={fieldError(error, '/partnerMargin')}
          />
        </>
      )}
      <Select
        label="Selling entity"
        required
        allowDeselect={false}
        data={(sellers.data?.body.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.sellerId}
        onChange={(sellerId) => onChange({ sellerId })}
        error={fieldError(error, '/sellerId')}
      />
      <TextInput
        label="Customer wants to close on"
        type="date"
        value={draft.customerCloseDate}
        onChange={(event) => onChange({ customerCloseDate: event.currentTarget.value })}
        error={fieldError(error, '/customerCloseDate')}
      />
    </div>
  );
}

/** What approvers read first: why this deal, why now, why this price. */
export function JustificationFields({ draft, onChange, error }: Omit<DealFieldsProps, 'onAccount'>) {
  return (
    <div className={classes.fields}>
      {justificationFields.map(([name, label]) => (
        <Textarea
          key={name}
          label={label}
          autosize
          minRows={2}
          maxRows={8}
          value={draft.justification[name] ?? ''}
          onChange={(event) =>
            onChange({ justification: { ...draft.justification, [name]: event.currentTarget.value } })
          }
          error={fieldError(error, `/justification/${name}`)}
        />
      ))}
    </div>
  );
}

/** The body that the API takes; what is not said is left out or said to be nothing. */
export function dealBody({ partnerMargin, customerCloseDate, justification, ...draft }: DealDraft) {
  const said = Object.entries(justification).filter(([, text]) => text.trim() !== '');
  return {
    ...draft,
    partnerMargin: partnerMargin.trim() === '' ? null : partnerMargin.trim(),
    customerCloseDate: customerCloseDate === '' ? null : customerCloseDate,
    justification: Object.fromEntries(said),
  };
}
