import { Page } from '../parts/page.tsx';

export default function Screen() {
  return <Page title="Catalogue">Not built yet.</Page>;
}
