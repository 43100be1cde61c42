import { askedUnits, countsNow, usedUnits } from '../../commands/gather/price-agreements.ts';
import type { Actor } from '../../commands/actor.ts';
import type { Currency, Decimal } from '../../domain/offer.ts';
import { type Named, named } from '../names.ts';
import { type Page, type PageAsked, pageOf, type Reader } from '../page.ts';

export const agreementStates = ['proposed', 'declined', 'upcoming', 'in-force', 'withdrawn', 'ended'] as const;
export type AgreementState = (typeof agreementStates)[number];

export interface AgreementRow {
  id: string;
  version: number;
  externalId: string | null;
  account: Named;
  name: string;
  product: { id: string; sku: string; name: string; unit: string; pricePeriod: 'month' | 'year' | null };
  currency: Currency;
  unitPrice: Decimal;
  validFrom: string;
  validTo: string;
  upTo: Decimal | null;
  /** Units that signed quotes took. */
  used: Decimal;
  /** Units of quotes that were submitted and may still be signed. */
  askedFor: Decimal;
  /** What signed quotes left; null: any number. */
  left: Decimal | null;
  contract: string;
  state: AgreementState;
  enteredBy: Named;
  confirmedBy: Named | null;
  endedBy: Named | null;
  endReason: string | null;
  available: string[];
}

export interface AgreementsAsked extends PageAsked {
  account?: string;
  /** SKU. */
  product?: string;
  currency?: string;
  state?: AgreementState;
  /** A day that they cover. */
  on?: string;
  /** Confirmed and not withdrawn, whether they have begun or not. */
  counts?: boolean;
}

/** Price agreements, those that run longest first. */
export async function listAgreements(
  reader: Reader,
  actor: Actor,
  { limit, cursor, account, product, currency, state, on, counts }: AgreementsAsked,
): Promise<Page<AgreementRow>> {
  const rows = await reader.query<Stored>(
    `${selected}
     where ($1::date is null or (g.valid_to, g.id) < ($1, $2))
       and ($3::uuid is null or g.account_id = $3) and ($4::text is null or p.sku = $4)
       and ($5::text is null or g.currency = $5) and ($6::text is null or ${stateOf} = $6)
       and ($7::date is null or $7 between g.valid_from and g.valid_to)
       and ($9::boolean is null or (${countsNow}) = $9)
     order by g.valid_to desc, g.id desc limit $8`,
    [
      cursor?.[0] ?? null,
      cursor?.[1] ?? null,
      account ?? null,
      product ?? null,
      currency ?? null,
      state ?? null,
      on ?? null,
      limit + 1,
      counts ?? null,
    ],
  );
  return pageOf(
    rows.map((row) => shown(actor, row)),
    limit,
    (row) => [row.validTo, row.id],
  );
}

export async function readAgreement(reader: Reader, actor: Actor, id: string): Promise<AgreementRow | undefined> {
  const [row] = await reader.query<Stored>(`${selected} where g.id = $1`, [id]);
  return row && shown(actor, row);
}

type Stored = Omit<AgreementRow, 'available'>;

/** Ended is what was ended by somebody or by its last day. */
const stateOf = `case when g.confirmed_at is null then case when g.ended_at is null then 'proposed' else 'declined' end
  when g.withdrawn then 'withdrawn' when g.valid_to < clock()::date then 'ended'
  when g.valid_from > clock()::date then 'upcoming' else 'in-force' end`;

const selected = `select g.id, g.version, g.external_id as "externalId", ${named('a')} as account, g.name,
    jsonb_build_object('id', p.id, 'sku', p.sku, 'name', p.name, 'unit', p.unit, 'pricePeriod', p.price_period) as product,
    g.currency, trim_scale(g.unit_price)::text as "unitPrice", g.valid_from as "validFrom", g.valid_to as "validTo",
    trim_scale(g.up_to)::text as "upTo", trim_scale(n.used)::text as used, trim_scale(n.asked)::text as "askedFor",
    case when g.up_to is not null then trim_scale(greatest(g.up_to - n.used, 0))::text end as "left", g.contract, ${stateOf} as state, ${named('e')} as "enteredBy",
    ${named('c')} as "confirmedBy", ${named('d')} as "endedBy", g.end_reason as "endReason"
  from price_agreement g join account a on a.id = g.account_id join product p on p.id = g.product_id
    join person e on e.id = g.entered_by left join person c on c.id = g.confirmed_by
    left join person d on d.id = g.ended_by
    cross join lateral (select ${usedUnits()} as used, ${askedUnits} as asked) n`;

function shown(actor: Actor, row: Stored): AgreementRow {
  const may = actor.permissions.has('agreement.write');
  const isSecond = row.enteredBy.id !== actor.id;
  const isOpen = row.endedBy === null && ['proposed', 'upcoming', 'in-force'].includes(row.state);
  const available = [
    ...(row.state === 'proposed' && isSecond ? ['ConfirmAgreement'] : []),
    ...(isOpen && (row.state !== 'upcoming' || isSecond) ? ['EndAgreement'] : []),
  ];
  return { ...row, available: may ? available : [] };
}
