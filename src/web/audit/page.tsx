import { Page } from '../parts/page.tsx';

export default function Screen() {
  return <Page title="Audit">Not built yet.</Page>;
}
