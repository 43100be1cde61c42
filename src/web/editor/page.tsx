import { Page } from '../parts/page.tsx';

export default function Screen() {
  return <Page title="Quote">Not built yet.</Page>;
}
