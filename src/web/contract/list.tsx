import { Page } from '../parts/page.tsx';

export default function Screen() {
  return <Page title="Contracts">Not built yet.</Page>;
}
