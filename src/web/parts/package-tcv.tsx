import { derivePackageTcv } from '../../domain/derivation/package.ts';
import type { QuotePackage } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { OwnDerivation } from './derivation/own-figure.tsx';
import { Problem } from './problem.tsx';

/** What all quotes of a package come to, with what each counts: only where the reader sees every one of them. */
export function PackageTcv({ quoteId }: { quoteId: string }) {
  const { data, error } = useResource<QuotePackage>(`/api/quotes/${quoteId}/package`);
  if (error) return <Problem error={error} />;
  if (!data) return <p>Reading the package…</p>;
  const { ownExact, others, tcv } = data.body;
  if (!tcv || ownExact === null) return <p>What the package comes to is not shown to you.</p>;
  const own = { number: 'This quote', exactTcv: ownExact };
  return (
    <>
      <h3>TCV of the package</h3>
      <p>TCV of every quote in the policy currency, each at its own exchange rate, summed</p>
      <OwnDerivation derived={derivePackageTcv(own, others, tcv.currency)} currency={tcv.currency} />
    </>
  );
}
