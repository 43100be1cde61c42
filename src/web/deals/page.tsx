import { Page } from '../parts/page.tsx';

export default function Screen() {
  return <Page title="Deals">Not built yet.</Page>;
}
