import { Page } from '../parts/page.tsx';

export default function Screen() {
  return <Page title="People">Not built yet.</Page>;
}
