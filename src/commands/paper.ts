import type { Asker } from './command.ts';
import { paperView } from '../documents/view-models/paper.ts';
import type { PaperContact, PaperInput, PaperKind } from '../documents/view-models/paper-input.ts';
import { paperPricing, stillOffered } from '../documents/view-models/paper-pricing.ts';
import { isPricedAsFrozen } from '../domain/as-frozen.ts';
import type { Party, Terms } from '../domain/terms.ts';
import type { Tx } from '../store/database.ts';
import { type QuoteVersion, quoteVersion } from '../store/quote-versions.ts';
import { type Refusal, refuse } from './refusal.ts';
import { validUntilOf } from './quote/validity.ts';
import type { Scene } from './scene.ts';

export interface PaperOrder {
  documentId: string;
  kind: PaperKind;
  quoteId: string;
  version: number;
  contractId?: string;
  draft: boolean;
}

/** A paper says what was approved: none is made of a version that today's rules of pricing would price otherwise. */
export async function pricedOtherwise(
  tx: Pick<Tx, 'query'>,
  quoteId: string,
  version: number,
): Promise<Refusal | undefined> {
  const frozen = await quoteVersion(tx, quoteId, version);
  if (isPricedAsFrozen(frozen, frozen.basis)) return undefined;
  return refuse('rule', {
    detail:
      'This version was priced by earlier rules, and a paper would show other prices than were approved. Make a new version of the quote, recalled first where it is in review, and submit that.',
  });
}

/** Writes down a paper to be printed, with everything that will stand on it. */
export async function insertPaper(scene: Scene, by: Asker, order: PaperOrder): Promise<void> {
  const { tx, deal, at } = scene;
  const version = await quoteVersion(tx, order.quoteId, order.version);
  const [counted] = await tx.query<{ next: number }>(
    `select count(*)::int + 1 as next from document
     where quote_id = $1 and quote_version = $2 and kind = $3 and contract_id is not distinct from $4`,
    [order.quoteId, order.version, order.kind, order.contractId ?? null],
  );
  const ordinal = counted?.next as number;
  const view = paperView(await paperInput(scene, version, order, ordinal));
  await tx.query(
    `insert into document (id, deal_id, quote_id, quote_version, contract_id, kind, ordinal, draft, terms_hash, view,
       status, requested_by, requested_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'rendering', $11, $12)`,
    [
      order.documentId,
      deal.id,
      order.quoteId,
      order.version,
      order.contractId ?? null,
      order.kind,
      ordinal,
      order.draft,
      version.termsHash,
      JSON.stringify(view),
      by === 'installation' ? null : by.id,
      at,
    ],
  );
}

async function paperInput(
  scene: Scene,
  version: QuoteVersion,
  order: PaperOrder,
  ordinal: number,
): Promise<PaperInput> {
  const { deal, at } = scene;
  const { content, basis } = version;
  const priced = paperPricing(content, basis);
  const quoteNumber = `${deal.number}-${version.ordinal}`;
  return {
    kind: order.kind,
    document: {
      number: order.contractId
        ? await contractNumber(scene.tx, order.contractId)
        : `P-${quoteNumber}-${version.version}`,
      version: ordinal,
      draft: order.draft,
      date: at.slice(0, 10),
    },
    termsHash: version.termsHash,
    ...(await parties(scene, version.terms)),
    deal: { name: deal.name, number: `D-${deal.number}` },
    quote: { number: `Q-${quoteNumber}`, version: version.version },
    content: { ...content, validUntil: await validUntilOf(scene.tx, order.quoteId, order.version) },
    ...priced,
    options: stillOffered(priced.options, content),
  };
}

/** A contract and its prints are one thing to everybody who speaks of it, so they have one number. */
async function contractNumber(tx: Tx, contractId: string): Promise<string> {
  const [contract] = await tx.query<{ number: string }>(`select 'C-' || number as number from contract where id = $1`, [
    contractId,
  ]);
  return (contract as { number: string }).number;
}

type Parties = Pick<PaperInput, 'seller' | 'customer'>;

/**
 * Who signs. Submitted terms name their own parties, and a paper that carries the digest of those terms shows them: an
 * account renamed since then changes nothing that was approved.
 */
async function parties({ tx, deal }: Scene, terms: Terms | null): Promise<Parties & Pick<PaperInput, 'contacts'>> {
  const [named] = await tx.query<Parties>(
    `select jsonb_build_object('name', s.name, 'address', s.address, 'registration', s.registration,
         'country', s.country) as seller,
       jsonb_build_object('name', a.name, 'address', a.address, 'country', a.country) as customer
     from seller s, account a where s.id = $1 and a.id = $2`,
    [deal.sellerId, deal.accountId],
  );
  const contacts = await tx.query<Omit<PaperContact, 'role'> & { roles: string[] }>(
    'select name, title, email, roles from contact where account_id = $1 order by name, id',
    [deal.accountId],
  );
  const { seller, customer } = named as Parties;
  return {
    seller: terms ? { ...seller, ...party(terms.seller) } : seller,
    customer: terms ? party(terms.customer) : customer,
    contacts: contacts.map(({ roles, ...contact }) => ({ ...contact, role: roles.map(spoken).join(', ') })),
  };
}

const party = ({ name, address, country }: Party) => ({ name, address, country });

/** "authorised-signatory" → "Authorised signatory". */
const spoken = (role: string): string => `${role.charAt(0).toUpperCase()}${role.slice(1)}`.replaceAll('-', ' ');
