import type { Actor } from '../../commands/actor.ts';
import { packageOf } from '../../commands/gather/package.ts';
import { seenDeals } from '../../commands/relations.ts';
import { plainText } from '../../domain/exact.ts';
import { type Member, memberOf, packageTcv } from '../../domain/measures/package.ts';
import { moneyOf } from '../../domain/money.ts';
import type { Decimal, Money, QuoteContent } from '../../domain/offer.ts';
import type { PricingBasis } from '../../domain/pricing/basis.ts';
import { validateContent } from '../../domain/pricing/validate.ts';
import type { Reader } from '../page.ts';

export interface PackageMemberRow {
  id: string;
  number: string;
  state: string;
  version: number;
  deal: { id: string; number: string; name: string };
  /** In the policy currency. */
  tcv: Money;
  /** The same before it is rounded: what the sum is of. */
  exactTcv: Decimal;
}

export interface QuotePackage {
  /** Null: the quote is judged by itself. */
  name: string | null;
  /** The other quotes that count with it and that this person may see. */
  others: PackageMemberRow[];
  /** How many more count with it. */
  unseen: number;
  /** What it counts for itself; null while it cannot be priced. */
  own: Money | null;
  /** The version that it is of, and the same before it is rounded. */
  ownVersion: number;
  ownExact: Decimal | null;
  /** What all come to together; null where that would tell of what is not seen. */
  tcv: Money | null;
}

/** The quotes that are judged together with this one, each as it stands. */
export async function quotePackage(
  reader: Reader,
  actor: Actor,
  { dealId, quoteId }: { dealId: string; quoteId: string },
): Promise<QuotePackage> {
  const { version, content, basis } = await asItStands(reader, quoteId);
  const all = (await packageOf(reader, { dealId, quoteId }, content)).map((quote) => ({
    quote,
    worth: memberOf(quote),
  }));
  const seen = await seenDeals(
    reader,
    actor,
    all.map(({ quote }) => quote.deal.id),
  );
  const shown = all.filter(({ quote }) => seen.has(quote.deal.id));
  const unseen = all.length - shown.length;
  const isPriced = content.lines.length > 0 && validateContent(content, basis).length === 0;
  const own = isPriced ? memberOf({ content, basis }) : null;
  const members = shown.map(({ worth }) => worth);
  return {
    name: content.package ?? null,
    others: shown.map(({ quote: { id, number, state, version: theirs, deal }, worth }) => ({
      id,
      number,
      state,
      version: theirs,
      deal,
      tcv: inPolicyCurrency(worth),
      exactTcv: plainText(packageTcv([worth])),
    })),
    unseen,
    own: own && inPolicyCurrency(own),
    ownVersion: version,
    ownExact: own && plainText(packageTcv([own])),
    tcv: own && unseen === 0 ? moneyOf(packageTcv([own, ...members]), own.measures.policyCurrency) : null,
  };
}

const inPolicyCurrency = (member: Member): Money => moneyOf(packageTcv([member]), member.measures.policyCurrency);

interface Standing {
  version: number;
  content: QuoteContent;
  basis: PricingBasis;
}

async function asItStands(reader: Reader, quoteId: string): Promise<Standing> {
  const [version] = await reader.query<Standing>(
    `select v.version, v.content, v.basis from quote_version v join instance i on i.id = v.quote_id
     where v.quote_id = $1 and v.version = (i.snapshot -> 'context' ->> 'version')::int`,
    [quoteId],
  );
  if (!version) throw new Error(`no quote ${quoteId}`);
  return version;
}
